import { defineMessages } from '@premia/locale';

export const criteriaMessages = defineMessages({
  title: { ru: 'Критерии', en: 'Criteria' },
  description: {
    ru: 'Что измеряется и попадает в схемы: откуда берётся, в чём считается, кто отвечает.',
    en: 'What is measured and can be used in schemes: where it comes from, in what unit, who owns it.',
  },
  name: { ru: 'Критерий', en: 'Criterion' },
  type: { ru: 'Единица', en: 'Unit' },
  source: { ru: 'Источник', en: 'Source' },
  owner: { ru: 'Ответственный', en: 'Owner' },
  money: { ru: 'деньги', en: 'money' },
  number: { ru: 'число', en: 'number' },
  percent: { ru: 'проценты', en: 'percent' },
  count: { ru: 'количество', en: 'count' },
  facts: { ru: 'записи «{type}»', en: 'records "{type}"' },
  entered: { ru: 'вносится вручную', en: 'entered by hand' },
  emptyTitle: { ru: 'Критериев пока нет', en: 'There are no criteria yet' },
  emptyText: {
    ru: 'Они появятся после загрузки данных: premia import criteria.',
    en: 'They appear once data is loaded: premia import criteria.',
  },
});
