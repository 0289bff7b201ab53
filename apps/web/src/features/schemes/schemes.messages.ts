import { defineMessages } from '@premia/locale';

export const schemesMessages = defineMessages({
  title: { ru: 'Схемы', en: 'Schemes' },
  description: {
    ru: 'Правила, по которым считаются премии: у каждой схемы есть черновик, версии и люди, к которым она относится.',
    en: 'The rules bonuses are worked out by: each scheme has a draft, versions and the people it applies to.',
  },
  newScheme: { ru: 'Новая схема', en: 'New scheme' },
  name: { ru: 'Схема', en: 'Scheme' },
  status: { ru: 'Состояние', en: 'Status' },
  employees: { ru: 'Людей', en: 'People' },
  period: { ru: 'Период', en: 'Period' },
  owner: { ru: 'Владелец', en: 'Owner' },
  version: { ru: 'Версия', en: 'Version' },
  changed: { ru: 'Изменена', en: 'Changed' },
  problems: { ru: 'Замечания', en: 'Problems' },
  noProblems: { ru: 'нет', en: 'none' },
  problemCount: {
    ru: '{count, plural, one {# замечание} few {# замечания} many {# замечаний} other {# замечания}}',
    en: '{count, plural, one {# problem} other {# problems}}',
  },
  draft: { ru: 'Черновик', en: 'Draft' },
  published: { ru: 'Опубликована', en: 'Published' },
  active: { ru: 'Действует', en: 'Active' },
  archived: { ru: 'В архиве', en: 'Archived' },
  all: { ru: 'Все', en: 'All' },
  month: { ru: 'месяц', en: 'month' },
  quarter: { ru: 'квартал', en: 'quarter' },
  year: { ru: 'год', en: 'year' },
  emptyTitle: { ru: 'Схем пока нет', en: 'There are no schemes yet' },
  emptyText: {
    ru: 'Начните с готового образца: в нём уже считается сумма, остаётся поменять ставки.',
    en: 'Start from a template: it already works out an amount, you only change the rates.',
  },
  group: { ru: 'Схемы', en: 'Schemes' },
  startFrom: { ru: 'С чего начать', en: 'Start from' },
  nodes: {
    ru: '{count, plural, =0 {пустой холст} one {# узел} few {# узла} many {# узлов} other {# узла}}',
    en: '{count, plural, =0 {empty canvas} one {# node} other {# nodes}}',
  },
  schemeName: { ru: 'Название', en: 'Name' },
  schemeNameHint: {
    ru: 'Как её будут называть сотрудники. На втором языке можно добавить позже.',
    en: 'What employees will call it. The other language can be added later.',
  },
  nameNeeded: { ru: 'Без названия схему не создать.', en: 'A scheme needs a name.' },
  currency: { ru: 'Валюта', en: 'Currency' },
  create: { ru: 'Создать и открыть', en: 'Create and open' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
});

export const templateMessages = defineMessages({
  blankTitle: { ru: 'С чистого листа', en: 'Blank' },
  blankText: { ru: 'Пустой холст: соберите схему сами.', en: 'An empty canvas: build it yourself.' },
  tieredTitle: { ru: 'Ступенчатая комиссия', en: 'Tiered commission' },
  tieredText: {
    ru: '3 % с первых 300 000, 5 % до 600 000, дальше 7 %.',
    en: '3% of the first 300,000, 5% up to 600,000, 7% above.',
  },
  kpiTitle: { ru: 'Премия от оклада', en: 'Bonus on base salary' },
  kpiText: {
    ru: '20 % оклада, умноженные на выполнение плана, не больше 150 %.',
    en: '20% of base salary times target attainment, at most 150%.',
  },
  spifTitle: { ru: 'Надбавка за сделку', en: 'Premium per deal' },
  spifText: {
    ru: 'За каждую выигранную сделку – 1 % её суммы.',
    en: 'For every deal won, 1% of its amount.',
  },
  gateTitle: { ru: 'Комиссия с порогом', en: 'Commission with a threshold' },
  gateText: {
    ru: '4 % продаж, но только при выполнении плана хотя бы на 80 %.',
    en: '4% of sales, but only from 80% of target up.',
  },
});
