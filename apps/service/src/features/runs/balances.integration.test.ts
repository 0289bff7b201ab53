import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';

/** Dora draws 2,000 against what she earns; a fifth of what is paid is held back until it comes to more than 500. */
const DRAWING = {
  format: 'premia.scheme/1',
  key: 'draw-and-reserve',
  title: { en: 'Draw and reserve' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'earned', kind: 'criterion', params: { criterion: 'revenue', measure: 'actual', type: 'money' } },
    { id: 'drawn', kind: 'draw', params: { draw: '2000' } },
    { id: 'held', kind: 'reserve', params: { share: '0.2' } },
    { id: 'pay', kind: 'payout', params: { code: 'drawn', category: 'commission', title: { en: 'Drawn' } } },
  ],
  links: [
    { from: 'earned', to: 'drawn.earnings' },
    { from: 'drawn.paid', to: 'held.amount' },
    { from: 'held.paid', to: 'pay.amount' },
  ],
} as const;

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
  await example.company.publishFor('west', DRAWING);
});
afterEach(() => example.check());
afterAll(() => example.close());

async function earn(period: string, amount: string, version = 1): Promise<void> {
  const fact = { source: 'crm', id: period, type: 'deal.won', on: `${period}-10`, amount, employee: 'dora', version };
  await example.company.deliver(fact);
  await example.company.settle();
}

async function balances(): Promise<Readonly<Record<string, string>>> {
  const { rows } = await example.owner.query<{ name: string; amount: string }>(
    `select account_id as name, trim_scale(sum(amount))::text as amount from ledger_entries
     where account_kind = 'balance' and employee_id = 'dora' group by 1`,
  );
  return Object.fromEntries(rows.map(({ name, amount }) => [name, amount]));
}

async function paid(period: string): Promise<string | undefined> {
  const { rows } = await example.owner.query<{ amount: string }>(
    `select l.amount::text from statement_lines l join statements s on s.id = l.statement_id
     where s.period = $1 and s.employee_id = 'dora' and l.code = 'drawn'`,
    [period],
  );
  return rows[0]?.amount;
}

it('what a sealed period leaves in the ledger is what the next one starts from', async () => {
  await earn('2026-03', '500');
  await example.company.sealPeriod('2026-03');
  // 500 earned, 2,000 drawn: 1,500 to recover; 400 of the 2,000 held back.
  expect([await paid('2026-03'), await balances()]).toEqual(['1600.00', { drawBalance: '1500', reserve: '400' }]);
  await earn('2026-04', '3000');
  await example.company.sealPeriod('2026-04');
  // 1,000 above the minimum goes into recovery; another 400 of the 2,000 is held back.
  expect([await paid('2026-04'), await balances()]).toEqual(['1600.00', { drawBalance: '500', reserve: '800' }]);
});

it('a late fact moves money and balances of its own month by the difference', async () => {
  await earn('2026-03', '1500', 2);
  await example.company.propose();
  const { proposals } = await example.company.adjustments.list(PEOPLE.felix, { state: 'proposed' });
  const own = proposals.find(
    ({ employeeId, schemeTitle }) => employeeId === 'dora' && schemeTitle.en === 'Draw and reserve',
  );
  // Still 2,000 guaranteed, but only 500 of it on account: nothing to pay, 1,000 less to recover.
  expect(own).toMatchObject({ delta: '0' });
  expect(own?.steps[0]?.balances.map(({ name }) => name)).toEqual(['drawBalance']);
  for (const { id: proposalId, revision } of proposals) {
    await example.company.adjustments.decide(PEOPLE.felix, { proposalId, revision, decision: 'approve', reason: '' });
  }
  expect(await balances()).toEqual({ drawBalance: '-500', reserve: '800' });
  await example.company.propose();
  expect((await example.company.adjustments.list(PEOPLE.felix, { state: 'proposed' })).proposals).toEqual([]);
});
