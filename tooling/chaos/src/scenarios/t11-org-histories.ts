import { systemActor } from '@premia/access';
import { type Pool, readCreditedFacts, withTx } from '@premia/database';
import { PEOPLE } from '@premia/service/testing';
import type { Random } from '../random.ts';
import type { OpenCompany, Scenario } from '../scenario.ts';
import { DAYS, dayText, departmentId, type History, headsOn, makeHistory, personId, spansOf } from './t11/history.ts';

const HISTORIES = { full: 2_000, short: 20 } as const;
const FACTS_EACH = 12;
/** Histories written and compared at a time. */
const WAVE = 100;
const PAID_MONTH = '2026-03';

export const orgHistories: Scenario = {
  id: 'T11',
  title: 'transfers, merged departments, rehires: every fact is credited to its people and the heads of its own day',
  async run({ random, scale, openCompany }) {
    const place = await openCompany();
    const figures = { histories: 0, facts: 0, refused: 0, credits: 0, wrong: 0, paidPeople: 0, wronglyPaid: 0 };
    const owed: Owed = new Map();
    for (let first = 0; first < HISTORIES[scale]; first += WAVE) {
      const count = Math.min(WAVE, HISTORIES[scale] - first);
      const histories = Array.from({ length: count }, (_, index) => makeHistory(`h${first + index}`, random));
      await enter(place.owner, histories);
      for (const history of histories) {
        const facts = makeFacts(history, random);
        figures.refused += await send(place, history, facts);
        const compared = await compare(place, history, facts);
        figures.credits += compared.credits;
        figures.wrong += compared.wrong;
        figures.facts += facts.length;
        for (const fact of facts) if (isWhole(history, fact)) owe(owed, history, fact);
      }
      figures.histories += count;
    }
    await place.company.settle();
    const paid = await comparePay(place.owner, owed);
    Object.assign(figures, paid);
    return { figures, ok: figures.wrong === 0 && paid.wronglyPaid === 0 && paid.paidPeople > 0 && figures.refused > 0 };
  },
};

interface Made {
  readonly id: string;
  readonly day: number;
  readonly hundreds: number;
  /** By person, in tenths; they add up to ten. */
  readonly shares: ReadonlyMap<number, number>;
}

function makeFacts({ name, places }: History, random: Random): readonly Made[] {
  return Array.from({ length: FACTS_EACH }, (_, index) => {
    const first = random.below(places.length);
    const second = random.below(places.length);
    const part = 1 + random.below(9);
    const shares = first === second ? [[first, 10] as const] : [[first, part] as const, [second, 10 - part] as const];
    return {
      id: `${name}-${index}`,
      day: random.below(DAYS),
      hundreds: 1 + random.below(1_000),
      shares: new Map(shares),
    };
  });
}

const isWhole = ({ places }: History, { shares, day }: Made): boolean =>
  [...shares.keys()].every((person) => places[person]?.[day] !== null);

/** Sends a history's facts; those that name somebody who was away that day, and only those, must be refused. */
async function send({ company }: OpenCompany, history: History, facts: readonly Made[]): Promise<number> {
  const answer = await company.facts.ingest(
    PEOPLE.hanna,
    facts.map(({ id, day, hundreds, shares }) => ({
      source: 'chaos',
      id,
      type: 'deal.won',
      on: dayText(day),
      amount: String(hundreds * 100),
      employee: [...shares].map(([person, tenths]) => ({
        employee: personId(history, person),
        share: String(tenths / 10),
      })),
    })),
  );
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.filter(({ status }, index) => {
    const fact = facts[index];
    const expected = fact !== undefined && isWhole(history, fact) ? 'accepted' : 'rejected';
    if (status !== expected) throw new Error(`${fact?.id} was ${status}, not ${expected}`);
    return status === 'rejected';
  }).length;
}

async function compare({ company }: OpenCompany, history: History, facts: readonly Made[]) {
  const people = history.places.map((_, person) => personId(history, person));
  const stored = await withTx(company.pool, systemActor('chaos'), (tx) =>
    readCreditedFacts(tx, {
      employeeIds: people,
      first: dayText(0),
      last: dayText(DAYS - 1),
      types: null,
      rollUpTypes: null,
    }),
  );
  const found = new Set(
    [...stored].flatMap(([employeeId, credited]) =>
      credited.map(({ id, role, share }) => `${employeeId} ${id} ${role === 'rollup' ? 'below' : 'own'} ${share}`),
    ),
  );
  const expected = new Set(
    facts.filter((fact) => isWhole(history, fact)).flatMap((fact) => expectedCredits(history, fact)),
  );
  const wrong =
    [...expected].filter((credit) => !found.has(credit)).length +
    [...found].filter((credit) => !expected.has(credit)).length;
  return { credits: expected.size, wrong };
}

function expectedCredits(history: History, { id, day, shares }: Made): readonly string[] {
  const below = new Map<number, number>();
  const own = [...shares].map(([person, tenths]) => {
    for (const head of headsOn(history, person, day)) {
      if (head !== person) below.set(head, (below.get(head) ?? 0) + tenths);
    }
    return `${personId(history, person)} ${id} own ${tenths / 10}`;
  });
  return [...own, ...[...below].map(([head, tenths]) => `${personId(history, head)} ${id} below ${tenths / 10}`)];
}

/** As hr enters it: departments and people, from day to day. */
async function enter(owner: Pool, histories: readonly History[]): Promise<void> {
  const departments = histories.flatMap((history) => history.parents.map((_, index) => departmentId(history, index)));
  const people = histories.flatMap((history) => history.places.map((_, index) => personId(history, index)));
  await owner.query(`insert into departments (id, name) select id, '{"en":"Department"}' from unnest($1::text[]) id`, [
    departments,
  ]);
  await owner.query(
    `insert into employees (id, name, hired_on) select id, '{"en":"Agent"}', '2025-01-01' from unnest($1::text[]) id`,
    [people],
  );
  await owner.query(
    `insert into department_terms (department_id, valid_from, valid_to, parent_id, head_id)
     select * from jsonb_to_recordset($1::jsonb) as t(department_id text, valid_from date, valid_to date, parent_id text, head_id text)`,
    [JSON.stringify(histories.flatMap(termRows))],
  );
  await owner.query(
    `insert into employments (employee_id, valid_from, valid_to, department_id, position, position_title)
     select e.*, 'agent', '{"en":"Agent"}'
     from jsonb_to_recordset($1::jsonb) as e(employee_id text, valid_from date, valid_to date, department_id text)`,
    [JSON.stringify(histories.flatMap(employmentRows))],
  );
}

function termRows(history: History): readonly object[] {
  return history.parents.flatMap((parents, department) => {
    const days = parents.map((parent, day) =>
      parent === undefined ? undefined : { parent, head: history.heads[department]?.[day] ?? null },
    );
    return spansOf(days, (left, right) => left?.parent === right?.parent && left?.head === right?.head).flatMap(
      ({ value, from, to }) =>
        value === undefined
          ? []
          : [
              {
                department_id: departmentId(history, department),
                valid_from: dayText(from),
                valid_to: to === null ? null : dayText(to),
                parent_id: value.parent === null ? 'sales' : departmentId(history, value.parent),
                head_id: value.head === null ? null : personId(history, value.head),
              },
            ],
    );
  });
}

function employmentRows(history: History): readonly object[] {
  return history.places.flatMap((places, person) =>
    spansOf(places, (left, right) => left === right).flatMap(({ value, from, to }) =>
      value === null
        ? []
        : [
            {
              employee_id: personId(history, person),
              valid_from: dayText(from),
              valid_to: to === null ? null : dayText(to),
              department_id: departmentId(history, value),
            },
          ],
    ),
  );
}

/** What people are owed for March at 1 % of what they and those below them won, in tenths of a rouble. */
type Owed = Map<string, number>;

function owe(owed: Owed, history: History, { day, hundreds, shares }: Made): void {
  if (!dayText(day).startsWith(PAID_MONTH)) return;
  for (const [person, tenths] of shares) {
    for (const paid of new Set([person, ...headsOn(history, person, day)])) {
      const id = personId(history, paid);
      owed.set(id, (owed.get(id) ?? 0) + hundreds * tenths);
    }
  }
}

async function comparePay(
  owner: Pool,
  owed: Owed,
): Promise<{ readonly paidPeople: number; readonly wronglyPaid: number }> {
  const { rows } = await owner.query<{ id: string; tenths: number }>(
    `select employee_id as id, (amount * 10)::int as tenths from accrual_lines
     where period = $1 and code = 'override' and employee_id ~ '^h[0-9]+-p'`,
    [PAID_MONTH],
  );
  return {
    paidPeople: rows.filter(({ tenths }) => tenths > 0).length,
    wronglyPaid: rows.filter(({ id, tenths }) => tenths !== (owed.get(id) ?? 0)).length,
  };
}
