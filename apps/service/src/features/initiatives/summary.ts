import { type PersonActor, SMALL_GROUP_SIZE, scopeFor } from '@premia/access';
import { type Names, readCompany, readDepartmentNames, type Tx } from '@premia/database';
import { add, decimal, toExactText, ZERO } from '@premia/decimal';
import type { BilingualText, InitiativeDepartmentSum, InitiativeSummary } from '../../contract.ts';
import { type Contribution, latestSums, type PublishedSum, publishedSums, TOGETHER } from './published-sums.ts';
import { readSumEvents } from './sum-events.ts';

/** By department what came of initiatives; read as the service, shown as far as the actor may see. */
export async function summaryFor(tx: Tx, actor: PersonActor): Promise<InitiativeSummary> {
  const { currency } = await readCompany(tx);
  const scope = scopeFor(actor, 'initiative.summary');
  if (scope === null) return { currency, asOf: null, departments: [] };
  if (scope !== 'aggregates') {
    const rows = await readDepartments(tx);
    const departments = rows.map(({ id, name, ...sums }) => ({ department: { id, name }, ...sums }));
    return { currency, asOf: null, departments };
  }
  const names = await readDepartmentNames(tx);
  return { currency, ...shownSums(await readSumEvents(tx), names) };
}

type Events = Awaited<ReturnType<typeof readSumEvents>>;

/** A sum that may not be shown of a row is absent, not nothing. */
function shownSums(events: Events, names: Names['departments']): Omit<InitiativeSummary, 'currency'> {
  const versions = {
    recorded: publishedSums(events.recorded, SMALL_GROUP_SIZE),
    effect: publishedSums(events.effect, SMALL_GROUP_SIZE),
    reward: publishedSums(events.reward, SMALL_GROUP_SIZE),
  };
  const latest = {
    recorded: byRow(versions.recorded),
    effect: byRow(versions.effect),
    reward: byRow(versions.reward),
  };
  const rows = [...new Set(Object.values(latest).flatMap((sums) => [...sums.keys()]))].sort(togetherLast);
  const instants = Object.values(versions).flatMap((shown) => shown.map(({ at }) => at));
  return {
    asOf: instants.toSorted().at(-1) ?? null,
    departments: rows.map((row) => ({
      department: row === TOGETHER ? null : { id: row, name: names.get(row) ?? { en: row } },
      recorded: latest.recorded.get(row)?.length ?? null,
      approved: latest.effect.get(row)?.length ?? null,
      effect: sumOf(latest.effect.get(row)),
      reward: sumOf(latest.reward.get(row)),
    })),
  };
}

function byRow(shown: readonly PublishedSum[]): ReadonlyMap<string, readonly Contribution[]> {
  return new Map(latestSums(shown).map(({ row, contributions }) => [row, contributions]));
}

function togetherLast(left: string, right: string): number {
  if (left === TOGETHER || right === TOGETHER) return left === TOGETHER ? 1 : -1;
  return left < right ? -1 : 1;
}

function sumOf(contributions: readonly Contribution[] | undefined): string | null {
  return contributions === undefined
    ? null
    : toExactText(contributions.reduce((total, { amount }) => add(total, decimal(amount)), ZERO));
}

interface DepartmentRow extends Omit<InitiativeDepartmentSum, 'department'> {
  readonly id: string;
  readonly name: BilingualText;
}

async function readDepartments(tx: Tx): Promise<readonly DepartmentRow[]> {
  return tx.rows<DepartmentRow>(
    `with counted as (
       select i.department_id as id, count(*)::int as recorded,
         count(*) filter (where i.state in ('approved', 'implemented', 'rewarded'))::int as approved,
         coalesce(sum(i.effect_amount * i.effect_months)
           filter (where i.state in ('approved', 'implemented', 'rewarded')), 0)::text as effect
       from initiatives i group by i.department_id
     ), paid as (
       select s.department_id as id, sum(l.amount)::text as reward
       from statement_lines l join statements s on s.id = l.statement_id
       join periods p on p.sealed_run_id = s.run_id
       where l.category = 'initiative' group by s.department_id
     )
     select d.id, d.name, c.recorded, c.approved, c.effect, coalesce(paid.reward, '0') as reward
     from counted c join departments d using (id) left join paid using (id)
     order by d.id`,
  );
}
