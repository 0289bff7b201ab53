import type { ProposalState } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import type { ProposalStep } from '../schema/adjusting.ts';
import type { Bilingual } from '../schema/column-types.ts';
import type { AdjustmentKind } from './adjustments.ts';

export interface ProposalRecord {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly state: ProposalState;
  readonly revision: number;
  readonly employeeId: string;
  /** The period it is about. */
  readonly period: string;
  readonly statementId: string | null;
  readonly schemeId: string;
  readonly departmentId: string;
  readonly currency: string;
  readonly delta: string;
  readonly steps: readonly ProposalStep[];
  readonly baseNumber: number;
  readonly recomputedHash: string;
  readonly reverses: string | null;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string;
  readonly bookedPeriod: string | null;
}

export type NewProposal = Omit<
  ProposalRecord,
  'state' | 'revision' | 'proposedBy' | 'proposedAt' | 'decidedBy' | 'decidedAt' | 'decisionReason' | 'bookedPeriod'
>;

const COLUMNS = `p.id, p.kind, p.state, p.revision, p.employee_id as "employeeId", p.period,
  p.statement_id as "statementId", p.scheme_id as "schemeId", p.department_id as "departmentId", p.currency, p.delta,
  p.steps, p.base_number as "baseNumber", p.recomputed_hash as "recomputedHash", p.reverses, p.reason,
  p.proposed_by as "proposedBy", p.proposed_at as "proposedAt", p.decided_by as "decidedBy",
  p.decided_at as "decidedAt", p.decision_reason as "decisionReason", p.booked_period as "bookedPeriod"`;

/** Stores proposals; answers the ids of those that were not there already in an equal or competing form. */
export async function insertProposals(
  tx: Tx,
  proposals: readonly NewProposal[],
  proposedBy: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(
    `insert into adjustment_proposals (id, kind, employee_id, period, statement_id, scheme_id, department_id, currency,
       delta, steps, base_number, recomputed_hash, reverses, reason, proposed_by)
     select p.id, p.kind, p."employeeId", p.period, p."statementId", p."schemeId", p."departmentId", p.currency,
       p.delta, p.steps, p."baseNumber", p."recomputedHash", p.reverses, p.reason, $2
     from jsonb_to_recordset($1::jsonb) as p(id text, kind text, "employeeId" text, period text, "statementId" text,
       "schemeId" text, "departmentId" text, currency text, delta numeric, steps jsonb, "baseNumber" int,
       "recomputedHash" text, reverses text, reason text)
     on conflict do nothing returning id`,
    [JSON.stringify(proposals), proposedBy],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Reads a proposal and keeps everybody else from deciding it until the transaction ends. */
export async function holdProposal(tx: Tx, id: string): Promise<ProposalRecord | null> {
  const [row] = await tx.rows<ProposalRecord>(
    `select ${COLUMNS} from adjustment_proposals p where p.id = $1 for update`,
    [id],
  );
  return row ?? null;
}

export async function readProposal(tx: Tx, id: string): Promise<ProposalRecord | null> {
  const [row] = await tx.rows<ProposalRecord>(`select ${COLUMNS} from adjustment_proposals p where p.id = $1`, [id]);
  return row ?? null;
}

export interface StatementProposals {
  readonly open: ProposalRecord | null;
  /** What the newest refused recalculation came to: the same is not proposed again. */
  readonly rejectedHash: string | null;
  /** How many recalculations are booked. */
  readonly number: number;
}

/** What is open, refused and booked of some statements; open proposals are held until the transaction ends. */
export async function holdStatementProposals(
  tx: Tx,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, StatementProposals>> {
  const open = await tx.rows<ProposalRecord>(
    `select ${COLUMNS} from adjustment_proposals p
     where p.statement_id = any($1) and p.kind = 'late' and p.state = 'proposed' order by p.statement_id for update`,
    [statementIds],
  );
  const rows = await tx.rows<{ id: string; rejectedHash: string | null; number: number }>(
    `select s.id,
       (select case when p.state = 'rejected' then p.recomputed_hash end from adjustment_proposals p
         where p.statement_id = s.id and p.kind = 'late' and p.state in ('rejected', 'booked')
         order by p.decided_at desc limit 1) as "rejectedHash",
       (select count(*) from adjustments a where a.statement_id = s.id and a.kind = 'late')::int as number
     from unnest($1::text[]) as s(id)`,
    [statementIds],
  );
  const byStatement = new Map(open.map((proposal) => [proposal.statementId, proposal]));
  return new Map(
    rows.map(({ id, rejectedHash, number }) => [id, { open: byStatement.get(id) ?? null, rejectedHash, number }]),
  );
}

/** First key of the advisory locks on statements; the second is the hash of the statement's id. */
const STATEMENT_LOCKS = 7_736_644;

/** Whoever books a correction of a statement takes turns with everybody else who does. */
export async function lockStatement(tx: Tx, statementId: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock($1, hashtext($2))', [STATEMENT_LOCKS, statementId]);
}

export interface ProposalMove {
  readonly id: string;
  readonly state: ProposalState;
  readonly decidedBy: string;
  readonly reason: string;
  readonly bookedPeriod: string | null;
}

/** Decides a proposal that is still open; false when somebody was faster. */
export async function moveProposal(tx: Tx, move: ProposalMove): Promise<boolean> {
  const rows = await tx.rows(
    `update adjustment_proposals set state = $2, revision = revision + 1, decided_by = $3, decided_at = clock_timestamp(),
       decision_reason = $4, booked_period = $5
     where id = $1 and state = 'proposed' returning id`,
    [move.id, move.state, move.decidedBy, move.reason, move.bookedPeriod],
  );
  return rows.length === 1;
}

export interface ListedProposal extends ProposalRecord {
  readonly name: Bilingual;
  readonly departmentName: Bilingual;
  readonly schemeTitle: Bilingual | null;
  readonly proposedByName: Bilingual | null;
  readonly decidedByName: Bilingual | null;
}

const PROPOSALS_SHOWN = 500;

/** Open ones first, then the newest decisions. */
export async function listProposals(
  tx: Tx,
  query: { readonly state: ProposalState | null; readonly period: string | null },
): Promise<readonly ListedProposal[]> {
  return tx.rows<ListedProposal>(
    `select ${COLUMNS}, e.name, d.name as "departmentName", s.title as "schemeTitle", b.name as "proposedByName",
       c.name as "decidedByName"
     from adjustment_proposals p
     join employees e on e.id = p.employee_id
     join departments d on d.id = p.department_id
     left join schemes s on s.id = p.scheme_id
     left join employees b on b.id = p.proposed_by
     left join employees c on c.id = p.decided_by
     where ($1::text is null or p.state = $1) and ($2::text is null or p.period = $2) and p.state <> 'superseded'
     order by p.state = 'proposed' desc, p.proposed_at desc, p.id limit $3`,
    [query.state, query.period, PROPOSALS_SHOWN],
  );
}
