import { defineMessages } from '@premia/locale';

export const dataMessages = defineMessages({
  title: { ru: 'Данные', en: 'Data' },
  sheet: { ru: 'Записи «{name}»', en: 'Records of “{name}”' },
  nothing: {
    ru: 'Щёлкните по значению с записями на связи или выберите блок, который читает записи, — здесь откроются все они.',
    en: 'Click a value with records on a link, or select a block that reads records: all of them open here.',
  },
  noSample: {
    ru: 'Выберите сотрудника над полотном: записи есть у человека и периода.',
    en: 'Choose an employee above the canvas: records belong to a person and a period.',
  },
  noRows: { ru: 'За этот период таких записей нет.', en: 'There are no such records in this period.' },
  failed: {
    ru: 'Записи не показать: данные примера не подходят. {reason}',
    en: 'The records cannot be shown: the sample’s data do not fit. {reason}',
  },
  notWorkedOut: {
    ru: 'Блок ещё не посчитан: он не дописан или не связан с выплатой.',
    en: 'The block is not worked out yet: it is unfinished or leads to no result.',
  },
  stale: { ru: 'не пересчитано', en: 'not recalculated' },
  count: {
    ru: '{count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}',
    en: '{count, plural, one {# record} other {# records}}',
  },
  countedOf: {
    ru: '{count, plural, one {учтена #} few {учтены #} many {учтено #} other {учтено #}}',
    en: '{count, plural, one {# counts} other {# count}}',
  },
  excludedOf: {
    ru: '{count, plural, one {не вошла #} few {не вошли #} many {не вошло #} other {не вошло #}}',
    en: '{count, plural, one {# left out} other {# left out}}',
  },
  copy: { ru: 'Скопировать для Excel', en: 'Copy for Excel' },
  copied: {
    ru: '{count, plural, one {Скопирована # строка} few {Скопированы # строки} many {Скопировано # строк} other {Скопировано # строки}}',
    en: '{count, plural, one {Copied # row} other {Copied # rows}}',
  },
  notCopied: {
    ru: 'Браузер не дал скопировать. Выделите таблицу (Ctrl+A) и нажмите Ctrl+C.',
    en: 'The browser did not allow copying. Select the table (Ctrl+A) and press Ctrl+C.',
  },
  counted: { ru: 'Учтена', en: 'Counts' },
  date: { ru: 'Дата', en: 'Date' },
  record: { ru: 'Запись', en: 'Record' },
  source: { ru: 'Источник', en: 'Source' },
  amount: { ru: 'Сумма записи', en: 'Amount' },
  contribution: { ru: 'Вклад', en: 'Contribution' },
  output: { ru: '{node}: {port}', en: '{node}: {port}' },
  yes: { ru: 'да', en: 'yes' },
  no: { ru: 'нет: {reason}', en: 'no: {reason}' },
  outsidePeriod: { ru: 'дата вне периода', en: 'dated outside the period' },
  conditionNotMet: {
    ru: 'не выполнено условие по полю «{field}»',
    en: 'the condition on “{field}” does not hold',
  },
  fieldMissing: { ru: 'нет поля «{field}»', en: '“{field}” is missing' },
  otherReason: { ru: 'не подошла', en: 'does not match' },
});
