import { defineMessages } from '@premia/locale';

export const compareMessages = defineMessages({
  title: { ru: 'Что изменилось', en: 'Changes' },
  never: {
    ru: 'Схему ещё не публиковали: сравнивать пока не с чем.',
    en: 'The scheme was never published: there is nothing to compare with yet.',
  },
  loading: { ru: 'Открываем опубликованную версию…', en: 'Opening the published version…' },
  failed: { ru: 'Опубликованная версия не открылась.', en: 'The published version did not open.' },
  compare: { ru: 'Сравнить', en: 'Compare' },
  from: { ru: 'Было', en: 'From' },
  to: { ru: 'Стало', en: 'To' },
  draft: { ru: 'черновик на экране', en: 'the draft on the screen' },
  versionBy: { ru: 'версия {version} ({name})', en: 'version {version} ({name})' },
  cells: { ru: 'Изменения в таблицах', en: 'Changes in tables' },
  table: { ru: 'Блок', en: 'Block' },
  cell: { ru: 'Где', en: 'Where' },
  was: { ru: 'Было', en: 'Was' },
  is: { ru: 'Стало', en: 'Is' },
  same: { ru: 'Отличий нет: платится так же.', en: 'No differences: it pays the same.' },
  money: { ru: 'Сотруднику из примера: {was} → {now}', en: 'The sample employee: {was} → {now}' },
  sameMoney: { ru: 'Сотруднику из примера столько же: {now}', en: 'The sample employee gets the same: {now}' },
});
