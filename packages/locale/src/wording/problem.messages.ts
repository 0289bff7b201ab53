import { defineMessages } from '../messages/messages.ts';

/** Why one employee's result could not be worked out, by problem code. `input` is quoted as people named it. */
export const problemMessages = defineMessages({
  'input/missing': { ru: 'Нет данных: «{input}».', en: 'No data for "{input}".' },
  'input/malformed': {
    ru: '«{input}»: значение «{given}» не читается — {problem}.',
    en: '"{input}": the value "{given}" cannot be read — {problem}.',
  },
  'input/other-currency': {
    ru: '«{input}»: среди записей есть суммы в {given}, сложить их с остальными нельзя.',
    en: '"{input}": some of the records are in {given} and cannot be added to the others.',
  },
  'value/zero-divisor': { ru: 'Деление на ноль: «{input}» равен нулю.', en: 'Division by zero: "{input}" is zero.' },
  'value/bad-multiple': {
    ru: 'Округлить до такого кратного нельзя: знак числа и кратного разный или кратное — ноль.',
    en: 'Rounding to this multiple is not possible: its sign differs from the number’s, or it is zero.',
  },
  'value/not-in-table': { ru: 'В таблице нет строки для «{key}».', en: 'The table has no row for "{key}".' },
  'value/key-twice': { ru: 'В таблице две строки для «{key}».', en: 'The table has two rows for "{key}".' },
  'value/no-matching-row': { ru: 'Не подошла ни одна строка.', en: 'No row applies.' },
  'value/above-last-band': { ru: 'Значение выше последней ступени.', en: 'The value is above the last band.' },
  'value/missing-rate': { ru: 'Нет курса {from} → {to} на {on}.', en: 'No exchange rate {from} → {to} for {on}.' },
  'value/zero-to-negative-power': {
    ru: 'Ноль нельзя возвести в отрицательную степень.',
    en: 'Zero cannot be raised to a negative power.',
  },
  'value/too-large': { ru: 'Число получилось слишком большим.', en: 'The number became too large.' },
  'value/date-out-of-range': { ru: 'Дата вышла за пределы календаря.', en: 'The date is outside the calendar.' },
  'value/no-such-choice': { ru: 'Варианта с таким номером нет.', en: 'There is no choice of that number.' },
  'value/start-after-end': { ru: 'Начало позже конца.', en: 'The start is after the end.' },
  'fact/none': { ru: 'Нет ни одной подходящей записи.', en: 'There is no matching record.' },
  'fact/bad-date': {
    ru: 'У записи «{input}» неверная дата «{given}».',
    en: 'The record "{input}" has a wrong date "{given}".',
  },
  'fact/conflict': {
    ru: 'Запись «{input}» пришла дважды с разным содержанием.',
    en: 'The record "{input}" came twice with different contents.',
  },
  'fact/other-currency': {
    ru: 'Запись «{input}» в другой валюте.',
    en: 'The record "{input}" is in another currency.',
  },
  'team/amount-differs': {
    ru: 'Сумма для раздела у людей группы разная.',
    en: 'The amount to share out differs within the group.',
  },
  'team/member-problem': {
    ru: 'У «{employee}» здесь нет значения{cause, select, none {} other { ({cause})}}, а без него его нет ни у кого в группе.',
    en: '"{employee}" has no value here{cause, select, none {} other { ({cause})}}, and without it nobody in the group has one.',
  },
  'team/negative-weight': { ru: 'Вес при разделе меньше нуля.', en: 'A weight for sharing out is below zero.' },
  'team/zero-weights': { ru: 'Все веса при разделе — нули.', en: 'All weights for sharing out are zero.' },
});
