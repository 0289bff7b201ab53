import { defineMessages } from '../messages/messages.ts';

/** Why two values cannot meet, by diagnostic code. */
export const typeMessages = defineMessages({
  'type/money-times-money': {
    ru: 'Деньги умножаются на деньги ({left} × {right}) — возможно, вы хотели разделить?',
    en: 'Money times money ({left} × {right}) — did you mean to divide?',
  },
  'type/money-and-number': {
    ru: '{operator, select, add {Складываются {left} и {right}} subtract {Из {left} вычитается {right}} compare {Сравниваются {left} и {right}} other {Рядом стоят {left} и {right}}}{conversion, select, multiply { — возможно, вы хотели умножить?} other {: одно из них — деньги, другое нет.}}',
    en: '{operator, select, add {{left} and {right} are added} subtract {{right} is taken from {left}} compare {{left} and {right} are compared} other {{left} meets {right}}}{conversion, select, multiply { — did you mean to multiply?} other {: one is money, the other is not.}}',
  },
  'type/number-over-money': {
    ru: 'Число без валюты делится на деньги ({right}). Поменяйте их местами или сделайте делимое деньгами.',
    en: 'A plain number is divided by money ({right}). Swap them or make the dividend money.',
  },
  'type/other-currency': {
    ru: 'Разные валюты: {left} и {right}. Поставьте между ними «Пересчёт валюты».',
    en: 'Different currencies: {left} and {right}. Put "Convert" between them.',
  },
  'type/not-a-number': {
    ru: 'Здесь нужно число, а стоит «{left}».',
    en: 'A number is needed here, but this is {left}.',
  },
  'type/different-kinds': {
    ru: 'Разные виды значений: «{left}» и «{right}».',
    en: 'Different kinds of values: {left} and {right}.',
  },
  'type/no-order': {
    ru: 'У значений вида «{left}» нет порядка: их можно сравнить только на равенство.',
    en: 'Values of the kind {left} have no order: they can only be equal or not.',
  },
  'type/power-of-money': { ru: 'Деньги не возводят в степень.', en: 'Money cannot be raised to a power.' },
  'type/mismatch': {
    ru: 'Сюда подходит «{expected}», а приходит «{given}».{conversion, select, none {} other { Поможет блок «{node}».}}',
    en: 'This takes {expected}, but gets {given}.{conversion, select, none {} other { The block "{node}" would help.}}',
  },
  'type/group-to-employee': {
    ru: 'Значение общее для группы: каждый получит всю сумму. Чтобы поделить её, поставьте «Пул».',
    en: 'The value belongs to a group: everyone would get all of it. To share it out, put "Pool" between.',
  },
});
