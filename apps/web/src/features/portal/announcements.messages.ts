import { defineMessages } from '@premia/locale';

export const announcementMessages = defineMessages({
  title: { ru: 'Что изменили в ваших условиях', en: 'What was changed for you' },
  more: { ru: 'Подробнее', en: 'More' },
  less: { ru: 'Свернуть', en: 'Less' },
  unseen: { ru: 'новое', en: 'new' },
  undo: { ru: 'Отменено: {title}', en: 'Undone: {title}' },
  undone: { ru: 'позже отменено', en: 'undone later' },
  target: { ru: 'План «{name}», {period}', en: 'Target of “{name}”, {period}' },
  actual: { ru: 'Значение «{name}», {period}', en: 'Value of “{name}”, {period}' },
  previous: { ru: '«{name}» за период до {period}', en: '“{name}” of the period before {period}' },
  yearToDate: { ru: '«{name}» с начала года, {period}', en: '“{name}” since January, {period}' },
  definition: { ru: '«{name}» считается по-другому с {date}', en: '“{name}” is counted differently from {date}' },
  sum: {
    ru: 'Премия, которая от этого зависит: {before} → {after},',
    en: 'Bonus that depends on it: {before} → {after},',
  },
  noSum: {
    ru: 'Премию, которая от этого зависит, пока посчитать нельзя.',
    en: 'The bonus that depends on it cannot be worked out yet.',
  },
  none: { ru: 'нет', en: 'none' },
});
