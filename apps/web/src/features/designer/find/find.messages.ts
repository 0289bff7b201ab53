import { defineMessages } from '@premia/locale';

export const findMessages = defineMessages({
  find: { ru: 'Найти на схеме', en: 'Find in the scheme' },
  hint: { ru: 'Название, поле, число…', en: 'A name, a field, a number…' },
  close: { ru: 'Закрыть поиск', en: 'Close the search' },
  found: {
    ru: '{count, plural, =0 {Ничего не нашлось} one {Нашёлся # блок} few {Нашлось # блока} many {Нашлось # блоков} other {Нашлось # блока}}',
    en: '{count, plural, =0 {Nothing found} one {# block found} other {# blocks found}}',
  },
});
