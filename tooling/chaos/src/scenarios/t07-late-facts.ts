import type { Pool } from '@premia/database';
import { type ExampleCompany, PEOPLE } from '@premia/service/testing';
import type { Random } from '../random.ts';
import { addSalesForce } from '../sales-force.ts';
import type { Scenario } from '../scenario.ts';
import { approveProposals } from './approve-proposals.ts';

const AGENTS = { full: 1_000, short: 30 } as const;
const LATE_FACTS = { full: 10_000, short: 90 } as const;
const MONTH = '2026-03';
const DELIVERY = 1_000;
const WORKERS = 3;

export const lateFacts: Scenario = {
  id: 'T07',
  title:
    '10,000 late facts after the seal in three waves: sealed rows untouched, each delta booked once, the third wave nothing',
  async run({ scale, random, openCompany }) {
    const { company, owner } = await openCompany();
    await addSalesForce(owner, AGENTS[scale], MONTH);
    await company.sealPeriod(MONTH);
    const sealed = await sealedHash(owner);
    const first = wave(random, { agents: AGENTS[scale], facts: LATE_FACTS[scale] / 2, from: 0 });
    // The second wave corrects some of the first, takes some back and brings new ones.
    const second = [
      ...first.flatMap((fact, index) => (index % 4 === 0 ? [corrected(random, fact)] : [])),
      ...wave(random, {
        agents: AGENTS[scale],
        facts: LATE_FACTS[scale] / 2 - Math.ceil(first.length / 4),
        from: first.length,
      }),
    ];
    const booked: number[] = [];
    for (const facts of [first, second, [...first, ...second]]) booked.push(await bookWave(company, owner, facts));
    const wrong = await wronglyPaid(owner);
    const untouched = (await sealedHash(owner)) === sealed;
    const [one = 0, two = 0, three = 0] = booked;
    return {
      figures: {
        lateFacts: first.length + second.length,
        bookedFirst: one,
        bookedSecond: two,
        bookedThird: three,
        wrong,
        sealedRowsTouched: untouched ? 0 : 1,
      },
      ok: untouched && wrong === 0 && one > 0 && two > 0 && three === 0,
    };
  },
};

interface LateFact {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly on: string;
  readonly amount: string;
  readonly employee: string;
  readonly version: number;
  readonly deleted?: boolean;
}

function wave(
  random: Random,
  { agents, facts, from }: { readonly agents: number; readonly facts: number; readonly from: number },
): readonly LateFact[] {
  return Array.from({ length: facts }, (_, index) => ({
    source: 'late',
    id: `L-${from + index}`,
    type: 'deal.won',
    on: `${MONTH}-${String(1 + random.below(28)).padStart(2, '0')}`,
    amount: String(100 * (1 + random.below(2_000))),
    employee: `agent-${String(1 + random.below(agents)).padStart(6, '0')}`,
    version: 1,
  }));
}

function corrected(random: Random, fact: LateFact): LateFact {
  return random.below(3) === 0
    ? { ...fact, version: 2, deleted: true }
    : { ...fact, version: 2, amount: String(100 * (1 + random.below(2_000))) };
}

/** Delivers, lets several workers propose at once, approves; answers how many adjustments that made. */
async function bookWave(company: ExampleCompany, owner: Pool, facts: readonly LateFact[]): Promise<number> {
  const before = await countAdjustments(owner);
  for (let start = 0; start < facts.length; start += DELIVERY) {
    const answer = await company.facts.ingest(PEOPLE.hanna, facts.slice(start, start + DELIVERY));
    if (!answer.ok) throw new Error(JSON.stringify(answer));
  }
  await Promise.all(Array.from({ length: WORKERS }, () => company.propose()));
  await company.propose();
  await approveProposals(company);
  return (await countAdjustments(owner)) - before;
}

async function countAdjustments(owner: Pool): Promise<number> {
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from adjustments');
  return rows[0]?.count ?? 0;
}

async function sealedHash(owner: Pool): Promise<string> {
  const { rows } = await owner.query<{ hash: string }>(
    `select md5(string_agg(s::text || coalesce((select string_agg(l::text, '|' order by l.position) from statement_lines l
       where l.statement_id = s.id), ''), E'\\n' order by s.id)) as hash from statements s where s.period = $1`,
    [MONTH],
  );
  return rows[0]?.hash ?? '';
}

/** People whose statement and adjustments together are not what the scheme says of the facts as they are now. */
async function wronglyPaid(owner: Pool): Promise<number> {
  const { rows } = await owner.query<{ wrong: number }>(
    `with recursive tree as (
       select department_id as root, department_id, head_id from department_terms
       union
       select t.root, d.department_id, t.head_id from tree t join department_terms d on d.parent_id = t.department_id
     ), own as (
       select c.employee_id, sum(v.amount) as won from credits c
       join facts f on f.id = c.fact_id and f.current_version = c.version
       join fact_versions v on v.fact_id = f.id and v.version = f.current_version
       where not v.deleted and v.fact_type = 'deal.won' and c.role = 'owner' and to_char(v.occurred_on, 'YYYY-MM') = $1
       group by c.employee_id
     ), people as (
       select s.employee_id, coalesce(o.won, 0) as won,
         coalesce(o.won, 0) + coalesce((select sum(b.won) from own b join employments e on e.employee_id = b.employee_id
           where b.employee_id <> s.employee_id and e.department_id in
             (select t.department_id from tree t where t.head_id = s.employee_id)), 0) as team,
         s.total + coalesce((select sum(a.delta) from adjustments a where a.statement_id = s.id), 0) as paid
       from statements s left join own o on o.employee_id = s.employee_id where s.period = $1
     )
     select count(*)::int as wrong from people where paid <>
       round(0.03 * least(won, 300000) + 0.05 * greatest(least(won, 600000) - 300000, 0) + 0.07 * greatest(won - 600000, 0), 2)
       + round(0.01 * team, 2)`,
    [MONTH],
  );
  return rows[0]?.wrong ?? -1;
}
