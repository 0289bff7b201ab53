import { defineMessages } from '@premia/locale';

export const paletteMessages = defineMessages({
  title: { ru: 'Добавить блок', en: 'Add a block' },
  search: { ru: 'Что добавить? Например: ступени', en: 'What to add? For example: tiers' },
  fitting: { ru: 'Подходит к «{port}»', en: 'Fits “{port}”' },
  nothing: { ru: 'Такого блока нет', en: 'There is no such block' },
  rail: { ru: 'Каталог блоков', en: 'Catalogue of blocks' },
});
