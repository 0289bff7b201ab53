import { defineMessages } from '@premia/locale';

export const galleryMessages = defineMessages({
  title: { ru: 'Все виды блоков', en: 'Every kind of block' },
});
