import { defineMessages } from '@premia/locale';

export const exchangeMessages = defineMessages({
  menu: { ru: 'Файлы и помощь', en: 'Files and help' },
  export: { ru: 'Выгрузить', en: 'Export' },
  svg: { ru: 'Рисунок SVG', en: 'Picture, SVG' },
  png: { ru: 'Рисунок PNG', en: 'Picture, PNG' },
  pdf: { ru: 'PDF для печати', en: 'PDF to print' },
  json: { ru: 'Файл схемы (JSON)', en: 'Scheme file (JSON)' },
  withValues: { ru: 'Со значениями примера', en: 'With the sample’s values' },
  import: { ru: 'Загрузить из файла…', en: 'Import a file…' },
  exporting: { ru: 'Готовим файл…', en: 'Preparing the file…' },
  exportFailed: {
    ru: 'Файл не получился. Схема не пострадала, попробуйте ещё раз.',
    en: 'The file could not be made. The scheme is unharmed; try again.',
  },
  andAbove: { ru: 'от {from}', en: 'from {from}' },
  always: { ru: 'всегда', en: 'always' },
  otherwise: { ru: 'иначе', en: 'otherwise' },

  importTitle: { ru: 'Схема из файла', en: 'A scheme from a file' },
  read: {
    ru: 'В файле «{file}»: «{name}», {count, plural, one {# блок} few {# блока} many {# блоков} other {# блока}}.',
    en: 'The file “{file}” holds “{name}”, {count, plural, one {# block} other {# blocks}}.',
  },
  replace: { ru: 'Заменить этот черновик', en: 'Replace this draft' },
  replaceHint: {
    ru: 'Одним шагом: Ctrl+Z вернёт всё, как было. Ключ и опубликованные версии этой схемы останутся.',
    en: 'In one step: Ctrl+Z brings everything back. The key and the published versions of this scheme stay.',
  },
  asNew: { ru: 'Создать новую схему', en: 'Make a new scheme' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  badFile: {
    ru: 'Файл «{file}» не подошёл. В схеме ничего не изменилось.',
    en: 'The file “{file}” does not fit. Nothing in the scheme has changed.',
  },
  oddities: {
    ru: 'Не всё из файла понятно, это будет пропущено:',
    en: 'Not everything in the file is known; this will be left out:',
  },
  problemsInside: {
    ru: 'Схема читается, но в ней {count, plural, one {# ошибка} few {# ошибки} many {# ошибок} other {# ошибки}}: их можно исправить после загрузки.',
    en: 'The scheme can be read, with {count, plural, one {# error} other {# errors}} in it that can be mended after importing.',
  },
  place: { ru: 'место: {path}', en: 'at {path}' },
  wholeFile: { ru: 'весь файл', en: 'the whole file' },
  replacedNow: { ru: 'Черновик заменён. Вернуть: Ctrl+Z', en: 'Draft replaced. Undo: Ctrl+Z' },
  tooLarge: {
    ru: 'Файл больше {limit} МБ — это не схема.',
    en: 'The file is larger than {limit} MB: this is no scheme.',
  },

  // the printed page
  printedFor: { ru: 'Пример: {person}, {period}', en: 'Sample: {person}, {period}' },
  printedOn: { ru: 'Напечатано {date}', en: 'Printed on {date}' },
  blocks: { ru: 'Блоки', en: 'Blocks' },
  block: { ru: 'Блок', en: 'Block' },
  takes: { ru: 'На входе', en: 'Inputs' },
  settings: { ru: 'Настройки', en: 'Settings' },
  value: { ru: 'Значение', en: 'Value' },
  parameters: { ru: 'Параметры', en: 'Parameters' },
  parameter: { ru: 'Параметр', en: 'Parameter' },
  fromDate: { ru: 'с {date}', en: 'from {date}' },
  page: { ru: 'стр. {page} из {pages}', en: 'page {page} of {pages}' },
});
