import type { ScopeFilter } from '@premia/access';
import type { Tx } from '@premia/database';
import type { PeriodSummary } from '../../contract.ts';

/**
 * Newest first. The row wall keeps `accrued` to amounts the caller may see; a sealed period counts its sealed
 * statements, an open one what has accrued so far. `countsAmounts` is false for callers who see no amount at all: they
 * are told none, which is not the same as zero.
 */
export async function listPeriods(tx: Tx, countsAmounts: boolean): Promise<readonly PeriodSummary[]> {
  return tx.rows<PeriodSummary>(
    `select p.key as period, p.state, p.starts_on as "from", p.ends_on as "to",
       coalesce((select currency from company), 'RUB') as currency,
       (case when not $1 then null
         when p.state = 'sealed' then coalesce((
           select sum(s.total) from statements s where s.run_id = p.sealed_run_id), 0)
         else coalesce((select sum(a.total) from accruals a where a.period = p.key), 0) end)::text as accrued
     from periods p
     order by p.starts_on desc, p.kind`,
    [countsAmounts],
  );
}

export function seesAmounts(filter: ScopeFilter): boolean {
  return filter.kind !== 'none';
}
