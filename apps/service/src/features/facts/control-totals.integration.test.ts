import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { createFactDecisions } from './decisions.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
});
afterEach(() => example.check());
afterAll(() => example.close());

const decisions = () => createFactDecisions({ pool: example.company.pool });

const word = (source: string, day: string, count = 0, amount: string | null = null) => ({
  source,
  day,
  factType: 'deal.won',
  currency: 'RUB',
  count,
  amount,
});

async function report(...totals: readonly ReturnType<typeof word>[]): Promise<void> {
  const reported = await decisions().reportControlTotals(PEOPLE.hanna, totals);
  if (!reported.ok) throw new Error(reported.failure.code);
}

const holes = async (period: string, source: string) =>
  (await decisions().controlTotals(PEOPLE.fiona, { period })).filter((hole) => hole.source === source);

async function override(period: string, source: string, difference?: string) {
  const [hole] = await holes(period, source);
  if (hole === undefined) throw new Error('there is nothing to answer for');
  const { day, factType, currency } = hole;
  return decisions().overrideControlTotal(PEOPLE.fiona, {
    period,
    source,
    day,
    factType,
    currency,
    difference: difference ?? hole.difference,
    reason: 'Their office was closed',
  });
}

const deal = (source: string, id: string, on: string, amount: string, version = 1) => ({
  source,
  id,
  type: 'deal.won',
  on,
  amount,
  employee: 'bob',
  version,
});

describe('the silence of a source', () => {
  it('is no hole of one that gave its word once', async () => {
    await report(word('once', '2026-06-10'));
    expect(await holes('2026-06', 'once')).toEqual([]);
  });

  it('is one of a source that gives its word, for working days from its first word on', async () => {
    await example.owner.query(
      `insert into calendar_days (on_day, is_working, set_by, title)
       values ('2026-06-12', false, 'hanna', '{}'), ('2026-06-20', true, 'hanna', '{}')`,
    );
    const spoken = '02 03 04 05 08 09 10 11 15 16 17 18 19 22 24 25 26 29'.split(' ');
    await report(...spoken.map((day) => word('erp', `2026-06-${day}`)));
    const [hole, ...others] = await holes('2026-06', 'erp');
    expect(others).toEqual([]);
    // A Saturday that was worked, a Tuesday, and the last day; the holiday of the 12th and other weekends are none.
    expect(hole).toMatchObject({
      day: '2026-06-20',
      silentDays: ['2026-06-20', '2026-06-23', '2026-06-30'],
      reported: null,
      stored: { count: 0, amount: null },
      override: null,
    });
  });

  it('at the beginning of a period is one when the source gave its word shortly before', async () => {
    await report(word('erp', '2026-07-15'), word('erp', '2026-07-16'));
    const [hole] = await holes('2026-07', 'erp');
    expect(hole?.silentDays.slice(0, 3)).toEqual(['2026-07-01', '2026-07-02', '2026-07-03']);
    expect(hole?.silentDays).not.toContain('2026-07-15');
    await report(word('gone', '2026-06-10'), word('gone', '2026-06-11'));
    expect(await holes('2026-07', 'gone')).toEqual([]);
  });

  it('is answered for as it stands: a day more, or a fact of such a day, is another decision', async () => {
    const decided = await override('2026-06', 'erp');
    expect(decided).toMatchObject({ ok: true, value: { override: { reason: 'Their office was closed' } } });
    const [before] = await holes('2026-06', 'erp');
    await example.company.deliver(deal('erp', 'unspoken', '2026-06-23', '10'));
    const [after] = await holes('2026-06', 'erp');
    expect(after).toMatchObject({ stored: { count: 1 }, override: null });
    expect(await override('2026-06', 'erp', before?.difference)).toMatchObject({
      ok: false,
      failure: { code: 'control-total/changed' },
    });
    await report(word('erp', '2026-06-20'), word('erp', '2026-06-23', 1, '10'), word('erp', '2026-06-30'));
    expect(await holes('2026-06', 'erp')).toEqual([]);
  });
});

describe('a run', () => {
  const openHoles = async (runId: string) => {
    const run = await example.company.runs.get(PEOPLE.felix, { runId });
    return run.ok ? run.value.openHoles : null;
  };

  it('is judged by what it has seen, tells of holes before its seal, and is sealed once they are answered for', async () => {
    await example.company.deliver(deal('till', 'seen', '2026-01-12', '1000'));
    await report(word('till', '2026-01-12', 1, '1000'));
    await example.company.settle();
    const launched = await example.company.runs.launch(PEOPLE.fiona, { period: '2026-01', kind: 'final' });
    if (!launched.ok) throw new Error(launched.failure.code);
    const { id } = launched.value;
    await example.company.compute();
    expect(await openHoles(id)).toBe(0);

    // What came since is late: the source counts it, the run does not.
    await example.company.deliver(
      deal('till', 'late', '2026-01-12', '500'),
      deal('till', 'seen', '2026-01-12', '900', 2),
    );
    await report(word('till', '2026-01-12', 2, '1400'));
    expect(await holes('2026-01', 'till')).toMatchObject([
      { reported: { count: 2, amount: '1400' }, stored: { count: 1, amount: '1000' }, silentDays: [] },
    ]);
    expect(await openHoles(id)).toBe(1);
    await example.company.command(PEOPLE.felix, id, 'approve');
    await expect(example.company.command(PEOPLE.fiona, id, 'seal')).rejects.toThrow('run/control-totals');
    expect(await override('2026-01', 'till')).toMatchObject({ ok: true });
    expect(await openHoles(id)).toBe(0);
    await example.company.command(PEOPLE.fiona, id, 'seal');
    await example.company.propose();
  });

  it('that is cancelled gives the period back to the facts of now', async () => {
    await example.company.deliver(deal('till', 'february', '2026-02-10', '1000'));
    const launched = await example.company.runs.launch(PEOPLE.fiona, { period: '2026-02', kind: 'final' });
    if (!launched.ok) throw new Error(launched.failure.code);
    await example.company.compute();
    await example.company.deliver(deal('till', 'february late', '2026-02-10', '500'));
    await report(word('till', '2026-02-10', 2, '1500'));
    expect(await openHoles(launched.value.id)).toBe(1);
    await example.company.command(PEOPLE.fiona, launched.value.id, 'cancel');
    expect(await holes('2026-02', 'till')).toEqual([]);
  });
});
