import { defineMessages } from '@premia/locale';

export const gridMessages = defineMessages({
  search: { ru: 'Найти…', en: 'Search…' },
  mark: { ru: 'Отметить: {row}', en: 'Mark: {row}' },
  markAll: { ru: 'Отметить все строки', en: 'Mark all rows' },
  export: { ru: 'Выгрузить в CSV', en: 'Export CSV' },
  nothingFound: { ru: 'По запросу «{search}» ничего не найдено.', en: 'Nothing found for "{search}".' },
  rows: {
    ru: '{count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}',
    en: '{count, plural, one {# row} other {# rows}}',
  },
});
