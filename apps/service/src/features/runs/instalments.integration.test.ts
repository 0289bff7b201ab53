import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';

/** What dora earns is paid in three parts: a third now, a third in each of the two months after. */
const IN_PARTS = {
  format: 'premia.scheme/1',
  key: 'in-parts',
  title: { en: 'In parts' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'earned', kind: 'criterion', params: { criterion: 'revenue', measure: 'actual', type: 'money' } },
    { id: 'parts', kind: 'instalments', params: { periods: 3, balance: 'toCome' } },
    { id: 'pay', kind: 'payout', params: { code: 'parts', category: 'bonus', title: { en: 'Parts' } } },
  ],
  links: [
    { from: 'earned', to: 'parts.amount' },
    { from: 'parts.paid', to: 'pay.amount' },
  ],
} as const;

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
  await example.company.publishFor('west', IN_PARTS);
});
afterEach(() => example.check());
afterAll(() => example.close());

async function earn(period: string, amount: string, version = 1): Promise<void> {
  const fact = { source: 'crm', id: period, type: 'deal.won', on: `${period}-10`, amount, employee: 'dora', version };
  await example.company.deliver(fact);
  await example.company.settle();
}

async function kept(): Promise<Readonly<Record<string, string>>> {
  const { rows } = await example.owner.query<{ name: string; amount: string }>(
    `select account_id as name, trim_scale(sum(amount))::text as amount from ledger_entries
     where account_kind = 'balance' and employee_id = 'dora' group by 1 having sum(amount) <> 0 order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, amount }) => [name, amount]));
}

async function paid(period: string): Promise<string | undefined> {
  const { rows } = await example.owner.query<{ amount: string }>(
    `select l.amount::text from statement_lines l join statements s on s.id = l.statement_id
     where s.period = $1 and s.employee_id = 'dora' and l.code = 'parts'`,
    [period],
  );
  return rows[0]?.amount;
}

it('the parts of an amount are paid in the months that follow, through the ledger, and add up to it', async () => {
  await earn('2026-03', '1000');
  await example.company.sealPeriod('2026-03');
  expect([await paid('2026-03'), await kept()]).toEqual(['333.34', { 'toCome.1': '333.33', 'toCome.2': '333.33' }]);
  await earn('2026-04', '300');
  await example.company.sealPeriod('2026-04');
  expect([await paid('2026-04'), await kept()]).toEqual(['433.33', { 'toCome.1': '433.33', 'toCome.2': '100' }]);
  await earn('2026-05', '0');
  await example.company.sealPeriod('2026-05');
  expect([await paid('2026-05'), await kept()]).toEqual(['433.33', { 'toCome.1': '100' }]);
  await earn('2026-06', '0');
  await example.company.sealPeriod('2026-06');
  expect([await paid('2026-06'), await kept()]).toEqual(['100.00', {}]);
});

it('a late fact adds its parts: one at once, the others to what is kept', async () => {
  await earn('2026-06', '90', 2);
  await example.company.propose();
  const { proposals } = await example.company.adjustments.list(PEOPLE.felix, { state: 'proposed' });
  const own = proposals.find(({ schemeTitle }) => schemeTitle.en === 'In parts');
  expect(own).toMatchObject({ employeeId: 'dora', delta: '30' });
  for (const { id: proposalId, revision } of proposals) {
    await example.company.adjustments.decide(PEOPLE.felix, { proposalId, revision, decision: 'approve', reason: '' });
  }
  expect(await kept()).toEqual({ 'toCome.1': '30', 'toCome.2': '30' });
});
