import { defineMessages } from '@premia/locale';

export const waysMessages = defineMessages({
  hitsOfPeople: {
    ru: 'Попало {hits} из {people}, {period}',
    en: '{hits} of {people} land here, {period}',
  },
  hitsOfRecords: {
    ru: 'Попало {hits} из {all} записей, {period}',
    en: '{hits} of {all} records land here, {period}',
  },
  short: { ru: '{hits} из {all}', en: '{hits} of {all}' },
  sharePeople: {
    ru: '{percent} людей, {period}',
    en: '{percent} of the people, {period}',
  },
  shareRecords: {
    ru: '{percent} записей, {period}',
    en: '{percent} of the records, {period}',
  },
  of: {
    ru: 'Сколько людей попало в каждую строку: {period}, по сохранённой схеме, {count, plural, one {# человек} few {# человека} many {# человек} other {# человека}}.',
    en: 'How many people land in each row: {period}, by the saved scheme, {count, plural, one {# person} other {# people}}.',
  },
  waiting: { ru: 'Считаем, сколько людей попадает в каждую строку…', en: 'Counting how many people land in each row…' },
  noPeriod: {
    ru: 'Сколько людей попадает в строку, будет видно, когда завершится первый период.',
    en: 'How many people land in a row shows once the first period is over.',
  },
  nobody: {
    ru: 'За {period} под схемой никого нет: сколько людей попадает в строку, ещё не видно.',
    en: 'Nobody is under the scheme in {period}: how many people land in a row cannot be seen yet.',
  },
  hasErrors: {
    ru: 'Сколько людей попадает в строку, посчитаем, когда в схеме не останется ошибок.',
    en: 'How many people land in a row is counted once the scheme has no errors.',
  },
  failed: {
    ru: 'Сколько людей попадает в строку, посчитать не удалось.',
    en: 'How many people land in a row could not be counted.',
  },
});
