import { systemActor } from '@premia/access';
import { claimDirty, withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { createSchemeCompiler } from '../schemes/compiled-schemes.ts';
import type { PeriodClaims } from './compute-accruals.ts';
import { markTouchedFacts } from './mark-touched.ts';
import { computeClaimed, keepComputed } from './refresh.ts';

/** A fund shared out by what each has won: whatever one wins moves what the others get. */
const SHARED = {
  format: 'premia.scheme/1',
  key: 'east-pool',
  title: { en: 'Fund of the east', ru: 'Фонд востока' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue', measure: 'actual', type: 'money' } },
    { id: 'share', kind: 'pool', params: { amount: '100000' } },
    { id: 'pay', kind: 'payout', params: { code: 'share', category: 'bonus', title: { en: 'Share' } } },
  ],
  links: [
    { from: 'rev', to: 'share.weight' },
    { from: 'share', to: 'pay.amount' },
  ],
} as const;

const PERIOD = '2026-03';
const WORKER = systemActor('test');
const compiler = createSchemeCompiler();
const books = () => ({ pool: example.company.pool, compiler });
let example: OpenExample;
let schemeId = '';
beforeAll(async () => {
  example = await openExample();
  schemeId = await example.company.publishFor('east', SHARED);
});
afterEach(() => example.check());
afterAll(() => example.close());

let version = 0;
/** What somebody has won in the month, as the next version of their only deal. */
async function won(employee: string, amount: string): Promise<void> {
  version += 1;
  const deal = { source: 'crm', id: `deal of ${employee}`, type: 'deal.won', on: '2026-03-03' };
  expect(await example.company.deliver({ ...deal, employee, amount, version })).toEqual(['accepted']);
}

async function shares(): Promise<Readonly<Record<string, string>>> {
  const { rows } = await example.owner.query<{ id: string; total: string }>(
    'select employee_id as id, total from accruals where period = $1 and scheme_id = $2 order by 1',
    [PERIOD, schemeId],
  );
  return Object.fromEntries(rows.map(({ id, total }) => [id, total]));
}

interface Step {
  readonly work: PeriodClaims;
  readonly computed: Awaited<ReturnType<typeof computeClaimed>>;
}

/** A worker up to its last step: takes one person's mark and computes it. Marks of others are given back. */
async function begin(employeeId: string): Promise<Step> {
  const { pool } = example.company;
  await withTx(pool, WORKER, (tx) => markTouchedFacts(tx, 100));
  const taken = await withTx(pool, WORKER, (tx) => claimDirty(tx, 100));
  const claims = taken.filter((claim) => claim.employeeId === employeeId);
  expect(claims).toHaveLength(1);
  await example.owner.query(
    'update dirty set claimed_until = null, claim = null where claim = any($1) and employee_id <> $2',
    [taken.map(({ claim }) => claim), employeeId],
  );
  const work = { period: PERIOD, claims };
  return { work, computed: await computeClaimed(books(), WORKER, work) };
}

const finish = (step: Step) => keepComputed(books(), WORKER, step);

/**
 * Anna wins more and then less again. A worker on Bob has looked in between; when one on Anna looks after it, Bob's stored
 * share is what it should be, for the first one has not written yet.
 */
async function lookInBetween(): Promise<{ readonly bob: Step; readonly anna: Step }> {
  await won('anna', '2000');
  await won('bob', '1000');
  await example.company.settle();
  expect(await shares()).toEqual(SETTLED);
  await won('anna', '3000');
  await finish(await begin('anna'));
  const bob = await begin('bob');
  await won('anna', '2000');
  return { bob, anna: await begin('anna') };
}

const SETTLED = { anna: '66666.67', bob: '33333.33', carl: '0.00' };

describe('a worker that looked earlier than another on the same team', () => {
  it('and writes after it leaves nobody with an older number', async () => {
    const { bob, anna } = await lookInBetween();
    await finish(anna);
    await finish(bob);
    await example.company.settle();
    expect(await shares()).toEqual(SETTLED);
  });

  it('and writes between its looking and writing leaves nobody with an older number', async () => {
    const { bob, anna } = await lookInBetween();
    await finish(bob);
    await finish(anna);
    await example.company.settle();
    expect(await shares()).toEqual(SETTLED);
  });

  it('is not asked again by one that looked before it', async () => {
    await won('anna', '5000');
    const anna = await begin('anna');
    await won('bob', '2500');
    const bob = await begin('bob');
    await finish(anna);
    expect(await finish(bob)).toMatchObject({ overtaken: 0 });
    await example.company.settle();
    expect(await shares()).toEqual(SETTLED);
  });
});
