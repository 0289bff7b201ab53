import type {
  BookedAdjustment,
  BookedChangeSet,
  BookedFact,
  BookedProposal,
  BookedRun,
  BookedStatement,
  BookedTransaction,
  BooksSnapshot,
  StatementContent,
} from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';

/** Everything the invariants look at, as the (snapshot) transaction sees it. */
export async function loadSnapshot(tx: Tx): Promise<BooksSnapshot> {
  return {
    periods: await tx.rows('select key, state, sealed_at as "sealedAt" from periods order by key'),
    runs: await tx.rows<BookedRun>(
      `select id, period, kind, state, input_hash as "inputHash", run_hash as "runHash", total, participants,
         sealed_at as "sealedAt" from runs order by id`,
    ),
    statements: await loadStatements(tx),
    adjustments: await tx.rows<BookedAdjustment>(
      `select id, kind, statement_id as "statementId", employee_id as "employeeId", period,
         origin_period as "originPeriod", reverses, proposal_id as "proposalId", delta, (select coalesce(jsonb_agg(l->>'amount'), '[]') from jsonb_array_elements(lines) l) as "lineAmounts"
       from adjustments order by id`,
    ),
    transactions: await tx.rows<BookedTransaction>(
      `select t.id, t.kind, t.cause_id as "causeId", t.employee_id as "employeeId", t.period,
         t.created_at as "createdAt",
         coalesce((select jsonb_agg(jsonb_build_object('accountKind', e.account_kind, 'accountId', e.account_id,
             'amount', e.amount::text, 'currency', e.currency) order by e.position)
           from ledger_entries e where e.transaction_id = t.id), '[]') as entries
       from ledger_transactions t order by t.id`,
    ),
    proposals: await tx.rows<BookedProposal>(
      `select id, state, delta, proposed_by as "proposedBy", decided_by as "decidedBy" from adjustment_proposals
       order by id`,
    ),
    changeSets: await tx.rows<BookedChangeSet>(
      `select s.id, s.state, s.author_id as "authorId", s.decided_by as "decidedBy",
         array(select distinct e.employee_id from change_set_effects e where e.change_set_id = s.id) as concerned
       from change_sets s order by s.id`,
    ),
    facts: await tx.rows<BookedFact>(
      `select f.id as "factId", f.current_version as "currentVersion",
         array_agg(v.version order by v.version) as versions, bool_or(c.deleted) as deleted, bool_or(c.late) as late,
         exists (select from credits k where k.fact_id = f.id and k.version = f.current_version) as credited
       from facts f
       join fact_versions v on v.fact_id = f.id
       join fact_versions c on c.fact_id = f.id and c.version = f.current_version
       group by f.id order by f.id`,
    ),
    audit: await tx.rows(
      `select distinct action, target_kind as "targetKind", target_id as "targetId" from audit
       where target_kind in ('run', 'scheme', 'proposal', 'change-set')`,
    ),
    publishedSchemeIds: (await tx.rows<{ id: string }>('select distinct scheme_id as id from scheme_versions')).map(
      ({ id }) => id,
    ),
  };
}

interface StatementRow extends Omit<StatementContent, 'problems'>, Omit<BookedStatement, 'content'> {
  readonly problems: StatementContent['problems'];
}

async function loadStatements(tx: Tx): Promise<readonly BookedStatement[]> {
  const rows = await tx.rows<StatementRow>(
    `select s.id, s.run_id as "runId", s.ordinal, s.statement_hash as "storedHash", i.department_id as "frozenDepartmentId",
       s.period, s.employee_id as "employeeId", s.assignment_id as "assignmentId", s.department_id as "departmentId",
       v.hash as "schemeHash", s.currency, s.total, s.problems, s.inputs_hash as "inputsHash",
       s.result_hash as "resultHash",
       coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'category', l.category, 'amount', l.amount::text,
           'visible', l.visible) order by l.position)
         from statement_lines l where l.statement_id = s.id), '[]') as lines
     from statements s
     join scheme_versions v on v.id = s.scheme_version_id
     join run_inputs i on i.run_id = s.run_id and i.ordinal = s.ordinal
     order by s.run_id, s.ordinal`,
  );
  return rows.map(({ id, runId, ordinal, storedHash, frozenDepartmentId, ...content }) => ({
    id,
    runId,
    ordinal,
    storedHash,
    frozenDepartmentId,
    content,
  }));
}
