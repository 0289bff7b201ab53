import { systemActor } from '@premia/access';
import { type Pool, withTx } from '@premia/database';

/**
 * Throws where a run's statements are not what people were shown as earned so far. Compared only when nothing waits to be
 * calculated: until then the two may differ.
 */
export async function assertRunIsAsShown(pool: Pool, runId: string): Promise<void> {
  const differing = await withTx(pool, systemActor('fixture'), (tx) =>
    tx.rows<Record<string, string | null>>(
      `with run as (select id, period from runs where id = $1),
       paid as (select s.employee_id, s.scheme_id, sum(s.total) as total, bool_or(s.total is null) as failed
         from statements s join run on run.id = s.run_id group by s.employee_id, s.scheme_id)
       select a.employee_id as employee, a.scheme_id as scheme, a.total::text as shown, p.total::text as paid
       from run join accruals a on a.period = run.period
       left join paid p on p.employee_id = a.employee_id and p.scheme_id = a.scheme_id
       where not exists (select from dirty d where d.period = run.period) and not exists (select from touched_facts)
         and a.total is distinct from (case when p.failed then null else p.total end)`,
      [runId],
    ),
  );
  if (differing.length > 0) throw new Error(`the run pays other than was shown: ${JSON.stringify(differing)}`);
}
