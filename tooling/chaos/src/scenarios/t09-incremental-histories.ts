import { systemActor } from '@premia/access';
import { loadPeople, markEverybody, type PersonRow, type Pool, withTx } from '@premia/database';
import { type ExampleCompany, PEOPLE } from '@premia/service/testing';
import type { Random } from '../random.ts';
import { randomScheme } from '../random-scheme.ts';
import { addSalesForce } from '../sales-force.ts';
import type { OpenCompany, Scenario } from '../scenario.ts';

/** A history is one person's accrual of one month after a random round of deeds; rounds go on until there are enough. */
const HISTORIES = { full: 100_000, short: 300 } as const;
const AGENTS = { full: 150, short: 12 } as const;
const MONTHS = { full: 12, short: 4 } as const;
const DEEDS = { full: 150, short: 40 } as const;
/** A company whose graphs stay the same for a while, then another one. */
const ROUNDS_OF_A_COMPANY = 6;
const SCHEMES = 2;
const ACTOR = systemActor('histories');

export const incrementalHistories: Scenario = {
  id: 'T09',
  title:
    'random graphs, transfers, leavers, rehires, other heads, facts, corrections and removals, followed mark by mark: not a byte but a full recalculation',
  async run({ random, scale, openCompany }) {
    const figures = { histories: 0, accruals: 0, companies: 0, rounds: 0, schemes: 0, written: 0, differing: 0 };
    while (figures.histories < HISTORIES[scale]) {
      const place = await openCompany();
      await addSalesForce(place.owner, AGENTS[scale], '2026-02');
      await openMonths(place.owner, MONTHS[scale]);
      for (let scheme = 0; scheme < SCHEMES; scheme += 1) await publishRandom(place.company, random, figures.schemes++);
      await place.company.settle();
      figures.companies += 1;
      for (let round = 0; round < ROUNDS_OF_A_COMPANY && figures.histories < HISTORIES[scale]; round += 1) {
        figures.written += await live(place, random, {
          deeds: DEEDS[scale],
          months: MONTHS[scale],
          agents: AGENTS[scale],
        });
        const incremental = await accrualsOf(place.owner);
        const full = await recalculated(place);
        figures.rounds += 1;
        figures.accruals += incremental.length;
        figures.histories += (AGENTS[scale] + Object.keys(PEOPLE).length) * MONTHS[scale];
        figures.differing += full.filter((row, index) => row !== incremental[index]).length;
        if (full.length !== incremental.length) figures.differing += 1;
      }
    }
    return { figures, ok: figures.differing === 0 && figures.written > 0 };
  },
};

async function openMonths(owner: Pool, months: number): Promise<void> {
  await owner.query(
    `insert into periods (key, kind, starts_on, ends_on)
     select to_char(m, 'YYYY-MM'), 'month', m, m + interval '1 month'
     from generate_series('2026-01-01'::date, '2026-01-01'::date + make_interval(months => $1 - 1), interval '1 month') m
     on conflict do nothing`,
    [months],
  );
  await owner.query(
    `insert into dirty (period, employee_id, generation)
     select p.key, e.id, nextval('dirty_generation') from periods p cross join employees e on conflict do nothing`,
  );
}

async function publishRandom(company: ExampleCompany, random: Random, index: number): Promise<void> {
  const document = randomScheme(random, `random-${index}`);
  const created = await company.schemes.create(PEOPLE.hanna, {
    title: document.title,
    period: 'month',
    currency: 'RUB',
    document,
  });
  if (!created.ok) throw new Error(`a scheme was refused: ${JSON.stringify(created)}`);
  const id = random.pick(['sales', 'east', 'company']);
  await company.publish({
    schemeId: created.value.schemeId,
    revision: 1,
    message: '',
    assignTo: { from: '2026-01-01', targets: [{ kind: 'department', id }] },
  });
}

interface Life {
  readonly deeds: number;
  readonly months: number;
  readonly agents: number;
}

/** Deeds one after another, workers in between taking as many marks as they like. How many accruals were written. */
async function live({ company }: OpenCompany, random: Random, life: Life): Promise<number> {
  let written = 0;
  for (let deed = 0; deed < life.deeds; deed += 1) {
    if (random.below(20) === 0) await importPerson(company.pool, random, life);
    else await deliver(company, random, life);
    if (random.below(5) === 0) {
      const report = await company.accruals.refresh({ worker: 'follower', limit: 1 + random.below(30) });
      if (report.failed > 0) throw new Error('an accrual could not be calculated');
      written += report.written;
    }
  }
  await company.settle();
  return written;
}

const agentId = (random: Random, agents: number): string =>
  `agent-${String(1 + random.below(agents)).padStart(6, '0')}`;

/** A fact, a newer version of one, or its removal: ids are few, so that most facts have a past. */
async function deliver(company: ExampleCompany, random: Random, { months, agents }: Life): Promise<void> {
  const month = String(1 + random.below(months)).padStart(2, '0');
  const item = {
    source: 'history',
    id: `h${random.below(agents * 3)}`,
    version: 1 + random.below(1_000_000),
    type: random.pick(['deal.won', 'deal.won', 'call']),
    on: `2026-${month}-${10 + random.below(18)}`,
    amount: `${random.below(900_000)}.${10 + random.below(90)}`,
    employee: random.below(6) === 0 ? random.pick(['bob', 'carl', 'dora', 'anna']) : agentId(random, agents),
    ...(random.below(8) === 0 ? { deleted: true } : {}),
  };
  const answer = await company.facts.ingest(PEOPLE.hanna, [item]);
  if (!answer.ok) throw new Error(answer.failure.code);
}

const DEPARTMENTS = { east: { en: 'East' }, west: { en: 'West' } } as const;

/**
 * A line of an import of people: somebody changes the department from a day on, leaves, stays after all, is hired again or
 * becomes the head. What the line gets wrong is refused and changes nothing.
 */
async function importPerson(pool: Pool, random: Random, { agents, months }: Life): Promise<void> {
  const id = agentId(random, agents);
  const department = random.pick(['east', 'west'] as const);
  const day = (): string => `2026-${String(1 + random.below(months)).padStart(2, '0')}-${10 + random.below(18)}`;
  const row: PersonRow = {
    id,
    name: { en: 'Agent' },
    hiredOn: random.below(3) === 0 ? day() : '2024-01-01',
    leftOn: random.below(3) === 0 ? day() : null,
    from: random.below(2) === 0 ? day() : null,
    departmentPath: [
      { id: 'company', name: { en: 'Company' } },
      { id: 'sales', name: { en: 'Sales' } },
      { id: department, name: DEPARTMENTS[department] },
    ],
    position: { key: 'agent', title: { en: 'Agent' } },
    managerId: null,
    isHead: random.below(4) === 0,
    attributes: {},
  };
  await withTx(pool, ACTOR, async (tx) => {
    await loadPeople(tx, [row]);
    await markEverybody(tx, null, { kind: 'person', source: 'people', id, title: '' });
  });
}

/** Everything an accrual says, a text each; when it was written is no part of it. */
async function accrualsOf(owner: Pool): Promise<readonly string[]> {
  const { rows } = await owner.query<{ text: string }>(
    `select jsonb_build_array(a.period, a.employee_id, a.scheme_id, a.scheme_version_id, a.department_id, a.inputs_hash,
         a.result_hash, a.currency, a.total::text, a.problems,
         (select jsonb_agg(jsonb_build_array(l.code, l.category, l.amount::text, l.visible) order by l.position)
          from accrual_lines l where l.period = a.period and l.employee_id = a.employee_id and l.scheme_id = a.scheme_id)
       )::text as text
     from accruals a order by a.period, a.employee_id, a.scheme_id`,
  );
  return rows.map(({ text }) => text);
}

/** Everything again from nothing. */
async function recalculated({ company, owner }: OpenCompany): Promise<readonly string[]> {
  await owner.query('delete from accrual_lines');
  await owner.query('delete from accruals');
  await owner.query(
    `insert into dirty (period, employee_id, generation)
     select p.key, e.id, nextval('dirty_generation') from periods p cross join employees e on conflict do nothing`,
  );
  await company.settle();
  return accrualsOf(owner);
}
