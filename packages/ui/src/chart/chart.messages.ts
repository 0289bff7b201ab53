import { defineMessages } from '@premia/locale';

export const chartMessages = defineMessages({
  asTable: { ru: 'Таблица', en: 'Table' },
  asChart: { ru: 'График', en: 'Chart' },
  toggleHint: { ru: 'T – график или таблица', en: 'T – chart or table' },
  category: { ru: 'Показатель', en: 'Category' },
  inProgress: { ru: 'идёт', en: 'in progress' },
  summaryOne: {
    ru: '«{name}»: {category} – {value}.',
    en: '"{name}": {category} – {value}.',
  },
  summaryMany: {
    ru: '«{name}»: больше всего – {highest} ({highestAt}), меньше всего – {lowest} ({lowestAt}).',
    en: '"{name}": highest – {highest} ({highestAt}), lowest – {lowest} ({lowestAt}).',
  },
  summaryLast: {
    ru: 'Последний завершённый период, {at}: {value}, {change} к предыдущему.',
    en: 'Last finished period, {at}: {value}, {change} on the one before.',
  },
  summaryProgress: { ru: 'Период {at} ещё идёт.', en: '{at} is still in progress.' },
  summaryEmpty: { ru: 'Данных для графика пока нет.', en: 'There is no data for this chart yet.' },
});
