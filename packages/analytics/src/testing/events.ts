/** Payloads for tests, each complete, each changed by what the test is about. */
import type { OutboxRow, PayloadOf, Topic } from '../projection/events.ts';

let lastId = 0;

export function outboxRow(topic: Topic, payload: unknown): OutboxRow {
  lastId += 1;
  return { id: String(lastId), topic, payload, createdAt: '2026-10-31T09:00:00.250Z' };
}

const NORTH = [
  { id: 'company', name: { ru: 'Компания', en: 'Company' } },
  { id: 'sales', name: { ru: 'Продажи', en: 'Sales' } },
  { id: 'north', name: { ru: 'Север', en: 'North' } },
];

const OWED = {
  period: '2026-10',
  employeeId: 'e1',
  employeeName: { ru: 'Анна', en: 'Anna' },
  departmentId: 'north',
  departmentPath: NORTH,
  schemeId: 'sch_1',
  schemeKey: 'sales',
  currency: 'RUB',
  total: '34500',
  lines: [{ code: 'commission', category: 'sales', amount: '34500' }],
};

export function accrual(change: Partial<PayloadOf<'accrual.changed'>>): PayloadOf<'accrual.changed'> {
  return { ...OWED, revision: '1', asOf: '2026-10-31T09:00:00Z', ...change };
}

export function statement(change: Partial<PayloadOf<'statement.sealed'>>): PayloadOf<'statement.sealed'> {
  const sealed = { statementId: 'st_1', runId: 'run_1', statementHash: 'aa', sealedAt: '2026-11-05T09:00:00Z' };
  return { ...OWED, ...sealed, ...change };
}

export function adjustment(change: Partial<PayloadOf<'adjustment.booked'>>): PayloadOf<'adjustment.booked'> {
  const booked = {
    adjustmentId: 'adj_1',
    statementId: 'st_1',
    originPeriod: '2026-09',
    bookedAt: '2026-10-20T09:00:00Z',
  };
  return { ...OWED, ...booked, ...change };
}

export function fact(change: Partial<PayloadOf<'fact.recorded'>>): PayloadOf<'fact.recorded'> {
  return {
    source: 'crm',
    externalId: 'deal-1',
    version: '1',
    factType: 'payment.received',
    occurredOn: '2026-10-12',
    amount: '1000000',
    currency: 'RUB',
    credits: [{ employeeId: 'e1', departmentId: 'north', role: 'owner', share: '1' }],
    ...change,
  };
}
