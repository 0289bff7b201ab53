import { defineMessages } from '@premia/locale';

export const effectMessages = defineMessages({
  title: {
    ru: 'На всех, кто в схеме: {period}, по сохранённым данным',
    en: 'Everybody under the scheme: {period}, on stored data',
  },
  withoutBase: {
    ru: 'По схеме пока никому не платят. {count, plural, one {# человеку, которому её можно назначить, она дала бы} few {# людям, которым её можно назначить, она дала бы} many {# людям, которым её можно назначить, она дала бы} other {# человека, которым её можно назначить, получили бы}} {fund}.',
    en: 'Nobody is paid by the scheme yet. {count, plural, one {# person it could be assigned to} other {# people it could be assigned to}} would get {fund}.',
  },
  up: {
    ru: '{count, plural, one {# человек получит больше} few {# человека получат больше} many {# человек получат больше} other {# человека получат больше}}',
    en: '{count, plural, one {# person gets more} other {# people get more}}',
  },
  down: {
    ru: '{count, plural, one {# – меньше} few {# – меньше} many {# – меньше} other {# – меньше}}',
    en: '{count, plural, one {# less} other {# less}}',
  },
  same: {
    ru: '{count, plural, one {# – столько же} few {# – столько же} many {# – столько же} other {# – столько же}}',
    en: '{count, plural, one {# the same} other {# the same}}',
  },
  failed: {
    ru: '{count, plural, one {# человек не посчитан и в суммы не вошёл} few {# человека не посчитаны и в суммы не вошли} many {# человек не посчитаны и в суммы не вошли} other {# человека не посчитаны и в суммы не вошли}}: подробности – в моделировании.',
    en: '{count, plural, one {# person has no result and is left out} other {# people have no result and are left out}}: see the simulation.',
  },
  noPeriod: {
    ru: 'Ни один период ещё не завершён: сравнивать не на чем.',
    en: 'No period is over yet: there is nothing to compare on.',
  },
  nobody: {
    ru: 'За {period} под схемой никого нет: назначьте её отделу.',
    en: 'Nobody is under the scheme in {period}: assign it to a department.',
  },
  hasErrors: {
    ru: 'Деньги посчитаем, когда в схеме не останется ошибок.',
    en: 'The money is worked out once the scheme has no errors.',
  },
  calculating: { ru: 'Считаем на всех, {seconds} с…', en: 'Calculating for everybody, {seconds} s…' },
  stop: { ru: 'Остановить', en: 'Stop' },
  stopped: { ru: 'Расчёт на всех остановлен.', en: 'The calculation for everybody was stopped.' },
  calculate: { ru: 'Посчитать', en: 'Calculate' },
});
