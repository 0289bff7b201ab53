import { defineMessages } from '@premia/locale';

export const themeMessages = defineMessages({
  close: { ru: 'Закрыть', en: 'Close' },
});
