import { defineMessages } from '@premia/locale';

export const switchMessages = defineMessages({
  language: { ru: 'Язык', en: 'Language' },
  theme: { ru: 'Оформление', en: 'Appearance' },
  light: { ru: 'Светлое', en: 'Light' },
  dark: { ru: 'Тёмное', en: 'Dark' },
  auto: { ru: 'Как в системе', en: 'As in the system' },
});
