import type { PayloadOf } from '@premia/analytics';
import type { OutboxEvent, RunRecord, StoredPeriod, StoredStatement } from '@premia/database';
import { departmentPath, type Naming } from '../accruals/events.ts';

export function periodChangedEvent({ key, state, revision }: StoredPeriod, runId: string | null): OutboxEvent {
  const payload: PayloadOf<'period.changed'> = { period: key, state, revision, runId };
  return { topic: 'period.changed', payload };
}

export interface Seal {
  readonly run: RunRecord;
  readonly sealedAt: string;
  /** The period's last day: by its tree the departments are summed up. */
  readonly lastDay: string;
  readonly naming: Naming;
  readonly schemeKeys: ReadonlyMap<string, string>;
}

export function statementSealedEvents(statements: readonly StoredStatement[], seal: Seal): readonly OutboxEvent[] {
  return statements.map((statement) => {
    const payload: PayloadOf<'statement.sealed'> = {
      period: statement.period,
      employeeId: statement.employeeId,
      employeeName: seal.naming.names.employees.get(statement.employeeId) ?? {},
      departmentId: statement.departmentId,
      departmentPath: departmentPath(statement.departmentId, seal.lastDay, seal.naming),
      schemeId: statement.schemeId,
      schemeKey: seal.schemeKeys.get(statement.schemeVersionId) ?? statement.schemeId,
      currency: statement.currency,
      total: statement.total,
      lines: statement.lines.map(({ code, category, amount }) => ({ code, category, amount })),
      statementId: statement.id,
      runId: statement.runId,
      statementHash: statement.statementHash,
      sealedAt: seal.sealedAt,
    };
    return { topic: 'statement.sealed', payload };
  });
}
