import type { Problem } from '@premia/scheme';
import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';

/** From this share of the last period's amount on, a difference is worth a look. */
const BIG_CHANGE = '0.5';

/** Gravest first. */
export const EXCEPTION_KINDS = ['problem', 'change', 'cap', 'zero'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

export interface ExceptionRow {
  readonly statementId: string;
  readonly employeeId: string;
  readonly name: Bilingual;
  readonly departmentName: Bilingual;
  readonly schemeTitle: Bilingual;
  readonly schemeVersionId: string;
  readonly total: string | null;
  readonly previousTotal: string | null;
  readonly problems: readonly Problem[];
  readonly capped: readonly { readonly code: string; readonly amount: string }[];
  /** Worst first. */
  readonly kinds: readonly ExceptionKind[];
}

export interface PayoutCap {
  readonly schemeVersionId: string;
  readonly code: string;
  readonly cap: string;
}

interface Looked {
  readonly runId: string;
  readonly caps: readonly PayoutCap[];
}

export interface ExceptionPage extends Looked {
  readonly kind: ExceptionKind;
  readonly offset: number;
  readonly limit: number;
}

/** `$1`: the run, `$2`: caps as JSON; ends in `judged`, every statement of the run with what is unusual about it. */
const JUDGED = `previous as (
    select distinct on (b.employee_id, b.scheme_id) b.employee_id, b.scheme_id, b.total
    from statements b join runs r on r.id = b.run_id
    join runs own on own.id = $1 and b.period < own.period and length(b.period) = length(own.period)
    where r.kind = 'final' and r.state in ('sealed', 'exported', 'paid')
    order by b.employee_id, b.scheme_id, b.period desc
  ), looked as (
    select s.*, p.total as previous_total,
      coalesce((select jsonb_agg(jsonb_build_object('code', l.code, 'amount', l.amount::text))
        from statement_lines l
        where l.statement_id = s.id and l.amount >= (select min(c.cap)
          from jsonb_to_recordset($2::jsonb) as c("schemeVersionId" text, code text, cap numeric)
          where c."schemeVersionId" = s.scheme_version_id and c.code = l.code)), '[]') as capped
    from statements s
    left join previous p on p.employee_id = s.employee_id and p.scheme_id = s.scheme_id
    where s.run_id = $1
  ), judged as (
    select l.*, array_remove(array[
      case when l.problems <> '[]' then 'problem' end,
      case when l.previous_total <> 0 and abs(l.total - l.previous_total) >= ${BIG_CHANGE} * abs(l.previous_total)
        then 'change' end,
      case when l.capped <> '[]' then 'cap' end,
      case when l.total = 0 then 'zero' end], null) as kinds
    from looked l
  )`;

/** How many statements of a run are unusual in each way: one may be in several. */
export async function countExceptions(
  tx: Tx,
  { runId, caps }: Looked,
): Promise<Readonly<Record<ExceptionKind, number>>> {
  const rows = await tx.rows<{ kind: ExceptionKind; count: number }>(
    `with ${JUDGED} select kind, count(*)::int as count from judged j cross join unnest(j.kinds) as kind group by kind`,
    [runId, JSON.stringify(caps)],
  );
  const counts = { problem: 0, change: 0, cap: 0, zero: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}

/**
 * Statements of a run with a problem, a big difference from the last period, a line at its cap, or nothing to pay: a page of
 * one kind, the biggest difference first.
 */
export async function listExceptions(
  tx: Tx,
  { runId, caps, kind, offset, limit }: ExceptionPage,
): Promise<readonly ExceptionRow[]> {
  return tx.rows<ExceptionRow>(
    `with ${JUDGED}
     select j.id as "statementId", j.employee_id as "employeeId", e.name, d.name as "departmentName",
       c.title as "schemeTitle", j.scheme_version_id as "schemeVersionId", j.total::text as total,
       j.previous_total::text as "previousTotal", j.problems, j.capped, j.kinds
     from judged j
     join employees e on e.id = j.employee_id
     join departments d on d.id = j.department_id
     join schemes c on c.id = j.scheme_id
     where $3 = any(j.kinds)
     order by abs(coalesce(j.total, 0) - coalesce(j.previous_total, 0)) desc, j.ordinal
     offset $4 limit $5`,
    [runId, JSON.stringify(caps), kind, offset, limit],
  );
}
