import { defineMessages } from '../messages/messages.ts';

/** The smallest change that pays more, in one sentence: the way there before what it brings. */
export const payMoreMessages = defineMessages({
  change: {
    ru: '{goal, select, band {До следующей ступени} condition {Чтобы условие решилось в вашу пользу} cell {До следующей ячейки таблицы} other {Чтобы сумма выросла}} – {way}: {gain}.',
    en: '{goal, select, band {To the next tier} condition {For the condition to turn in your favour} cell {To the next cell of the table} other {For the amount to grow}} – {way}: {gain}.',
  },
  /** Several changes, each of which brings nothing. */
  together: {
    ru: '{goal, select, condition {Чтобы условие решилось в вашу пользу} other {Чтобы сумма выросла}}, нужно всё вместе – {way}: {gain}.',
    en: '{goal, select, condition {For the condition to turn in your favour} other {For the amount to grow}} it takes all of this together – {way}: {gain}.',
  },
  criterion: {
    ru: '{direction, select, more {ещё {change}} other {на {change} меньше}} по показателю {name}',
    en: '{direction, select, more {{change} more} other {{change} less}} of {name}',
  },
  fact: {
    ru: '{order, select, first {первая запись} other {ещё одна запись}} вида {name} на {change}{like}',
    en: '{order, select, first {the first record} other {one more record}} of type {name} of {change}{like}',
  },
  facts: {
    ru: '{number, select, one {{order, select, first {первая запись} other {ещё одна запись}}} other {{order, select, first {} other {ещё }}{count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}}} вида {name}{like}',
    en: '{number, select, one {{order, select, first {the first record} other {one more record}}} other {{count, plural, one {# record} other {# records}}{order, select, first {} other { more}}}} of type {name}{like}',
  },
  /** Records that pay whatever their amounts are. */
  anyFacts: {
    ru: '{number, select, one {{order, select, first {Первая запись} other {Ещё одна запись}}} other {{order, select, first {Первые} other {Ещё}} {count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}}} вида {name}{like}: {gain}.',
    en: '{number, select, one {{order, select, first {The first record} other {One more record}}} other {{order, select, first {The first {count, plural, one {# record} other {# records}}} other {{count, plural, one {# more record} other {# more records}}}}}} of type {name}{like}: {gain}.',
  },
  /** The first record of all, by the least amount that is paid for. */
  firstFact: {
    ru: 'Первая же запись вида {name} прибавит{like}: уже с {change} – {gain}.',
    en: 'The very first record of type {name} pays{like}: {change} of it already brings {gain}.',
  },
  /** What was assumed of a record that there is none like. */
  like: {
    ru: ' ({fields})',
    en: ' ({fields})',
  },
  field: {
    ru: '{field, select, amount {сумма} other {{name}}} – {value}',
    en: '{field, select, amount {amount} other {{name}}}: {value}',
  },
});
