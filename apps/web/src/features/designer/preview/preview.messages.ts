import { defineMessages } from '@premia/locale';

export const previewMessages = defineMessages({
  rows: {
    ru: '{count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}',
    en: '{count, plural, one {# record} other {# records}}',
  },
  rowsWithSum: { ru: '{rows} · Σ {sum}', en: '{rows} · Σ {sum}' },
  notReached: { ru: 'Здесь ещё нет значения', en: 'There is no value here yet' },
});
