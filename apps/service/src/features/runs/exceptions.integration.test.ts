import { systemActor } from '@premia/access';
import { listExceptions, withTx } from '@premia/database';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ExceptionKind } from '../../contract.ts';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';

/** A tenth of the own won value, held by a clamp before it is paid. */
const CLAMPED = {
  format: 'premia.scheme/1',
  key: 'clamped',
  title: { en: 'Clamped', ru: 'С пределом' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue', measure: 'actual', type: 'money' } },
    { id: 'tenth', kind: 'constant', params: { type: 'percent', value: '0.1' } },
    { id: 'part', kind: 'multiply' },
    { id: 'held', kind: 'clamp', params: { max: '20000' } },
    {
      id: 'pay',
      kind: 'payout',
      params: { code: 'clamped', category: 'bonus', title: { en: 'Tenth', ru: 'Десятая' } },
    },
  ],
  links: [
    { from: 'rev', to: 'part.values' },
    { from: 'tenth', to: 'part.values' },
    { from: 'part', to: 'held.value' },
    { from: 'held', to: 'pay.amount' },
  ],
} as const;

const CLAMPED_EAST = { ...CLAMPED, key: 'clamped-east' };

let example: OpenExample;
let runId = '';
beforeAll(async () => {
  example = await openExample();
  await example.company.publishFor('west', CLAMPED);
  await example.company.publishFor('east', CLAMPED_EAST);
  const deal = (employee: string, amount: string) => ({
    source: 'crm',
    id: employee,
    type: 'deal.won',
    on: '2026-01-10',
    amount,
    employee,
  });
  await example.company.deliver(deal('bob', '199999'), deal('carl', '200000'), deal('dora', '900000'));
  await example.company.settle();
  const launched = await example.company.runs.launch(PEOPLE.fiona, { period: '2026-01', kind: 'final' });
  if (!launched.ok) throw new Error(launched.failure.code);
  runId = launched.value.id;
  await example.company.compute();
});
afterEach(() => example.check());
afterAll(() => example.close());

async function exceptions(kind?: ExceptionKind, offset = 0) {
  const page = await example.company.runs.exceptions(PEOPLE.felix, { runId, kind, offset });
  if (!page.ok) throw new Error(page.failure.code);
  return page.value;
}

it('count each kind, and begin with the gravest that occurs', async () => {
  const page = await exceptions();
  // Anna and Wendy have won nothing: their own tenth is zero.
  expect(page).toMatchObject({ counts: { problem: 0, change: 0, cap: 2, zero: 2 }, kind: 'cap', next: null });
  expect((await exceptions('zero')).rows.map(({ employeeId }) => employeeId).sort()).toEqual(['anna', 'wendy']);
  expect(await exceptions('problem')).toMatchObject({ kind: 'problem', rows: [], next: null });
});

it('know a line that a clamp holds, and not one just below', async () => {
  const { rows } = await exceptions('cap');
  expect(rows.map(({ employeeId, capped }) => [employeeId, capped])).toEqual(
    ['dora', 'carl'].map((employeeId) => [
      employeeId,
      [{ code: 'clamped', amount: '20000.00', title: { en: 'Tenth', ru: 'Десятая' } }],
    ]),
  );
});

it('come page by page, each row once', async () => {
  const page = (offset: number) =>
    withTx(example.company.pool, systemActor('test'), (tx) =>
      listExceptions(tx, { runId, caps: [], kind: 'zero', offset, limit: 1 }),
    );
  const [first, second, third] = [await page(0), await page(1), await page(2)];
  expect([...first, ...second].map(({ employeeId }) => employeeId).sort()).toEqual(['anna', 'wendy']);
  expect(third).toEqual([]);
});

it('are nobody’s business who sees no runs', async () => {
  expect(await example.company.runs.exceptions(PEOPLE.bob, { runId, offset: 0 })).toMatchObject({
    failure: { code: 'request/absent' },
  });
});
