import { systemActor } from '@premia/access';
import {
  claimDirty,
  claimLateOrigins,
  LEASE_SECONDS,
  leaseChunk,
  markEverybody,
  TAKEN_OVER_WITHIN_SECONDS,
  type Tx,
  withTx,
} from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../observability/metrics.ts';
import { PEOPLE } from '../testing/example-company.ts';
import { type OpenExample, openExample } from '../testing/open-example.ts';
import { accrualWorker } from './accrual-worker.ts';
import { adjustmentProposer } from './adjustment-proposer.ts';
import { runWorker } from './run-worker.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
});
afterEach(() => example.check());
afterAll(() => example.close());

const deal = (id: string, on: string) => ({
  source: 'crm',
  id,
  type: 'deal.won',
  on,
  amount: '1000',
  employee: 'bob',
});

/** The work of somebody who died, and who else looks for it how often. */
const CASES = [
  {
    what: 'a mark',
    table: 'dirty',
    until: 'claimed_until',
    take: async (tx: Tx) => (await claimDirty(tx, 100)).length,
    job: () => accrualWorker({ accruals: example.company.accruals, worker: 'other', metrics: createMetrics() }),
    leave: () =>
      withTx(example.company.pool, systemActor('test'), (tx) =>
        markEverybody(tx, '2026-03', { kind: 'period', source: 'calendar', id: '2026-03', title: '' }),
      ),
  },
  {
    what: 'a closed period to be recalculated',
    table: 'late_origins',
    until: 'claimed_until',
    take: async (tx: Tx) => (await claimLateOrigins(tx, 100)).length,
    job: () => adjustmentProposer({ adjustments: example.company.adjustments, worker: 'other' }),
    leave: async () => {
      await example.company.sealPeriod('2026-01');
      expect(await example.company.deliver(deal('late', '2026-01-10'))).toEqual(['accepted_late']);
    },
  },
  {
    what: 'a chunk of a run',
    table: 'run_chunks',
    until: 'lease_until',
    take: async (tx: Tx) => ((await leaseChunk(tx, 'other')) === null ? 0 : 1),
    job: () => runWorker({ runs: example.company.runs, worker: 'other' }),
    leave: async () => {
      const launched = await example.company.runs.launch(PEOPLE.fiona, { period: '2026-02', kind: 'final' });
      expect(launched.ok).toBe(true);
    },
  },
];

describe.each(CASES)('$what of a worker that died', ({ table, until, take, job, leave }) => {
  const taken = () => withTx(example.company.pool, systemActor('other'), take);
  const pass = (seconds: number) =>
    example.owner.query(`update ${table} set ${until} = ${until} - make_interval(secs => $1)`, [seconds]);

  it('is kept for as long as a living one may be silent, then given to the next who asks', async () => {
    await example.company.deliver(
      deal('first', '2026-01-05'),
      deal('second', '2026-02-05'),
      deal('third', '2026-03-05'),
    );
    await example.company.settle();
    await leave();
    expect(await taken()).toBeGreaterThan(0);
    await pass(LEASE_SECONDS / 2);
    expect(await taken()).toBe(0);
    await pass(LEASE_SECONDS / 2);
    // Chunks are given back first, by whoever looks for one.
    const report = await job().round(new AbortController().signal);
    expect(report).toBe('worked');
  });

  it(`is looked for within ${TAKEN_OVER_WITHIN_SECONDS} s`, () => {
    expect(LEASE_SECONDS + job().pollMs / 1_000).toBeLessThanOrEqual(TAKEN_OVER_WITHIN_SECONDS);
  });
});
