import { defineMessages } from '../messages/messages.ts';

/** What the values of one record are called inside a frame; other fields have names of their own. */
export const fieldMessages = defineMessages({
  amount: { ru: 'Сумма записи', en: 'Amount of the record' },
  runningBefore: { ru: 'Итог до записи', en: 'Total before the record' },
  index: { ru: 'Номер записи', en: 'Number of the record' },
  date: { ru: 'Дата записи', en: 'Date of the record' },
  id: { ru: 'Код записи', en: 'Id of the record' },
  source: { ru: 'Источник записи', en: 'Source of the record' },
});

export const frameMessages = defineMessages({
  amounts: { ru: 'Суммы самих записей вместе', en: 'The records’ own amounts together' },
  example: { ru: 'Например, запись {record}: {value}.', en: 'For example, record {record}: {value}.' },
});
