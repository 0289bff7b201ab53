import type { Tx } from '../connection/with-tx.ts';
import type { Cause } from '../schema/column-types.ts';
import type { AdjustmentLine, BalanceMovement } from '../schema/ledger.ts';

export type AdjustmentKind = 'late' | 'manual' | 'reversal';

export interface StoredAdjustment {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly statementId: string | null;
  readonly number: number;
  readonly employeeId: string;
  readonly schemeId: string;
  readonly departmentId: string;
  /** Where it is booked, and what it is about. */
  readonly period: string;
  readonly originPeriod: string;
  readonly currency: string;
  readonly delta: string;
  readonly lines: readonly AdjustmentLine[];
  readonly balances: readonly BalanceMovement[];
  readonly recomputedHash: string;
  readonly cause: Cause;
  readonly factWatermark: string | null;
  readonly reverses: string | null;
  readonly reason: string;
  readonly proposalId: string | null;
  readonly bookedBy: string;
  readonly createdAt: string;
}

export type NewAdjustment = Omit<StoredAdjustment, 'bookedBy' | 'createdAt'>;

const COLUMNS = `a.id, a.kind, a.statement_id as "statementId", a.number, a.employee_id as "employeeId",
  a.scheme_id as "schemeId", a.department_id as "departmentId", a.period, a.origin_period as "originPeriod", a.currency,
  a.delta, a.lines, a.balances, a.recomputed_hash as "recomputedHash", a.cause, a.fact_watermark as "factWatermark",
  a.reverses, a.reason, a.proposal_id as "proposalId", a.booked_by as "bookedBy", a.created_at as "createdAt"`;

/** Books corrections; the n-th of a statement that is there already is refused by the database, not overwritten. */
export async function insertAdjustments(
  tx: Tx,
  adjustments: readonly NewAdjustment[],
  bookedBy: string,
): Promise<void> {
  await tx.rows(
    `insert into adjustments (id, kind, statement_id, number, employee_id, scheme_id, department_id, period,
       origin_period, currency, delta, lines, balances, recomputed_hash, cause, fact_watermark, reverses, reason,
       proposal_id, booked_by, created_at)
     select a.id, a.kind, a."statementId", a.number, a."employeeId", a."schemeId", a."departmentId", a.period,
       a."originPeriod", a.currency, a.delta, a.lines, a.balances, a."recomputedHash", a.cause, a."factWatermark",
       a.reverses, a.reason, a."proposalId", $2, clock_timestamp()
     from jsonb_to_recordset($1::jsonb) as a(id text, kind text, "statementId" text, number int, "employeeId" text,
       "schemeId" text, "departmentId" text, period text, "originPeriod" text, currency text, delta numeric,
       lines jsonb, balances jsonb, "recomputedHash" text, cause jsonb, "factWatermark" bigint, reverses text,
       reason text, "proposalId" text)`,
    [JSON.stringify(adjustments), bookedBy],
  );
}

export async function readAdjustment(tx: Tx, id: string): Promise<StoredAdjustment | null> {
  const [row] = await tx.rows<StoredAdjustment>(`select ${COLUMNS} from adjustments a where a.id = $1`, [id]);
  return row ?? null;
}

/** In the order they were booked. */
export async function readAdjustments(tx: Tx, ids: readonly string[]): Promise<readonly StoredAdjustment[]> {
  return tx.rows<StoredAdjustment>(
    `select ${COLUMNS} from adjustments a where a.id = any($1) order by a.created_at, a.number, a.id`,
    [ids],
  );
}

/** Everything booked in a period, in the order it was booked; one person's when given. */
export async function listAdjustments(
  tx: Tx,
  query: { readonly period: string; readonly employeeId?: string },
): Promise<readonly StoredAdjustment[]> {
  return tx.rows<StoredAdjustment>(
    `select ${COLUMNS} from adjustments a where a.period = $1 and ($2::text is null or a.employee_id = $2)
     order by a.created_at, a.statement_id, a.number, a.id`,
    [query.period, query.employeeId ?? null],
  );
}

/** Corrections of given statements, wherever they are booked, in their order. */
export async function readAdjustmentsOf(tx: Tx, statementIds: readonly string[]): Promise<readonly StoredAdjustment[]> {
  return tx.rows<StoredAdjustment>(
    `select ${COLUMNS} from adjustments a where a.statement_id = any($1) order by a.statement_id, a.number`,
    [statementIds],
  );
}
