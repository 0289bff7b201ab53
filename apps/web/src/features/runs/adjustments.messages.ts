import { defineMessages } from '@premia/locale';

export const adjustmentsMessages = defineMessages({
  title: { ru: 'Корректировки', en: 'Corrections' },
  description: {
    ru: 'Закрытые периоды не меняются. Что изменилось в данных позже, предлагается доплатить или удержать в первом открытом.',
    en: 'Sealed periods do not change. What changed in the data later is proposed for the first open one.',
  },
  back: { ru: 'Все расчёты', en: 'All runs' },
  link: { ru: 'Корректировки', en: 'Corrections' },
  waiting: { ru: 'Ждут решения', en: 'Waiting for a decision' },
  waitingCount: {
    ru: '{count, plural, one {# корректировка ждёт решения} few {# корректировки ждут решения} many {# корректировок ждут решения} other {# корректировки ждут решения}}',
    en: '{count, plural, one {# correction waits for a decision} other {# corrections wait for a decision}}',
  },
  nothingWaits: { ru: 'Решать нечего', en: 'Nothing to decide' },
  nothingWaitsText: {
    ru: 'Предложение появится само, когда за закрытый период придут новые или исправленные данные.',
    en: 'A proposal appears by itself when new or corrected data arrives for a sealed period.',
  },
  decided: { ru: 'Решённые', en: 'Decided' },
  unclear: { ru: 'Не пересчитать', en: 'Cannot be recalculated' },
  unclearText: {
    ru: 'За закрытый период пришли данные, но пересчитать его нельзя: чего-то не хватает сейчас. Выплаченное не трогаем.',
    en: 'Data arrived for a sealed period that cannot be recalculated: something is missing now. What was paid stays.',
  },
  recalculating: {
    ru: 'Пересчитываем закрытые периоды: {count, plural, one {# сотрудник} few {# сотрудника} many {# сотрудников} other {# сотрудника}}. Предложения появятся здесь сами.',
    en: 'Closed periods are being recalculated: {count, plural, one {# person} other {# people}}. Proposals will appear here by themselves.',
  },
  tick: { ru: 'Отметить: {name}', en: 'Tick: {name}' },
  tickAll: { ru: 'Отметить все, что решаете вы', en: 'Tick all you may decide' },
  ticked: {
    ru: '{count, plural, one {Отмечена # корректировка} few {Отмечены # корректировки} many {Отмечено # корректировок} other {Отмечено # корректировки}}',
    en: '{count, plural, one {# correction ticked} other {# corrections ticked}}',
  },
  rejectSeveral: {
    ru: '{count, plural, one {Отклонить # корректировку} few {Отклонить # корректировки} many {Отклонить # корректировок} other {Отклонить # корректировки}}',
    en: '{count, plural, one {Reject # correction} other {Reject # corrections}}',
  },
  severalDone: {
    ru: '{count, plural, one {Решена # корректировка} few {Решены # корректировки} many {Решено # корректировок} other {Решено # корректировки}}.',
    en: '{count, plural, one {# correction decided} other {# corrections decided}}.',
  },
  approve: { ru: 'Утвердить', en: 'Approve' },
  reject: { ru: 'Отклонить', en: 'Reject' },
  withdraw: { ru: 'Отозвать', en: 'Withdraw' },
  rejectTitle: { ru: 'Отклонить корректировку', en: 'Reject the correction' },
  reason: { ru: 'Причина', en: 'Reason' },
  reasonHint: {
    ru: 'Останется в журнале; её увидит второй проверяющий.',
    en: 'Kept in the log; the second person sees it.',
  },
  keep: { ru: 'Не сейчас', en: 'Not now' },
  booked: { ru: 'Проведена: {period}', en: 'Booked: {period}' },
  rejected: { ru: 'Отклонена', en: 'Rejected' },
  withdrawn: { ru: 'Отозвана', en: 'Withdrawn' },
  superseded: { ru: 'Заменена', en: 'Replaced' },
  proposed: { ru: 'Предложена', en: 'Proposed' },
  byService: { ru: 'Предложил сервис, {time}', en: 'Proposed by the service, {time}' },
  byPerson: { ru: 'Предложил(а): {name}, {time}', en: 'Proposed by {name}, {time}' },
  decidedBy: { ru: 'Решение: {name}, {time}', en: 'Decided by {name}, {time}' },
  second: { ru: 'Решает второй человек.', en: 'A second person decides.' },
  approved: { ru: 'Проведено в {period}', en: 'Booked in {period}' },
  manual: { ru: 'Новая корректировка', en: 'New correction' },
  manualText: {
    ru: 'Её проведут после согласия второго человека; никакой пересчёт её не отменит.',
    en: 'It is booked once a second person agrees, and no recalculation takes it back.',
  },
  employee: { ru: 'Сотрудник', en: 'Employee' },
  period: { ru: 'За какой период', en: 'For which period' },
  amount: { ru: 'Сумма', en: 'Amount' },
  amountHint: { ru: 'Минус – удержание', en: 'A minus takes back' },
  lineTitle: { ru: 'Название в расчётном листке', en: 'Name on the statement' },
  propose: { ru: 'Предложить', en: 'Propose' },
  undo: { ru: 'Отменить', en: 'Undo' },
  undoTitle: { ru: 'Отменить проведённое', en: 'Undo what was booked' },
  undoText: {
    ru: 'Сумма будет возвращена отдельной строкой в первом открытом периоде, когда согласится второй человек. Отменить можно один раз.',
    en: 'The amount is taken back by a line of its own in the first open period once a second person agrees. It can be undone once.',
  },
  ofRun: { ru: 'Корректировки этого периода', en: 'Corrections in this period' },
  ofRunNote: { ru: 'войдут в выгрузку и выплату', en: 'part of the export and the payment' },
});

/** Why a decision or a proposal was refused, by the service's code. */
export const adjustmentRefusals = defineMessages({
  'adjustment/decided': { ru: 'Уже решено.', en: 'It has been decided already.' },
  'adjustment/changed-meanwhile': { ru: 'Предложение успело измениться.', en: 'The proposal has changed meanwhile.' },
  'adjustment/outdated': {
    ru: 'По этой ведомости проведена другая корректировка; предложение будет пересчитано.',
    en: 'Another correction of this statement was booked; the proposal will be worked out again.',
  },
  'adjustment/already-reversed': {
    ru: 'Это уже отменено или отмена предложена.',
    en: 'This is undone already, or about to be.',
  },
  'adjustment/not-reversible': {
    ru: 'Отмену не отменяют: предложите новую.',
    en: 'An undoing is not undone: propose a new one.',
  },
  'adjustment/nothing-to-reverse': { ru: 'Здесь нечего отменять.', en: 'There is nothing to undo.' },
  'adjustment/bad-amount': {
    ru: 'Это не сумма в валюте компании.',
    en: 'This is not an amount in the company’s currency.',
  },
  'adjustment/no-employment': {
    ru: 'В этом периоде человек здесь не работал.',
    en: 'The person did not work here in that period.',
  },
  'adjustment/not-yours': { ru: 'Отозвать может только предложивший.', en: 'Only the proposer can withdraw it.' },
  'access/four-eyes': { ru: 'Утверждает не тот, кто предложил.', en: 'Whoever proposed it cannot approve it.' },
  'access/own-pay': { ru: 'О своих деньгах решают другие.', en: 'Others decide about your own pay.' },
});
