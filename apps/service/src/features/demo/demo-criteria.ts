import type { CriterionRow } from '@premia/database';

/** The demo company's measures: each from one type of fact, each with an owner who answers for it. */
export function demoCriteria(ownerId: string): readonly CriterionRow[] {
  const fromFacts = (factType: string, aggregate: 'sum' | 'count'): CriterionRow['definition'] => ({
    kind: 'facts',
    factType,
    aggregate,
    of: 'amount',
    where: [],
    scope: 'own',
  });
  return [
    {
      key: 'revenue',
      title: { ru: 'Выручка', en: 'Revenue' },
      description: {
        ru: 'Сумма выигранных сделок месяца по дате выигрыша',
        en: "Sum of the month's won deals by the day they were won",
      },
      type: 'money',
      ownerId,
      definition: fromFacts('deal.won', 'sum'),
    },
    {
      key: 'payments',
      title: { ru: 'Оплаты', en: 'Payments' },
      description: { ru: 'Сумма поступивших оплат', en: 'Sum of payments received' },
      type: 'money',
      ownerId,
      definition: fromFacts('payment.received', 'sum'),
    },
    {
      key: 'calls',
      title: { ru: 'Звонки', en: 'Calls' },
      description: { ru: 'Сколько звонков сделано', en: 'How many calls were made' },
      type: 'count',
      ownerId,
      definition: fromFacts('call.made', 'count'),
    },
    {
      key: 'tasks',
      title: { ru: 'Заявки', en: 'Tasks' },
      description: { ru: 'Сколько заявок выполнено', en: 'How many tasks were done' },
      type: 'count',
      ownerId,
      definition: fromFacts('task.done', 'count'),
    },
    {
      key: 'complaints',
      title: { ru: 'Жалобы', en: 'Complaints' },
      description: { ru: 'Сколько жалоб поступило', en: 'How many complaints came in' },
      type: 'count',
      ownerId,
      definition: fromFacts('complaint.received', 'count'),
    },
  ];
}
