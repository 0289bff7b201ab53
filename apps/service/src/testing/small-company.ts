import { systemActor } from '@premia/access';
import { loadCriteria, loadPeople, type PersonRow, type Pool, withChange } from '@premia/database';
import type { SchemeDocument } from '@premia/scheme';

const LOADER = systemActor('test');

/** Root `co`; `sales` with `east` below it, and `support`, each with a head. Everyone since 2024. */
const DEPARTMENTS = {
  co: [{ id: 'co', name: { ru: 'Компания', en: 'Company' } }],
  sales: [
    { id: 'co', name: { ru: 'Компания', en: 'Company' } },
    { id: 'sales', name: { ru: 'Продажи', en: 'Sales' } },
  ],
  east: [
    { id: 'co', name: { ru: 'Компания', en: 'Company' } },
    { id: 'sales', name: { ru: 'Продажи', en: 'Sales' } },
    { id: 'east', name: { ru: 'Продажи Восток', en: 'Sales East' } },
  ],
  support: [
    { id: 'co', name: { ru: 'Компания', en: 'Company' } },
    { id: 'support', name: { ru: 'Поддержка', en: 'Support' } },
  ],
} as const;

interface Outline {
  readonly id: string;
  readonly department: keyof typeof DEPARTMENTS;
  readonly manager: string | null;
  readonly isHead?: boolean;
  readonly role?: string;
}

const PEOPLE: readonly Outline[] = [
  { id: 'boss', department: 'co', manager: null, isHead: true, role: 'executive' },
  { id: 'hr', department: 'co', manager: 'boss', role: 'hr' },
  { id: 'fin1', department: 'co', manager: 'boss', role: 'finance' },
  { id: 'fin2', department: 'co', manager: 'boss', role: 'finance' },
  { id: 'admin', department: 'co', manager: 'boss', role: 'admin' },
  { id: 'head-sales', department: 'sales', manager: 'boss', isHead: true, role: 'head' },
  { id: 'head-support', department: 'support', manager: 'boss', isHead: true, role: 'head' },
  { id: 'anna', department: 'east', manager: 'head-sales' },
  { id: 'boris', department: 'east', manager: 'head-sales' },
  { id: 'clara', department: 'sales', manager: 'head-sales' },
  { id: 'dmitri', department: 'support', manager: 'head-support' },
];

/** A company small enough to know by heart: eleven people, three departments, one criterion. */
export async function loadSmallCompany(pool: Pool): Promise<void> {
  await withChange(pool, LOADER, async (tx) => {
    await tx.rows(`insert into company (name, time_zone, currency) values ('{"en":"Test"}', 'Europe/Moscow', 'RUB')`);
    await loadPeople(tx, PEOPLE.map(toPersonRow));
    const grants = PEOPLE.flatMap(({ id, role }) => (role === undefined ? [] : [{ id, role }]));
    await tx.rows(
      `insert into role_grants (employee_id, role) select id, role
       from jsonb_to_recordset($1::jsonb) as r(id text, role text)`,
      [JSON.stringify(grants)],
    );
    await loadCriteria(tx, [
      {
        key: 'revenue',
        title: { ru: 'Выручка', en: 'Revenue' },
        description: {},
        type: 'money',
        ownerId: 'hr',
        definition: { kind: 'facts', factType: 'deal.won', aggregate: 'sum', of: 'amount', where: [], scope: 'own' },
      },
    ]);
    return {
      result: undefined,
      audit: [{ action: 'person.edit', target: { kind: 'test', id: 'company' } }],
      outbox: [],
    };
  });
}

function toPersonRow({ id, department, manager, isHead = false }: Outline): PersonRow {
  return {
    id,
    name: { ru: `Имя ${id}`, en: `Name ${id}` },
    hiredOn: '2024-01-15',
    leftOn: null,
    from: null,
    departmentPath: DEPARTMENTS[department],
    position: { key: isHead ? 'head' : 'manager', title: { ru: 'Менеджер', en: 'Manager' } },
    managerId: manager,
    isHead,
    attributes: { baseSalary: '100000' },
  };
}

/** The example of the file format: marginal 3 / 5 / 7 % on revenue from 0 / 300,000 / 600,000. */
export const TIERED_SCHEME: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'manager-monthly',
  title: { ru: 'Премия менеджера', en: 'Manager bonus' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue', measure: 'actual' } },
    {
      id: 'comm',
      kind: 'tiers',
      params: {
        mode: 'marginal',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '300000', rate: '0.05' },
          { from: '600000', rate: '0.07' },
        ],
      },
    },
    {
      id: 'pay',
      kind: 'payout',
      params: { code: 'commission', category: 'commission', title: { ru: 'Комиссия', en: 'Commission' } },
    },
  ],
  links: [
    { from: 'rev', to: 'comm.value' },
    { from: 'comm', to: 'pay.amount' },
  ],
  cases: [
    {
      name: 'crosses two bands',
      inputs: { criteria: { revenue: { actual: '750000' } } },
      expect: { commission: '34500.00' },
    },
  ],
};
