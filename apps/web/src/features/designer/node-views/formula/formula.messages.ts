import { defineMessages } from '@premia/locale';

export const formulaMessages = defineMessages({
  result: { ru: 'Результат', en: 'Result' },
  step: { ru: 'Шаг', en: 'Step' },
  showStep: { ru: 'Показать шаг (F9)', en: 'Show step (F9)' },
  aloud: { ru: 'Словами', en: 'In words' },
  fix: { ru: 'Исправить на «{insert}»', en: 'Change to “{insert}”' },
  remove: { ru: 'Убрать лишнее', en: 'Take it out' },
  pending: {
    ru: 'Пока платит прежняя формула: {text}',
    en: 'The former formula still pays: {text}',
  },
  backToFormer: { ru: 'Вернуть прежнюю', en: 'Back to the former' },
  newInput: {
    ru: 'Появится вход «{name}»: свяжите его со значением',
    en: 'There will be an input “{name}”: link a value to it',
  },
  rows: { ru: 'по каждой записи', en: 'for every record' },
  noValue: { ru: 'у этого сотрудника нет значения', en: 'this employee has no value' },
  notLinked: { ru: 'ничего не связано', en: 'nothing is linked' },
  cellsTitle: { ru: 'Формула из таблицы', en: 'A formula from a spreadsheet' },
  cellsHint: {
    ru: 'В схеме нет листа с ячейками. Скажите, что стояло в каждой из них.',
    en: 'A scheme has no sheet of cells. Say what stood in each.',
  },
  cell: { ru: 'Ячейка {cell}', en: 'Cell {cell}' },
  cellPlaceholder: { ru: 'Выберите значение', en: 'Choose a value' },
  insert: { ru: 'Вставить формулу', en: 'Insert the formula' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  ranges: {
    ru: 'Диапазоны (A1:A9) в схему не переносятся: для сумм по строкам есть блок «По каждому факту».',
    en: 'Ranges (A1:A9) cannot come along: the block “For each fact” adds up rows.',
  },
});
