import { defineMessages } from '@premia/locale';

export const notificationMessages = defineMessages({
  title: { ru: 'Уведомления', en: 'Notifications' },
  bell: {
    ru: 'Уведомления, {count, plural, =0 {новых нет} one {# новое} few {# новых} many {# новых} other {# новых}}',
    en: 'Notifications, {count, plural, =0 {nothing new} one {# new} other {# new}}',
  },
  empty: { ru: 'Пока ничего нового', en: 'Nothing new yet' },
  emptyText: {
    ru: 'Здесь появятся решения по вашим предложениям, просьбы к вам и важные изменения.',
    en: 'Decisions on what you proposed, requests to you and important changes appear here.',
  },
  loading: { ru: 'Загружаем уведомления…', en: 'Loading notifications…' },
  unread: { ru: 'новое', en: 'new' },
  somebody: { ru: 'Коллега', en: 'A colleague' },
  mentioned: {
    ru: '{name} зовёт вас в обсуждение схемы «{title}»',
    en: '{name} calls you to the comments on “{title}”',
  },
  changeWaits: {
    ru: '{name}: изменения «{title}» ждут решения финансов',
    en: '{name}: the changes “{title}” wait for finance',
  },
  changeApplied: {
    ru: '{name}: изменения «{title}» утверждены и применены',
    en: '{name}: the changes “{title}” are approved and applied',
  },
  changeRejected: { ru: '{name}: изменения «{title}» отклонены', en: '{name}: the changes “{title}” are rejected' },
  changeAnnounced: {
    ru: 'Ваши условия изменились: «{title}»',
    en: 'Something was changed for you: “{title}”',
  },
  submissionWaits: {
    ru: '{name}: схема «{title}» ждёт вашего решения',
    en: '{name}: the scheme “{title}” waits for your decision',
  },
  submissionApproved: {
    ru: '{name}: схема «{title}» согласована и опубликована',
    en: '{name}: the scheme “{title}” is approved and published',
  },
  submissionPassed: {
    ru: '{name}: схема «{title}» согласована, теперь решает директор',
    en: '{name}: the scheme “{title}” is approved and goes on to the executive',
  },
  submissionReturned: {
    ru: '{name}: схема «{title}» возвращена, посмотрите комментарий',
    en: '{name}: the scheme “{title}” came back, see the comment',
  },
  initiativeAssigned: {
    ru: 'Вам на оценку: «{title}», срок – {date}. Записал(а) {name}',
    en: 'For you to assess by {date}: “{title}”, recorded by {name}',
  },
  initiativeDeadlineNear: {
    ru: 'Скоро срок оценки, {date}: «{title}»',
    en: 'The assessment is due soon, {date}: “{title}”',
  },
  initiativeOverdue: {
    ru: 'Срок оценки прошёл {date}: «{title}». Автор ждёт ответа',
    en: 'The assessment was due on {date}: “{title}”. Its author is waiting',
  },
  initiativeToApprove: {
    ru: 'Эффект измерен, нужно решение: «{title}»',
    en: 'The effect is measured, a decision is needed: “{title}”',
  },
  initiativeReturned: { ru: 'Просят уточнить: «{title}»', en: 'Please clarify: “{title}”' },
  initiativeApproved: { ru: 'Одобрено: «{title}»', en: 'Approved: “{title}”' },
  initiativeDeclined: { ru: 'Отклонено: «{title}»', en: 'Declined: “{title}”' },
  initiativeCorrected: {
    ru: 'Эффект пересчитан и ждёт решения: «{title}»',
    en: 'The effect was counted anew and awaits a decision: “{title}”',
  },
  initiativeCorrectionDeclined: {
    ru: 'Пересчёт эффекта отклонён, одобренное остаётся в силе: «{title}»',
    en: 'The correction was declined, what was approved stands: “{title}”',
  },
  initiativeRevoked: { ru: 'Решение отменено: «{title}»', en: 'The approval was revoked: “{title}”' },
  initiativeRewarded: {
    ru: 'Вознаграждение выплачивается за {period}: «{title}»',
    en: 'The reward is paid for {period}: “{title}”',
  },
});
