import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { AdjustmentProposal } from '../../contract.ts';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';

/** Dora draws 2,000 a month against what she sells, and a fifth of what is paid is held back; beside the sales bonus. */
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

const CANCELLED = { ...deal('D-2', '2026-03-12', '2000'), version: 2, deleted: true };

let example: OpenExample;
let told: unknown;
beforeAll(async () => {
  example = await openExample();
  await example.company.publishFor('west', DRAWING);
  // 3,000 sold: 2,400 paid and 600 held, 90 and the head's 30 besides. 2,500 in April: 2,000 and 500, 100 and 25.
  await deliver(deal('D-1', '2026-03-10', '1000'), deal('D-2', '2026-03-12', '2000'));
  await pay('2026-03');
  await deliver(deal('D-3', '2026-04-10', '2500'));
  await pay('2026-04');
  told = await everythingTold();
});
afterEach(() => example.check());
afterAll(() => example.close());

function deal(id: string, on: string, amount: string) {
  return { source: 'crm', id, type: 'deal.won', on, amount, employee: 'dora', version: 1, title: `Deal ${id}` };
}

async function deliver(...items: readonly object[]): Promise<readonly string[]> {
  const result = await example.company.facts.ingest(PEOPLE.hanna, [...items]);
  if (!result.ok) throw new Error(JSON.stringify(result));
  await example.company.settle();
  return result.value.map(({ status }) => status);
}

/** The whole way of a month, to the money in people's hands. */
async function pay(period: string): Promise<void> {
  const runId = await example.company.sealPeriod(period);
  await example.company.command(PEOPLE.fiona, runId, 'export');
  await example.company.command(PEOPLE.fiona, runId, 'markPaid');
}

const query = async <Row extends object>(text: string) => (await example.owner.query<Row>(text)).rows;

/** What the two paid months say in statements, entries and payroll files. */
async function everythingTold(): Promise<unknown> {
  const statements = await query(
    `select to_jsonb(s)::text as statement, (select jsonb_agg(l order by l.position)::text from statement_lines l
       where l.statement_id = s.id) as lines
     from statements s where s.period < '2026-05' order by s.id`,
  );
  const entries = await query(
    `select to_jsonb(e)::text as entry from ledger_entries e where e.period < '2026-05' order by transaction_id, position`,
  );
  const files = await Promise.all(
    (await query<{ id: string }>('select id from payroll_exports order by period')).map(({ id }) =>
      example.company.runs.exportFile(PEOPLE.fiona, { exportId: id }),
    ),
  );
  return { statements, entries, files: files.slice(0, 2) };
}

async function proposed(): Promise<readonly AdjustmentProposal[]> {
  await example.company.propose();
  return (await example.company.adjustments.list(PEOPLE.felix, { state: 'proposed' })).proposals;
}

async function approveAll(proposals: readonly AdjustmentProposal[]): Promise<readonly string[]> {
  const periods: string[] = [];
  for (const { id: proposalId, revision } of proposals) {
    const answer = await example.company.adjustments.decide(PEOPLE.felix, {
      proposalId,
      revision,
      decision: 'approve',
      reason: '',
    });
    periods.push(answer.ok && answer.value.ok ? (answer.value.period ?? 'none') : JSON.stringify(answer));
  }
  return periods;
}

/** What the ledger owes a person, and what it keeps of theirs under a name. */
async function accounts(employeeId: string): Promise<Readonly<Record<string, string>>> {
  const rows = await query<{ name: string; amount: string }>(
    `select case account_kind when 'payable' then 'payable' else account_id end as name,
       trim_scale(sum(amount))::text as amount
     from ledger_entries where employee_id = '${employeeId}' and account_kind in ('payable', 'balance') group by 1`,
  );
  return Object.fromEntries(rows.map(({ name, amount }) => [name, amount]));
}

it('a paid deal that is cancelled leaves the paid months as they were told', async () => {
  expect(await accounts('dora')).toEqual({ payable: '0', reserve: '1100' });
  expect(await deliver(CANCELLED)).toEqual(['accepted_late']);
  expect(await proposed()).toHaveLength(3);
  expect(await everythingTold()).toEqual(told);
});

it('is taken back in the first open month, with the deal as its cause and what was held and drawn put right', async () => {
  const proposals = await proposed();
  const found = proposals.map(({ employeeId, schemeTitle, delta, originPeriod, steps }) => ({
    of: `${employeeId}: ${schemeTitle.en}`,
    delta,
    originPeriod,
    causes: steps.map(({ cause }) => `${cause.id} ${cause.change}`),
    balances: steps.flatMap(({ balances }) => balances.map(({ name }) => name)).sort(),
  }));
  expect(found.sort((left, right) => (left.of < right.of ? -1 : 1))).toEqual([
    // 1,000 left of 3,000: 2,000 drawn all the same, half of it on account, a fifth of it held: 1,600 instead of 2,400.
    {
      of: 'dora: Draw and reserve',
      delta: '-800',
      originPeriod: '2026-03',
      causes: ['D-2 removed'],
      balances: ['drawBalance', 'reserve'],
    },
    // 3 % and 1 % of 2,000, and 1 % for the head.
    { of: 'dora: Sales bonus', delta: '-80', originPeriod: '2026-03', causes: ['D-2 removed'], balances: [] },
    { of: 'wendy: Sales bonus', delta: '-20', originPeriod: '2026-03', causes: ['D-2 removed'], balances: [] },
  ]);
  expect(await approveAll(proposals)).toEqual(['2026-05', '2026-05', '2026-05']);
  // What is taken back was sold less: 800 of money, 200 less held, 1,000 more on account.
  expect(await accounts('dora')).toEqual({ payable: '-880', drawBalance: '1000', reserve: '900' });
  expect(await accounts('wendy')).toMatchObject({ payable: '-20' });
  expect(await everythingTold()).toEqual(told);
});

it('happens once: the same cancellation again changes nothing', async () => {
  expect(await deliver(CANCELLED)).toEqual(['duplicate']);
  expect(await proposed()).toEqual([]);
  expect(await accounts('dora')).toEqual({ payable: '-880', drawBalance: '1000', reserve: '900' });
});

it('is set off against what the open month pays, and the draw is recovered out of it', async () => {
  await deliver(deal('D-4', '2026-05-12', '2700'));
  await example.company.sealPeriod('2026-05');
  // 700 above the draw goes into recovery; of the 2,000 that are paid 400 are held. 108 of bonus.
  expect(await accounts('dora')).toEqual({ payable: '828', drawBalance: '300', reserve: '1300' });
  const [run] = await query<{ id: string }>(`select sealed_run_id as id from periods where key = '2026-05'`);
  await example.company.command(PEOPLE.fiona, run?.id ?? '', 'export');
  await example.company.command(PEOPLE.fiona, run?.id ?? '', 'markPaid');
  const reconciled = await example.company.runs.reconcile(PEOPLE.fiona, { runId: run?.id ?? '' });
  const [, , file] = await query<{ id: string }>('select id from payroll_exports order by period');
  const exported = await example.company.runs.exportFile(PEOPLE.fiona, { exportId: file?.id ?? '' });
  const amounts = exported.ok ? exported.value.content.match(/-?\d+,\d+(?=;RUB)/g) : null;
  // Statements and, of the same month, what is taken back: all with kopecks.
  expect(amounts?.toSorted()).toEqual(['-20,00', '-80,00', '-800,00', '108,00', '1600,00', '1600,00', '27,00']);
  expect(reconciled).toMatchObject({ ok: true, value: { differences: [] } });
  expect(await accounts('dora')).toMatchObject({ payable: '0' });
  expect(await everythingTold()).toEqual(told);
});

it('comes back when the deal does', async () => {
  expect(await deliver({ ...deal('D-2', '2026-03-12', '2000'), version: 3 })).toEqual(['accepted_late']);
  const proposals = await proposed();
  expect(proposals.map(({ delta }) => delta).sort()).toEqual(['20', '80', '800']);
  expect(await approveAll(proposals)).toEqual(['2026-06', '2026-06', '2026-06']);
  // The advance that was recovered in May was none after all: it is hers.
  expect(await accounts('dora')).toEqual({ payable: '880', drawBalance: '-700', reserve: '1500' });
});
