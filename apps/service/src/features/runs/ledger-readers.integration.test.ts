import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';

/** Everything sold is paid, up to a sum for the year: what was accrued of it, or what was paid out, counts against it. */
const upToTheYear = (balance: 'accruedThisYear' | 'paidThisYear', most: string) =>
  ({
    format: 'premia.scheme/1',
    key: `cap-${balance}`,
    title: { en: `Cap by ${balance}` },
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'earned', kind: 'criterion', params: { criterion: 'revenue', measure: 'actual', type: 'money' } },
      { id: 'before', kind: 'balance', params: { balance } },
      { id: 'cap', kind: 'constant', params: { type: 'money', value: most } },
      { id: 'room', kind: 'subtract' },
      { id: 'left', kind: 'max', params: { values: ['0'] } },
      { id: 'least', kind: 'min' },
      { id: 'pay', kind: 'payout', params: { code: 'capped', category: 'bonus', title: { en: 'Capped' } } },
    ],
    links: [
      { from: 'cap', to: 'room.left' },
      { from: 'before', to: 'room.right' },
      { from: 'room', to: 'left.values' },
      { from: 'left', to: 'least.values' },
      { from: 'earned', to: 'least.values' },
      { from: 'least', to: 'pay.amount' },
    ],
  }) as const;

let example: OpenExample;
let march: string;
beforeAll(async () => {
  example = await openExample();
  for (const document of [upToTheYear('accruedThisYear', '5000'), upToTheYear('paidThisYear', '8000')]) {
    await example.company.publishFor('west', document);
  }
});
afterEach(() => example.check());
afterAll(() => example.close());

async function sell(period: string, amount: string): Promise<void> {
  await example.company.deliver({
    source: 'crm',
    id: period,
    type: 'deal.won',
    on: `${period}-10`,
    amount,
    employee: 'dora',
  });
  await example.company.settle();
}

/** What Dora is shown as earned so far by the two schemes. */
async function shown(period: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await example.owner.query<{ title: string; total: string }>(
    `select s.title->>'en' as title, a.total::text from accruals a join schemes s on s.id = a.scheme_id
     where a.period = $1 and a.employee_id = 'dora' and s.title->>'en' like 'Cap%' order by 1`,
    [period],
  );
  return Object.fromEntries(rows.map(({ title, total }) => [title, total]));
}

it('what a seal books is seen at once by the periods after it', async () => {
  await sell('2026-03', '3000');
  await sell('2026-04', '4000');
  await sell('2026-05', '1000');
  expect(await shown('2026-04')).toEqual({ 'Cap by accruedThisYear': '4000.00', 'Cap by paidThisYear': '4000.00' });
  march = await example.company.sealPeriod('2026-03');
  await example.company.settle();
  // March came to 3,000 + 3,000 and a commission of 120: nothing is left of 5,000.
  expect(await shown('2026-04')).toEqual({ 'Cap by accruedThisYear': '0.00', 'Cap by paidThisYear': '4000.00' });
  expect(await shown('2026-05')).toEqual({ 'Cap by accruedThisYear': '0.00', 'Cap by paidThisYear': '1000.00' });
});

it('what is paid out is seen at once', async () => {
  await example.company.command(PEOPLE.fiona, march, 'export');
  await example.company.command(PEOPLE.fiona, march, 'markPaid');
  await example.company.settle();
  // March paid 3,000 + 3,000 and a commission of 120: of 8,000 a year 1,880 are left, 4,000 were shown before.
  expect(await shown('2026-04')).toEqual({ 'Cap by accruedThisYear': '0.00', 'Cap by paidThisYear': '1880.00' });
  await example.company.sealPeriod('2026-04');
});
