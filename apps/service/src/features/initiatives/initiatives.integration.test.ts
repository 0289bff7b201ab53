import { systemActor } from '@premia/access';
import { assertBooks, withTx } from '@premia/database';
import { demoSchemes } from '@premia/demo';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Initiative } from '../../contract.ts';
import { publishOverHttp } from '../../testing/publish-by-approval.ts';
import { type ServiceUnderTest, type SignedIn, startServiceUnderTest } from '../../testing/service-under-test.ts';
import { until } from '../../testing/until.ts';
import { attendInitiatives } from './attend.ts';
import type { NewInitiativeInput } from './use-cases.ts';

let service: ServiceUnderTest;
let people: Readonly<
  Record<'anna' | 'boris' | 'dmitri' | 'head' | 'otherHead' | 'hr' | 'fin1' | 'fin2' | 'boss', SignedIn>
>;

beforeAll(async () => {
  service = await startServiceUnderTest();
  const [anna, boris, dmitri, head, otherHead, hr, fin1, fin2, boss] = await Promise.all(
    ['anna', 'boris', 'dmitri', 'head-sales', 'head-support', 'hr', 'fin1', 'fin2', 'boss'].map((id) =>
      service.signedIn(id),
    ),
  );
  people = { anna, boris, dmitri, head, otherHead, hr, fin1, fin2, boss } as typeof people;
  await publishRewards();
});
afterEach(() => assertBooks(service.pool, { replay: true }));
afterAll(() => service.stop());

describe('a proposal', () => {
  it('goes from its author to the pay of both its authors, and what was measured wrong is corrected', async () => {
    const { id } = await recorded({ authors: shares(['anna', '0.6'], ['boris', '0.4']) });
    const assigned = await seen('head', id);
    expect(assigned).toMatchObject({ state: 'assessment', assessor: { id: 'head-sales' }, isOverdue: false });
    expect(assigned.may.toSorted()).toEqual(['assign', 'decline', 'measure', 'return']);
    expect(await told('head', 'initiative/assigned')).toContain(id);

    await measure('head', id, { amount: '100000' });
    expect(await told('fin1', 'initiative/to-approve')).toContain(id);
    const { revision } = await seen('fin1', id);
    expect(await people.fin1.api.initiatives.approve.mutate({ id, revision })).toMatchObject({ state: 'implemented' });
    expect(await told('anna', 'initiative/approved')).toContain(id);
    // 10 % of the effect of the month, by the authors' shares.
    expect(await pay('anna', '6000.00')).toBe('6000.00');
    expect(await pay('boris', '4000.00')).toBe('4000.00');
    expect((await seen('anna', id)).rewards).toEqual([expect.objectContaining({ period: month(), amount: '6000.00' })]);

    const counted = await seen('head', id);
    const measured = { amount: '50000', months: 12, from: today(), evidence: 'Counted anew' };
    await people.head.api.initiatives.correct.mutate({
      id,
      revision: counted.revision,
      reason: 'Twice the same',
      measured,
    });
    expect(await pay('anna', '6000.00')).toBe('6000.00');
    const again = await seen('fin1', id);
    await people.fin1.api.initiatives.approve.mutate({ id, revision: again.revision });
    expect(await pay('anna', '3000.00')).toBe('3000.00');
    const last = await seen('fin2', id);
    await people.fin2.api.initiatives.revoke.mutate({ id, revision: last.revision, reason: 'It was undone' });
    expect(await pay('anna', null)).toBe(null);
    expect(await versions(id)).toEqual([
      { version: 1, amount: '100000', deleted: false },
      { version: 2, amount: '50000', deleted: false },
      { version: 3, amount: null, deleted: true },
    ]);
  });

  it('is returned, said better, and withdrawn by its author alone', async () => {
    const { id } = await recorded({});
    const first = await seen('head', id);
    await people.head.api.initiatives.returnBack.mutate({ id, revision: first.revision, reason: 'Which stock?' });
    const returned = await seen('anna', id);
    expect(returned).toMatchObject({ state: 'returned', reason: 'Which stock?', may: ['resubmit', 'withdraw'] });
    await people.anna.api.initiatives.resubmit.mutate({ id, revision: returned.revision, description: 'Both of them' });
    const stale = { id, revision: returned.revision };
    expect(await people.anna.api.initiatives.withdraw.mutate(stale)).toEqual({
      ok: false,
      code: 'initiative/changed-meanwhile',
    });
    const { revision } = await seen('anna', id);
    await expect(people.boris.api.initiatives.withdraw.mutate({ id, revision })).rejects.toThrow('absent');
    expect(await people.anna.api.initiatives.withdraw.mutate({ id, revision })).toMatchObject({ state: 'withdrawn' });
  });

  it('gets the fact of each month as it begins, once, and reminds of deadlines', async () => {
    const { id } = await recorded({});
    await measure('head', id, { amount: '10000' });
    const { revision } = await seen('fin1', id);
    await people.fin1.api.initiatives.approve.mutate({ id, revision });
    const waiting = (await recorded({})).id;
    const later = new Date(Date.now() + 65 * 86_400_000);
    await attendInitiatives(service.pool, later);
    await attendInitiatives(service.pool, later);
    const facts = await service.pool.query(
      "select external_id from facts where external_id like $1 || '%' order by 1",
      [id],
    );
    expect(facts.rows.length).toBeGreaterThanOrEqual(3);
    expect(facts.rows.length).toBeLessThanOrEqual(4);
    expect((await told('head', 'initiative/overdue')).filter((one) => one === waiting)).toHaveLength(1);
  });
});

describe('an achievement', () => {
  it('pays its fixed sum when it is approved', async () => {
    const { id } = await recorded({ kind: 'achievement', authors: shares(['dmitri', '1']) }, 'dmitri');
    await measure('otherHead', id, { amount: '0', months: 1 });
    const { revision } = await seen('fin2', id);
    expect(await people.fin2.api.initiatives.approve.mutate({ id, revision })).toMatchObject({ state: 'approved' });
    expect(await pay('dmitri', '5000.00', 'achievement')).toBe('5000.00');
  });
});

describe('four eyes and scopes', () => {
  it('keep a head from assessing what is their own or another department’s', async () => {
    const { id } = await recorded({});
    await expect(seen('otherHead', id)).rejects.toThrow('sees no');
    const measured = { amount: '1', months: 1, from: today(), evidence: 'x' };
    const { revision } = await seen('head', id);
    await expect(people.otherHead.api.initiatives.measure.mutate({ id, revision, measured })).rejects.toThrow('absent');
    const own = await recorded({ authors: shares(['head-sales', '1']) }, 'head');
    const seenOwn = await seen('head', own.id);
    expect(seenOwn).toMatchObject({ state: 'recorded', may: ['withdraw'] });
    expect(
      await people.head.api.initiatives.measure.mutate({ id: own.id, revision: seenOwn.revision, measured }),
    ).toEqual({
      ok: false,
      code: 'access/own-pay',
    });
  });

  it('hold in the database when the code forgets them', async () => {
    const { id } = await recorded({});
    const set = (sql: string) =>
      withTx(service.pool, systemActor('tamper'), (tx) => tx.rows(`update initiatives set ${sql} where id = $1`, [id]));
    await expect(set("assessor_id = 'anna'")).rejects.toThrow('initiatives_assessor_is_no_author');
    await expect(
      set(
        `state = 'approved', effect_amount = 1, effect_months = 1, effect_from = '2026-01-01', measured_by = 'hr', decided_by = 'hr'`,
      ),
    ).rejects.toThrow('initiatives_four_eyes');
  });

  it('show an executive sums of at least five authors, and nobody’s initiative', async () => {
    expect(await people.boss.api.initiatives.list.query()).toEqual([]);
    const sums = await people.boss.api.initiatives.summary.query();
    expect(sums.departments).toEqual([]);
    expect((await people.hr.api.initiatives.summary.query()).departments.length).toBeGreaterThan(0);
  });

  it('refuse shares that are no whole, and authors who worked elsewhere', async () => {
    const refused = (changes: Partial<Draft>) => people.anna.api.initiatives.record.mutate(proposal(changes));
    expect(await refused({ authors: shares(['anna', '0.6'], ['boris', '0.3']) })).toMatchObject({
      code: 'initiative/shares-not-whole',
    });
    expect(await refused({ happenedOn: '2020-01-01' })).toMatchObject({ code: 'initiative/author-elsewhere' });
    await expect(
      people.anna.api.initiatives.record.mutate(proposal({ authors: shares(['boris', '1']) })),
    ).rejects.toThrow('absent');
  });
});

type Who = keyof typeof people;
type Draft = Omit<NewInitiativeInput, 'authors'> & { readonly authors: { employeeId: string; share: string }[] };

const today = () =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow', dateStyle: 'short' }).format(new Date());
const month = () => today().slice(0, 7);
const shares = (...given: readonly (readonly [string, string])[]) =>
  given.map(([employeeId, share]) => ({ employeeId, share }));

function proposal(changes: Partial<Draft>): Draft {
  return {
    kind: 'proposal',
    title: 'One stock for two regions',
    description: 'Fewer lorries',
    happenedOn: today(),
    authors: shares(['anna', '1']),
    ...changes,
  };
}

async function recorded(changes: Partial<Draft>, by: Who = 'anna'): Promise<{ readonly id: string }> {
  const answer = await people[by].api.initiatives.record.mutate(proposal(changes));
  if (!answer.ok) throw new Error(answer.code);
  return answer;
}

async function seen(by: Who, id: string): Promise<Initiative> {
  const found = (await people[by].api.initiatives.list.query()).find((one) => one.id === id);
  if (found === undefined) throw new Error(`${by} sees no ${id}`);
  return found;
}

async function measure(
  by: Who,
  id: string,
  effect: { readonly amount: string; readonly months?: number },
): Promise<void> {
  const { revision } = await seen(by, id);
  const measured = { months: 12, from: today(), evidence: 'Report of the warehouse', ...effect };
  const answer = await people[by].api.initiatives.measure.mutate({ id, revision, measured });
  if (!answer.ok) throw new Error(answer.code);
}

async function told(who: Who, code: string): Promise<readonly (string | undefined)[]> {
  const notifications = await people[who].api.notifications.list.query();
  return notifications.filter((one) => one.code === code).map(({ details }) => details['initiativeId']);
}

/** The initiative line of the person's month, once it is what is awaited; null: no such line, or nothing on it. */
function pay(who: Who, awaited: string | null, code = 'initiative'): Promise<string | null> {
  return until(`${who} to earn ${awaited ?? 'nothing'}`, async () => {
    const { lines } = await people[who].api.portal.overview.query({ period: month() });
    const amount = lines.find((line) => line.code === code)?.amount ?? '0.00';
    const settled = amount === (awaited ?? '0.00');
    return settled ? { amount: awaited } : null;
  }).then(({ amount }) => amount);
}

async function versions(id: string): Promise<readonly object[]> {
  const { rows } = await service.pool.query(
    `select v.version, v.amount, v.deleted from facts f join fact_versions v on v.fact_id = f.id
     where f.source = 'premia' and f.external_id = $1 order by v.version`,
    [id],
  );
  return rows;
}

async function publishRewards(): Promise<void> {
  const document = demoSchemes().find(({ document: { key } }) => key === 'initiative')?.document;
  if (document === undefined) throw new Error('the demo has a scheme for initiatives');
  const { api } = people.hr;
  const { title, period, currency } = document;
  const { schemeId } = await api.schemes.create.mutate({ title, period, currency, document: { ...document } });
  // Not the office: whoever approves a scheme is not paid by it.
  const targets = ['sales', 'support'].map((id) => ({ kind: 'department' as const, id }));
  const assignTo = { from: `${month()}-01`, targets };
  const published = await publishOverHttp(service, { schemeId, revision: 1, message: '', assignTo });
  if (!published.ok) throw new Error(JSON.stringify(published));
}
