import { add, decimal, equals } from '@premia/decimal';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PortalProvisional, RunKind } from '../../contract.ts';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { overview } from '../portal/overview.ts';
import { sinceProvisional } from '../portal/provisional.ts';
import { createSchemeCompiler } from '../schemes/compiled-schemes.ts';

const PERIOD = '2026-03';
let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
  const deals = (['bob', 'carl', 'dora'] as const).map((employee, index) => ({
    source: 'crm',
    id: `${PERIOD} ${employee}`,
    type: 'deal.won',
    on: `${PERIOD}-10`,
    amount: `${(index + 1) * 250_000}.5`,
    employee,
  }));
  await example.company.facts.ingest(PEOPLE.hanna, deals);
  await example.company.settle();
});
afterEach(() => example.check());
afterAll(() => example.close());

async function run(actor: (typeof PEOPLE)[keyof typeof PEOPLE], kind: RunKind): Promise<string> {
  const launched = await example.company.runs.launch(actor, { period: PERIOD, kind });
  if (!launched.ok) throw new Error(launched.failure.code);
  await example.company.compute();
  return launched.value.id;
}

async function seenBy(actor: (typeof PEOPLE)[keyof typeof PEOPLE], runId: string) {
  const summary = await example.company.runs.get(actor, { runId });
  const page = await example.company.statements.list(actor, { runId });
  if (!summary.ok || !page.ok) return null;
  const { participants, total } = summary.value;
  return { participants, total, people: page.value.rows.map(({ employeeId }) => employeeId).toSorted() };
}

describe('a preview of a head', () => {
  it('is about the head’s own people, and comes to what they are owed so far', async () => {
    const runId = await run(PEOPLE.anna, 'preview');
    const seen = await seenBy(PEOPLE.anna, runId);
    expect(seen?.people).toEqual(['anna', 'bob', 'carl']);
    const { rows } = await example.owner.query<{ total: string }>(
      `select total::text from accruals where period = $1 and employee_id in ('anna', 'bob', 'carl')`,
      [PERIOD],
    );
    const owed = rows.map(({ total }) => decimal(total)).reduce(add);
    expect(equals(decimal(seen?.total ?? ''), owed)).toBe(true);
  });

  it('is nobody else’s to see but theirs who see all pay', async () => {
    const runId = await run(PEOPLE.anna, 'preview');
    for (const actor of [PEOPLE.wendy, PEOPLE.bob, PEOPLE.boss]) {
      expect(await seenBy(actor, runId)).toBeNull();
      expect((await example.company.runs.list(actor, {})).map(({ id }) => id)).not.toContain(runId);
    }
    expect((await seenBy(PEOPLE.fiona, runId))?.people).toEqual(['anna', 'bob', 'carl']);
  });

  it('is recorded as the head’s doing, and writes nothing to the ledger', async () => {
    const runId = await run(PEOPLE.anna, 'preview');
    const audit = await example.owner.query<{ actor: string }>(
      `select actor from audit where action = 'run.launch' and target_id = $1`,
      [runId],
    );
    expect(audit.rows).toEqual([{ actor: 'anna' }]);
    expect((await example.owner.query('select from ledger_transactions')).rowCount).toBe(0);
  });

  it('is all a head may launch', async () => {
    for (const kind of ['provisional', 'final'] as const) {
      expect(await example.company.runs.launch(PEOPLE.anna, { period: PERIOD, kind })).toMatchObject({
        ok: false,
        failure: { kind: 'absent' },
      });
    }
  });
});

describe('a provisional run', () => {
  it('shows each head their own people, and an employee no run', async () => {
    const runId = await run(PEOPLE.fiona, 'provisional');
    expect((await seenBy(PEOPLE.fiona, runId))?.people).toContain('dora');
    expect((await seenBy(PEOPLE.anna, runId))?.people).toEqual(['anna', 'bob', 'carl']);
    expect((await seenBy(PEOPLE.wendy, runId))?.people).toEqual(['dora', 'wendy']);
    expect(await seenBy(PEOPLE.bob, runId)).toBeNull();
  });

  it('can be taken back, and can never become the books', async () => {
    const runId = await run(PEOPLE.fiona, 'provisional');
    const summary = await example.company.runs.get(PEOPLE.felix, { runId });
    if (!summary.ok) throw new Error(summary.failure.code);
    expect(summary.value.transitions).toEqual(['cancel']);
    await example.company.command(PEOPLE.felix, runId, 'cancel');
    expect(await seenBy(PEOPLE.anna, runId)).toBeNull();
  });

  it('leaves the period open', async () => {
    await run(PEOPLE.fiona, 'provisional');
    const { rows } = await example.owner.query('select state from periods where key = $1', [PERIOD]);
    expect(rows).toEqual([{ state: 'open' }]);
  });
});

describe('what an employee sees of a provisional run', () => {
  const compiler = createSchemeCompiler();
  const portal = () => ({ pool: example.company.pool, compiler, now: () => new Date(`${PERIOD}-15T09:00:00Z`) });

  async function shownTo(actor: (typeof PEOPLE)[keyof typeof PEOPLE]): Promise<PortalProvisional | null> {
    const seen = await overview(portal(), actor, PERIOD);
    if (!seen.ok) throw new Error(seen.failure.code);
    return seen.value.provisional;
  }

  async function takeAllBack(): Promise<void> {
    for (const shown of await example.company.runs.list(PEOPLE.fiona, { period: PERIOD })) {
      if (shown.kind === 'provisional' && shown.state === 'review') {
        await example.company.command(PEOPLE.fiona, shown.id, 'cancel');
      }
    }
  }

  it('is their own sum of the newest one, with whose word it is and of when, and never a preview', async () => {
    await takeAllBack();
    await run(PEOPLE.fiona, 'preview');
    expect(await shownTo(PEOPLE.bob)).toBeNull();
    const runId = await run(PEOPLE.fiona, 'provisional');
    for (const actor of [PEOPLE.bob, PEOPLE.carl, PEOPLE.dora]) {
      const { rows } = await example.owner.query<{ total: string }>(
        'select total::text from statements where run_id = $1 and employee_id = $2',
        [runId, actor.employeeId],
      );
      const own = rows[0]?.total ?? 'none';
      expect(await shownTo(actor)).toMatchObject({ shownBy: { en: 'fiona' }, total: own, accrued: own });
    }
    expect(await shownTo(PEOPLE.felix)).toBeNull();
  });

  it('stays as it was shown while the accrual goes on, and the difference is explained to the deal', async () => {
    await takeAllBack();
    await run(PEOPLE.fiona, 'provisional');
    const before = await shownTo(PEOPLE.bob);
    const deal = { source: 'crm', id: 'after the showing', type: 'deal.won', on: `${PERIOD}-12`, employee: 'bob' };
    await example.company.facts.ingest(PEOPLE.hanna, [{ ...deal, amount: '100000' }]);
    await example.company.settle();
    const after = await shownTo(PEOPLE.bob);
    expect(after?.total).toBe(before?.total);
    expect(after?.accrued).not.toBe(before?.accrued);
    const why = await sinceProvisional(portal(), PEOPLE.bob, { period: PERIOD });
    expect(why).toMatchObject({
      ok: true,
      value: {
        before: after?.total,
        after: after?.accrued,
        schemes: [{ how: 'explained', causes: [{ kind: 'fact', id: 'after the showing' }] }],
      },
    });
    // Nobody else's moved, and nobody is told of bob's.
    const others = await sinceProvisional(portal(), PEOPLE.carl, { period: PERIOD });
    expect(others).toMatchObject({ ok: true, value: { schemes: [{ how: 'explained', parts: [], causes: [] }] } });
  });

  it('is gone when it is taken back, and when the period is sealed', async () => {
    await takeAllBack();
    expect(await shownTo(PEOPLE.bob)).toBeNull();
    expect(await sinceProvisional(portal(), PEOPLE.bob, { period: PERIOD })).toMatchObject({
      failure: { kind: 'absent' },
    });
    await run(PEOPLE.fiona, 'provisional');
    expect(await shownTo(PEOPLE.bob)).not.toBeNull();
    await example.company.sealPeriod(PERIOD);
    expect(await shownTo(PEOPLE.bob)).toBeNull();
    expect(await sinceProvisional(portal(), PEOPLE.bob, { period: PERIOD })).toMatchObject({
      failure: { kind: 'absent' },
    });
  });
});
