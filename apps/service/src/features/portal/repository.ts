import type { AccrualState, Tx } from '@premia/database';
import type { EmployeeInputs, EmployeeResult } from '@premia/scheme';
import type { PeriodState, PortalChange, RunState } from '../../contract.ts';

export interface OwnPeriod {
  readonly period: string;
  readonly state: PeriodState;
  readonly sealedRunId: string | null;
  readonly sealedAt: string | null;
  /** State of the run that sealed it. */
  readonly runState: RunState | null;
}

export async function readPeriod(tx: Tx, period: string): Promise<OwnPeriod | null> {
  const rows = await tx.rows<OwnPeriod>(
    `select p.key as period, p.state, p.sealed_run_id as "sealedRunId", p.sealed_at as "sealedAt",
       r.state as "runState"
     from periods p left join runs r on r.id = p.sealed_run_id where p.key = $1`,
    [period],
  );
  return rows[0] ?? null;
}

/** Periods in which the person has anything, newest first. */
export async function ownPeriods(tx: Tx, employeeId: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ readonly key: string }>(
    `select p.key from periods p
     where exists (select from accruals a where a.period = p.key and a.employee_id = $1)
        or exists (select from statements s where s.run_id = p.sealed_run_id and s.employee_id = $1)
        or exists (select from adjustments d where d.period = p.key and d.employee_id = $1)
     order by p.starts_on desc, p.kind`,
    [employeeId],
  );
  return rows.map((row) => row.key);
}

/** What one scheme owes or owed the person, as accrual or as sealed statement. */
export interface OwnResult {
  readonly schemeId: string;
  readonly schemeVersionId: string;
  readonly currency: string;
  readonly total: string | null;
  readonly asOf: string;
  readonly problems: EmployeeResult['problems'];
  readonly lines: readonly OwnLine[];
}

export interface OwnLine {
  readonly code: string;
  readonly category: string;
  readonly amount: string;
}

/** Amounts leave JSON as text: a JSON number would pass through a float. */
const LINES_AS_JSON = `jsonb_agg(jsonb_build_object('code', l.code, 'category', l.category, 'amount', l.amount::text)
  order by l.position)`;

/** Lines a scheme hides from its people are left out here, not in the browser. */
export async function openResults(tx: Tx, period: string, employeeId: string): Promise<readonly OwnResult[]> {
  return tx.rows<OwnResult>(
    `select a.scheme_id as "schemeId", a.scheme_version_id as "schemeVersionId", a.currency, a.total,
       a.as_of as "asOf", a.problems,
       coalesce((select ${LINES_AS_JSON} from accrual_lines l where l.visible
         and (l.period, l.employee_id, l.scheme_id) = (a.period, a.employee_id, a.scheme_id)), '[]') as lines
     from accruals a where a.period = $1 and a.employee_id = $2 order by a.scheme_id`,
    [period, employeeId],
  );
}

export async function sealedResults(tx: Tx, runId: string, employeeId: string): Promise<readonly OwnResult[]> {
  return tx.rows<OwnResult>(
    `select s.scheme_id as "schemeId", s.scheme_version_id as "schemeVersionId", s.currency, s.total,
       s.created_at as "asOf", s.problems,
       coalesce((select ${LINES_AS_JSON} from statement_lines l where l.visible and l.statement_id = s.id), '[]') as lines
     from statements s where s.run_id = $1 and s.employee_id = $2 order by s.scheme_id`,
    [runId, employeeId],
  );
}

/** What each scheme's accrual was last worked out from; null where that was not kept. */
export async function openStates(
  tx: Tx,
  period: string,
  employeeId: string,
): Promise<ReadonlyMap<string, AccrualState>> {
  const rows = await tx.rows<AccrualState & { readonly schemeId: string }>(
    `select scheme_id as "schemeId", scheme_version_id as "versionId", inputs_hash as "inputsHash",
       context_hash as "contextHash", team_hash as "teamHash"
     from accruals where period = $1 and employee_id = $2 and context_hash is not null`,
    [period, employeeId],
  );
  return new Map(rows.map(({ schemeId, ...state }) => [schemeId, state]));
}

export interface ChangeRow extends Omit<PortalChange, 'cause'> {
  readonly schemeId: string;
  readonly stateBefore: AccrualState | null;
  readonly stateAfter: AccrualState | null;
  readonly cause: {
    readonly kind: string;
    readonly source: string;
    readonly id: string;
    readonly title: string;
  } | null;
}

// Ordered by the column, never by its text of the same name: 9 comes before 10.
const CHANGE = `select id::text, period, scheme_id as "schemeId", changed_at as at, total_before as "totalBefore",
  total_after as "totalAfter", cause, state_before as "stateBefore", state_after as "stateAfter"
  from accrual_changes where employee_id = $1 and period = $2`;

export async function latestChanges(tx: Tx, person: OwnedPeriod, limit: number): Promise<readonly ChangeRow[]> {
  return tx.rows<ChangeRow>(`${CHANGE} order by accrual_changes.id desc limit $3`, [
    person.employeeId,
    person.period,
    limit,
  ]);
}

export interface OwnedPeriod {
  readonly employeeId: string;
  readonly period: string;
}

/** Oldest first. */
export async function changesAfter(tx: Tx, person: OwnedPeriod, afterId: string): Promise<readonly ChangeRow[]> {
  return tx.rows<ChangeRow>(`${CHANGE} and id > $3 order by accrual_changes.id`, [
    person.employeeId,
    person.period,
    afterId,
  ]);
}

/** Oldest first. */
export async function changesSince(tx: Tx, person: OwnedPeriod, instant: string): Promise<readonly ChangeRow[]> {
  return tx.rows<ChangeRow>(`${CHANGE} and changed_at > $3 order by accrual_changes.id`, [
    person.employeeId,
    person.period,
    instant,
  ]);
}

/** Where a watcher starts: everything up to here is in the overview already. */
export async function lastChangeId(tx: Tx, person: OwnedPeriod): Promise<string> {
  const rows = await tx.rows<{ readonly id: string }>(
    'select coalesce(max(id), 0)::text as id from accrual_changes where employee_id = $1 and period = $2',
    [person.employeeId, person.period],
  );
  return rows[0]?.id ?? '0';
}

/** What the person was told about: everything that can move an amount, under the words the portal knows. */
export function toPortalChange(row: ChangeRow): PortalChange {
  const { id, period, at, totalBefore, totalAfter, cause } = row;
  return { id, period, at, totalBefore, totalAfter, cause: toPortalCause(cause) };
}

export function toPortalCause(cause: ChangeRow['cause']): PortalChange['cause'] {
  return cause === null ? null : { ...cause, kind: portalCause(cause.kind) };
}

type PortalCauseKind = NonNullable<PortalChange['cause']>['kind'];

function portalCause(kind: string): PortalCauseKind {
  switch (kind) {
    case 'fact':
    case 'scheme':
    case 'target':
    case 'adjustment':
    case 'parameter':
    case 'rate':
    case 'calendar':
      return kind;
    case 'criterion':
      return 'target';
    default:
      // A move to another department or a new period: another scheme or assignment applies from here on.
      return 'scheme';
  }
}

/** The inputs a run froze for the person under a scheme. */
export async function frozenInputs(
  tx: Tx,
  of: { readonly runId: string; readonly employeeId: string; readonly schemeId: string },
): Promise<EmployeeInputs | null> {
  const rows = await tx.rows<{ readonly inputs: EmployeeInputs }>(
    'select inputs from run_inputs where run_id = $1 and employee_id = $2 and scheme_id = $3',
    [of.runId, of.employeeId, of.schemeId],
  );
  return rows[0]?.inputs ?? null;
}
