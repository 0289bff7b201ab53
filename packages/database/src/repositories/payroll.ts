import type { PayrollRow } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual, Cause } from '../schema/column-types.ts';
import { type Booked, markLedgerReaders } from './ledger-readers.ts';

export interface HoldRecord {
  readonly id: string;
  readonly employeeId: string;
  readonly name: Bilingual;
  readonly reason: string;
  readonly heldBy: Bilingual | null;
  readonly heldAt: string;
  readonly releasedBy: Bilingual | null;
  readonly releasedAt: string | null;
  readonly releaseReason: string;
}

/** Every hold of a run, active ones first. */
export async function listHolds(tx: Tx, runId: string): Promise<readonly HoldRecord[]> {
  return tx.rows<HoldRecord>(
    `select h.id, h.employee_id as "employeeId", e.name, h.reason, b.name as "heldBy", h.held_at as "heldAt",
       r.name as "releasedBy", h.released_at as "releasedAt", h.release_reason as "releaseReason"
     from run_holds h
     join employees e on e.id = h.employee_id
     left join employees b on b.id = h.held_by
     left join employees r on r.id = h.released_by
     where h.run_id = $1 order by h.released_at is not null, h.held_at desc`,
    [runId],
  );
}

/** False when the person is not in the run, is held already, or their pay of it was exported. */
export async function insertHold(
  tx: Tx,
  hold: {
    readonly id: string;
    readonly runId: string;
    readonly employeeId: string;
    readonly reason: string;
    readonly heldBy: string;
  },
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into run_holds (id, run_id, employee_id, reason, held_by)
     select $1, $2, $3, $4, $5
     where exists (select from run_inputs where run_id = $2 and employee_id = $3)
       and not exists (select from payroll_export_rows x join statements s on s.id = x.cause_id and x.cause_kind = 'statement'
         where s.run_id = $2 and s.employee_id = $3)
     on conflict do nothing returning id`,
    [hold.id, hold.runId, hold.employeeId, hold.reason, hold.heldBy],
  );
  return rows.length === 1;
}

/** False when the person is not held. */
export async function releaseHold(
  tx: Tx,
  release: {
    readonly runId: string;
    readonly employeeId: string;
    readonly reason: string;
    readonly releasedBy: string;
  },
): Promise<boolean> {
  const rows = await tx.rows(
    `update run_holds set released_by = $3, released_at = clock_timestamp(), release_reason = $4
     where run_id = $1 and employee_id = $2 and released_at is null returning id`,
    [release.runId, release.employeeId, release.releasedBy, release.reason],
  );
  return rows.length === 1;
}

export interface PayableDocument extends Omit<PayrollRow, 'employeeName' | 'departmentName'> {
  readonly name: Bilingual;
  readonly departmentName: Bilingual;
}

/**
 * What the next export of a run holds, by person: its statements and the adjustments booked in its period, and what was
 * released since of earlier runs; nothing that is held or was exported before.
 */
export async function listPayable(tx: Tx, runId: string): Promise<readonly PayableDocument[]> {
  return tx.rows<PayableDocument>(
    `with target as (select id, period from runs where id = $1),
     documents as (
       select 'statement' as kind, s.id, s.run_id, s.employee_id, s.department_id, s.period, s.period as origin_period,
         s.total as amount, s.currency
       from statements s join runs r on r.id = s.run_id
       where r.kind = 'final' and r.state in ('sealed', 'exported', 'paid') and s.total <> 0
       union all
       select 'adjustment', a.id, p.sealed_run_id, a.employee_id, a.department_id, a.period, a.origin_period, a.delta,
         a.currency
       from adjustments a join periods p on p.key = a.period
       where p.state = 'sealed' and a.delta <> 0
     )
     select d.kind as "causeKind", d.id as "causeId", d.employee_id as "employeeId", e.name,
       t.name as "departmentName", d.period, d.origin_period as "originPeriod", d.amount::text as amount, d.currency
     from documents d
     join target g on d.run_id = g.id or (d.period < g.period and exists (
       select from run_holds h where h.run_id = d.run_id and h.employee_id = d.employee_id and h.released_at is not null))
     join employees e on e.id = d.employee_id
     join departments t on t.id = d.department_id
     where not exists (select from run_holds h
         where h.run_id = d.run_id and h.employee_id = d.employee_id and h.released_at is null)
       and not exists (select from payroll_export_rows x where x.cause_kind = d.kind and x.cause_id = d.id)
     order by d.employee_id, d.period, d.kind desc, d.id`,
    [runId],
  );
}

export interface ExportRecord {
  readonly id: string;
  readonly runId: string;
  readonly number: number;
  readonly period: string;
  readonly currency: string;
  readonly language: 'ru' | 'en';
  readonly rows: number;
  /** Sum of the amounts. */
  readonly controlSum: string;
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly createdBy: string;
  readonly createdAt: string;
}

export type NewExport = Omit<ExportRecord, 'number' | 'createdAt'>;

const EXPORT_COLUMNS = `x.id, x.run_id as "runId", x.number, x.period, x.currency, x.language, x.rows,
  x.control_sum as "controlSum", x.sha256, x.created_by as "createdBy", x.created_at as "createdAt"`;

/** Rows sent in one statement. */
const EXPORT_ROWS = 1_000;

/** Keeps an export with its rows; a document that was exported before is refused by the database. */
export async function insertExport(tx: Tx, made: NewExport, rows: readonly PayrollRow[]): Promise<void> {
  await tx.rows(
    `insert into payroll_exports (id, run_id, number, period, currency, language, rows, control_sum, sha256, created_by)
     select $1, $2, 1 + coalesce((select max(number) from payroll_exports where run_id = $2), 0), $3, $4, $5, $6, $7, $8, $9`,
    [
      made.id,
      made.runId,
      made.period,
      made.currency,
      made.language,
      made.rows,
      made.controlSum,
      made.sha256,
      made.createdBy,
    ],
  );
  for (let start = 0; start < rows.length; start += EXPORT_ROWS) {
    await tx.rows(
      `insert into payroll_export_rows (export_id, position, cause_kind, cause_id, employee_id, employee_name,
         department_name, period, origin_period, amount, currency)
       select $1, $2 + r.n - 1, r."causeKind", r."causeId", r."employeeId", r."employeeName", r."departmentName", r.period,
         r."originPeriod", r.amount, r.currency
       from rows from (jsonb_to_recordset($3::jsonb) as ("causeKind" text, "causeId" text, "employeeId" text,
         "employeeName" text, "departmentName" text, period text, "originPeriod" text, amount numeric, currency text))
         with ordinality as r("causeKind", "causeId", "employeeId", "employeeName", "departmentName", period,
           "originPeriod", amount, currency, n)`,
      [made.id, start, JSON.stringify(rows.slice(start, start + EXPORT_ROWS))],
    );
  }
}

export async function listExports(tx: Tx, runId: string): Promise<readonly ExportRecord[]> {
  return tx.rows<ExportRecord>(
    `select ${EXPORT_COLUMNS} from payroll_exports x where x.run_id = $1 order by x.number`,
    [runId],
  );
}

export async function readExport(tx: Tx, exportId: string): Promise<ExportRecord | null> {
  const [row] = await tx.rows<ExportRecord>(`select ${EXPORT_COLUMNS} from payroll_exports x where x.id = $1`, [
    exportId,
  ]);
  return row ?? null;
}

export async function readExportRows(tx: Tx, exportId: string): Promise<readonly PayrollRow[]> {
  return tx.rows<PayrollRow>(
    `select employee_id as "employeeId", employee_name as "employeeName", department_name as "departmentName", period,
       origin_period as "originPeriod", cause_kind as "causeKind", cause_id as "causeId", amount::text as amount, currency
     from payroll_export_rows where export_id = $1 order by position`,
    [exportId],
  );
}

/** Books what a run's exports hold as handed over, of some people when given; answers how many documents were paid. */
export async function payExported(
  tx: Tx,
  query: {
    readonly runId: string;
    readonly employeeIds: readonly string[] | null;
    readonly bookedBy: string;
    readonly cause: Cause;
  },
): Promise<number> {
  const rows = await tx.rows<Booked>(
    `with unpaid as (
       select 'txn_' || replace(gen_random_uuid()::text, '-', '') as id, r.*
       from payroll_export_rows r join payroll_exports x on x.id = r.export_id
       where x.run_id = $1 and ($2::text[] is null or r.employee_id = any($2))
         and not exists (select from ledger_transactions t where t.cause_kind = 'payment' and t.cause_id = r.cause_id)
     ), booked as (
       insert into ledger_transactions (id, kind, period, origin_period, employee_id, cause_kind, cause_id, booked_by, created_at)
       select id, 'payment', period, origin_period, employee_id, 'payment', cause_id, $3, clock_timestamp() from unpaid
       returning employee_id, period, kind
     ), entries as (
       insert into ledger_entries (transaction_id, position, account_kind, account_id, amount, currency, employee_id, period)
       select u.id, e.position, e.kind, case e.kind when 'payable' then u.employee_id else 'payroll' end, e.sign * u.amount,
         u.currency, u.employee_id, u.period
       from unpaid u cross join (values (0, 'payable', -1), (1, 'payroll', 1)) as e(position, kind, sign)
     )
     select employee_id as "employeeId", period, kind from booked`,
    [query.runId, query.employeeIds, query.bookedBy],
  );
  await markLedgerReaders(tx, rows, query.cause);
  return rows.length;
}

export interface ReconciledDocument {
  readonly causeKind: 'statement' | 'adjustment';
  readonly causeId: string;
  readonly employeeId: string;
  readonly name: Bilingual;
  readonly calculated: string | null;
  /** What the ledger owes the person for it. */
  readonly booked: string | null;
  readonly exported: string | null;
  readonly paid: string | null;
  readonly isHeld: boolean;
}

/** Calculated, booked, exported and paid of every document of a run and its period, side by side. */
export async function reconcileRun(tx: Tx, runId: string): Promise<readonly ReconciledDocument[]> {
  return tx.rows<ReconciledDocument>(
    `with run as (select id, period, state from runs where id = $1),
     documents as (
       select 'statement' as kind, s.id, s.employee_id, s.total as amount from statements s where s.run_id = $1
       union all
       select 'adjustment', a.id, a.employee_id, a.delta from adjustments a join run on run.period = a.period
     )
     select d.kind as "causeKind", d.id as "causeId", d.employee_id as "employeeId", e.name, d.amount::text as calculated,
       (select sum(l.amount)::text from ledger_transactions t join ledger_entries l on l.transaction_id = t.id
         where t.cause_kind = d.kind and t.cause_id = d.id and l.account_kind = 'payable') as booked,
       (select x.amount::text from payroll_export_rows x where x.cause_kind = d.kind and x.cause_id = d.id) as exported,
       (select (-sum(l.amount))::text from ledger_transactions t join ledger_entries l on l.transaction_id = t.id
         where t.cause_kind = 'payment' and t.cause_id = d.id and l.account_kind = 'payable') as paid,
       exists (select from run_holds h where h.run_id = $1 and h.employee_id = d.employee_id and h.released_at is null)
         as "isHeld"
     from documents d join employees e on e.id = d.employee_id
     order by d.employee_id, d.kind desc, d.id`,
    [runId],
  );
}

/** Whether everything a run and its period owe was paid, so that nothing is left to export or hold. */
export async function isPaidOut(tx: Tx, runId: string): Promise<boolean> {
  const [row] = await tx.rows<{ left: boolean }>(
    `with run as (select id, period from runs where id = $1),
     documents as (
       select s.id from statements s where s.run_id = $1 and s.total <> 0
       union all
       select a.id from adjustments a join run on run.period = a.period where a.delta <> 0
     )
     select exists (select from documents d
       where not exists (select from ledger_transactions t where t.cause_kind = 'payment' and t.cause_id = d.id)) as left`,
    [runId],
  );
  return row?.left === false;
}
