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
});
