import { maySeeGroup, type PersonActor, SMALL_GROUP_SIZE, scopeFor } from '@premia/access';
import { readCompany, type Tx } from '@premia/database';
import { add, decimal, toExactText, ZERO } from '@premia/decimal';
import type { BilingualText, InitiativeDepartmentSum, InitiativeSummary } from '../../contract.ts';
import { hiddenGroups } from '../dashboards/small-groups.ts';

interface DepartmentRow {
  readonly id: string;
  readonly name: BilingualText;
  readonly people: number;
  readonly recorded: number;
  readonly approved: number;
  readonly effect: string;
  readonly reward: string;
}

/** By department what came of initiatives; read as the service, shown as far as the actor may see. */
export async function summaryFor(tx: Tx, actor: PersonActor): Promise<InitiativeSummary> {
  const { currency } = await readCompany(tx);
  const rows = await readDepartments(tx);
  const scope = scopeFor(actor, 'initiative.summary');
  if (scope === null) return { currency, departments: [] };
  const hidden = maySeeGroup(scope, 0, SMALL_GROUP_SIZE) ? new Set<string>() : hiddenGroups(rows, SMALL_GROUP_SIZE);
  const shown = rows
    .filter(({ id }) => !hidden.has(id))
    .map(({ people: _, id, name, ...sums }) => ({ department: { id, name }, ...sums }));
  const together = rows.filter(({ id }) => hidden.has(id));
  const people = together.reduce((sum, row) => sum + row.people, 0);
  return { currency, departments: people < SMALL_GROUP_SIZE ? shown : [...shown, putTogether(together)] };
}

function putTogether(rows: readonly DepartmentRow[]): InitiativeDepartmentSum {
  const sum = (of: (row: DepartmentRow) => string): string =>
    toExactText(rows.map((row) => decimal(of(row))).reduce(add, ZERO)) ?? '0';
  return {
    department: null,
    recorded: rows.reduce((total, row) => total + row.recorded, 0),
    approved: rows.reduce((total, row) => total + row.approved, 0),
    effect: sum(({ effect }) => effect),
    reward: sum(({ reward }) => reward),
  };
}

/** `people`: distinct authors and whoever was paid. */
async function readDepartments(tx: Tx): Promise<readonly DepartmentRow[]> {
  return tx.rows<DepartmentRow>(
    `with counted as (
       select i.department_id as id, count(*)::int as recorded,
         count(*) filter (where i.state in ('approved', 'implemented', 'rewarded'))::int as approved,
         coalesce(sum(i.effect_amount * i.effect_months)
           filter (where i.state in ('approved', 'implemented', 'rewarded')), 0)::text as effect
       from initiatives i group by i.department_id
     ), people as (
       select i.department_id as id, count(distinct a->>'employee')::int as people
       from initiatives i cross join jsonb_array_elements(i.authors) as a group by i.department_id
     ), paid as (
       select s.department_id as id, sum(l.amount)::text as reward
       from statement_lines l join statements s on s.id = l.statement_id
       join periods p on p.sealed_run_id = s.run_id
       where l.category = 'initiative' group by s.department_id
     )
     select d.id, d.name, p.people, c.recorded, c.approved, c.effect, coalesce(paid.reward, '0') as reward
     from counted c join people p using (id) join departments d using (id) left join paid using (id)
     order by d.id`,
  );
}
