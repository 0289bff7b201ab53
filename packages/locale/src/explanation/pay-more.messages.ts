import { defineMessages } from '../messages/messages.ts';

/** The smallest change that pays more, in one sentence: the way there before what it brings. */
export const payMoreMessages = defineMessages({
  criterion: {
    ru: '{goal, select, band {До следующей ступени} condition {Чтобы условие решилось в вашу пользу} cell {До следующей ячейки таблицы} other {Чтобы сумма выросла}} – {direction, select, more {ещё {change}} other {на {change} меньше}} по показателю {name}: {gain}.',
    en: '{goal, select, band {To the next tier} condition {For the condition to turn in your favour} cell {To the next cell of the table} other {For the amount to grow}} – {direction, select, more {{change} more} other {{change} less}} of {name}: {gain}.',
  },
  fact: {
    ru: '{goal, select, band {До следующей ступени} condition {Чтобы условие решилось в вашу пользу} cell {До следующей ячейки таблицы} other {Чтобы сумма выросла}} – ещё одна запись вида {name} на {change}: {gain}.',
    en: '{goal, select, band {To the next tier} condition {For the condition to turn in your favour} cell {To the next cell of the table} other {For the amount to grow}} – one more record of type {name} of {change}: {gain}.',
  },
  anyFact: {
    ru: 'Ещё одна запись вида {name}: {gain}.',
    en: 'One more record of type {name}: {gain}.',
  },
});
