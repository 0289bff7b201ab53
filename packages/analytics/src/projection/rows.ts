import type { ProjectedEvent } from './events.ts';

type EventOf<T extends ProjectedEvent['topic']> = Extract<ProjectedEvent, { readonly topic: T }>;
type PayoutEvent = EventOf<'accrual.changed' | 'statement.sealed' | 'adjustment.booked'>;

/** Rows of the tables, by table. The same events give the same rows, byte for byte: deduplication rests on it. */
export interface ProjectedRows {
  readonly payouts_v1: readonly object[];
  readonly facts_v1: readonly object[];
  readonly periods_v1: readonly object[];
}

export function rowsOf(events: readonly ProjectedEvent[]): ProjectedRows {
  const payouts: object[] = [];
  const facts: object[] = [];
  const periods: object[] = [];
  for (const event of events) {
    switch (event.topic) {
      case 'accrual.changed':
      case 'statement.sealed':
      case 'adjustment.booked':
        payouts.push(payoutRow(event));
        break;
      case 'fact.recorded':
        facts.push(factRow(event));
        break;
      case 'period.changed':
        periods.push(periodRow(event));
        break;
    }
  }
  return { payouts_v1: payouts, facts_v1: facts, periods_v1: periods };
}

function payoutRow(event: PayoutEvent): object {
  const { payload } = event;
  return {
    period: payload.period,
    month: monthOf(payload.period),
    employee_id: payload.employeeId,
    employee_name_ru: payload.employeeName.ru ?? '',
    employee_name_en: payload.employeeName.en ?? '',
    department_id: payload.departmentId,
    department_ids: payload.departmentPath.map(({ id }) => id),
    department_names_ru: payload.departmentPath.map(({ name }) => name.ru ?? ''),
    department_names_en: payload.departmentPath.map(({ name }) => name.en ?? ''),
    scheme_id: payload.schemeId,
    scheme_key: payload.schemeKey,
    currency: payload.currency,
    is_complete: payload.total === null ? 0 : 1,
    total: payload.total ?? '0',
    line_codes: payload.lines.map(({ code }) => code),
    line_categories: payload.lines.map(({ category }) => category),
    line_amounts: payload.lines.map(({ amount }) => amount),
    ...identityOf(event),
  };
}

function identityOf(event: PayoutEvent): object {
  switch (event.topic) {
    case 'accrual.changed': {
      const { employeeId, schemeId, revision, isRemoved, asOf } = event.payload;
      const document = { source: 'accrual', document_id: `${employeeId}/${schemeId}`, run_id: '', document_hash: '' };
      return { ...document, revision, is_removed: isRemoved ? 1 : 0, as_of: utc(asOf) };
    }
    case 'statement.sealed': {
      const { statementId, runId, statementHash, sealedAt } = event.payload;
      const document = { source: 'statement', document_id: statementId, run_id: runId, document_hash: statementHash };
      return { ...document, revision: '1', is_removed: 0, as_of: utc(sealedAt) };
    }
    case 'adjustment.booked': {
      const { adjustmentId, bookedAt } = event.payload;
      const document = { source: 'adjustment', document_id: adjustmentId, run_id: '', document_hash: '' };
      return { ...document, revision: '1', is_removed: 0, as_of: utc(bookedAt) };
    }
  }
}

function factRow({ payload }: EventOf<'fact.recorded'>): object {
  return {
    source: payload.source,
    external_id: payload.externalId,
    version: payload.version,
    is_removed: payload.isDeleted ? 1 : 0,
    fact_type: payload.factType,
    occurred_on: payload.occurredOn,
    amount: payload.amount,
    currency: payload.currency ?? '',
    employee_ids: payload.credits.map(({ employeeId }) => employeeId),
    credit_department_ids: payload.credits.map(({ departmentId }) => departmentId ?? ''),
    credit_roles: payload.credits.map(({ role }) => role),
    credit_shares: payload.credits.map(({ share }) => share),
  };
}

function periodRow({ payload }: EventOf<'period.changed'>): object {
  return { period: payload.period, state: payload.state, revision: payload.revision, run_id: payload.runId ?? '' };
}

/** `2026-10` → `2026-10-01`; a quarter and a year count in their last month. */
export function monthOf(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `${year}-12-01`;
  if (!part.startsWith('Q')) return `${year}-${part}-01`;
  return `${year}-${String(Number(part.slice(1)) * 3).padStart(2, '0')}-01`;
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}
