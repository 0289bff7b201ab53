import type { StatementLine } from '@premia/compensation';
import type { Problem } from '@premia/scheme';
import { CHANNELS } from '../connection/channels.ts';
import type { Tx } from '../connection/with-tx.ts';
import type { AccrualState } from '../schema/accruals.ts';
import type { Cause } from '../schema/column-types.ts';

export interface AccrualKey {
  readonly period: string;
  readonly employeeId: string;
  readonly schemeId: string;
}

export interface NewAccrual extends AccrualKey {
  readonly schemeVersionId: string;
  readonly departmentId: string;
  readonly inputsHash: string;
  /** With the inputs and the team what the result was worked out from (`keepStates`); null before that was kept. */
  readonly contextHash: string | null;
  /** Where the scheme looks at the team. */
  readonly teamHash: string | null;
  readonly resultHash: string;
  readonly currency: string;
  readonly total: string | null;
  readonly problems: readonly Problem[];
  readonly lines: readonly StatementLine[];
}

export interface StoredAccrual extends NewAccrual {
  readonly revision: string;
  readonly asOf: string;
}

const COLUMNS = `a.period, a.employee_id as "employeeId", a.scheme_id as "schemeId",
  a.scheme_version_id as "schemeVersionId", a.department_id as "departmentId", a.revision,
  a.inputs_hash as "inputsHash", a.context_hash as "contextHash", a.team_hash as "teamHash", a.result_hash as "resultHash", a.currency, a.total, a.problems, a.as_of as "asOf",
  coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'category', l.category, 'amount', l.amount::text,
      'visible', l.visible) order by l.position)
    from accrual_lines l
    where l.period = a.period and l.employee_id = a.employee_id and l.scheme_id = a.scheme_id), '[]') as lines`;

export async function readAccruals(
  tx: Tx,
  query: { readonly period: string; readonly employeeIds: readonly string[] },
): Promise<readonly StoredAccrual[]> {
  return tx.rows<StoredAccrual>(
    `select ${COLUMNS} from accruals a where a.period = $1 and a.employee_id = any($2)
     order by a.employee_id, a.scheme_id`,
    [query.period, query.employeeIds],
  );
}

export interface Written {
  /** The instant the accruals hold from. */
  readonly asOf: string;
  /** Higher than that of every earlier write of the same accruals. */
  readonly revision: string;
}

/** Replaces accruals and their lines. Callers hold the people's marks (`holdClaims`), so that writers take turns. */
export async function writeAccruals(tx: Tx, accruals: readonly NewAccrual[]): Promise<Written> {
  const written = await nextRevision(tx);
  await tx.rows(
    `insert into accruals (period, employee_id, scheme_id, scheme_version_id, department_id, revision, inputs_hash,
       context_hash, team_hash, result_hash, currency, total, problems, as_of)
     select a.period, a."employeeId", a."schemeId", a."schemeVersionId", a."departmentId", $3, a."inputsHash",
       a."contextHash", a."teamHash", a."resultHash", a.currency, a.total, a.problems, $2
     from jsonb_to_recordset($1::jsonb) as a(period text, "employeeId" text, "schemeId" text, "schemeVersionId" text,
       "departmentId" text, "inputsHash" text, "contextHash" text, "teamHash" text, "resultHash" text, currency text, total numeric, problems jsonb)
     on conflict (period, employee_id, scheme_id) do update set scheme_version_id = excluded.scheme_version_id,
       department_id = excluded.department_id, revision = excluded.revision, inputs_hash = excluded.inputs_hash,
       context_hash = excluded.context_hash, team_hash = excluded.team_hash,
       result_hash = excluded.result_hash, currency = excluded.currency, total = excluded.total,
       problems = excluded.problems, as_of = excluded.as_of`,
    [JSON.stringify(accruals), written.asOf, written.revision],
  );
  await deleteLines(tx, accruals);
  const lines = accruals.flatMap(({ period, employeeId, schemeId, lines: list }) =>
    list.map((line, position) => ({ ...line, period, employeeId, schemeId, position })),
  );
  await tx.rows(
    `insert into accrual_lines (period, employee_id, scheme_id, code, category, position, amount, visible)
     select l.period, l."employeeId", l."schemeId", l.code, l.category, l.position, l.amount, l.visible
     from jsonb_to_recordset($1::jsonb) as l(period text, "employeeId" text, "schemeId" text, code text, category text,
       position int, amount numeric, visible boolean)`,
    [JSON.stringify(lines)],
  );
  return written;
}

async function nextRevision(tx: Tx): Promise<Written> {
  const [next] = await tx.rows<Written>(`select clock_timestamp() as "asOf", nextval('dirty_generation') as revision`);
  if (next === undefined) throw new Error('a select without a table answers one row');
  return next;
}

/** For people a scheme no longer pays. */
export async function removeAccruals(tx: Tx, keys: readonly AccrualKey[]): Promise<Written> {
  const written = await nextRevision(tx);
  await deleteLines(tx, keys);
  await tx.rows(
    `delete from accruals a using jsonb_to_recordset($1::jsonb) as k(period text, "employeeId" text, "schemeId" text)
     where a.period = k.period and a.employee_id = k."employeeId" and a.scheme_id = k."schemeId"`,
    [JSON.stringify(keys)],
  );
  return written;
}

async function deleteLines(tx: Tx, keys: readonly AccrualKey[]): Promise<void> {
  await tx.rows(
    `delete from accrual_lines l using jsonb_to_recordset($1::jsonb) as k(period text, "employeeId" text, "schemeId" text)
     where l.period = k.period and l.employee_id = k."employeeId" and l.scheme_id = k."schemeId"`,
    [JSON.stringify(keys)],
  );
}

export interface AccrualChange extends AccrualKey {
  /** What the person is shown; lines a scheme hides are no part of it. */
  readonly totalBefore: string | null;
  readonly totalAfter: string | null;
  readonly cause: Cause | null;
  readonly stateBefore: AccrualState | null;
  readonly stateAfter: AccrualState | null;
}

/** Rows of the people's feeds; the channel wakes up whoever watches, when and if this is committed. */
export async function recordAccrualChanges(tx: Tx, changes: readonly AccrualChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.rows(
    `insert into accrual_changes (period, employee_id, scheme_id, total_before, total_after, cause, state_before, state_after)
     select c.period, c."employeeId", c."schemeId", c."totalBefore", c."totalAfter", nullif(c.cause, 'null'::jsonb),
       nullif(c."stateBefore", 'null'::jsonb), nullif(c."stateAfter", 'null'::jsonb)
     from jsonb_to_recordset($1::jsonb) as c(period text, "employeeId" text, "schemeId" text, "totalBefore" numeric,
       "totalAfter" numeric, cause jsonb, "stateBefore" jsonb, "stateAfter" jsonb)`,
    [JSON.stringify(changes)],
  );
  await tx.rows(
    `select pg_notify($2, jsonb_build_object('period', c.period, 'employeeId', c."employeeId")::text)
     from (select distinct period, "employeeId" from jsonb_to_recordset($1::jsonb) as r(period text, "employeeId" text)) c`,
    [JSON.stringify(changes), CHANNELS.accruals],
  );
}
