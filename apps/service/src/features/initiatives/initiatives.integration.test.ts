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

  it('keeps paying what was approved while a correction waits, and after it is declined', async () => {
    const { id } = await recorded({ authors: shares(['anna', '0.6'], ['boris', '0.4']) });
    await measure('head', id, { amount: '100000' });
    const { revision } = await seen('fin1', id);
    await people.fin1.api.initiatives.approve.mutate({ id, revision });
    const approved = await seen('head', id);
    const measured = { amount: '5', months: 1, from: today(), evidence: 'Counted anew' };
    await people.head.api.initiatives.correct.mutate({ ...held(approved), reason: 'Twice the same', measured });
    const waiting = await seen('anna', id);
    expect(waiting).toMatchObject({ state: 'measured', effect: { amount: '5' }, standing: { amount: '100000' } });
    expect(waiting.may).toEqual([]);
    expect(await people.anna.api.initiatives.withdraw.mutate(held(waiting))).toMatchObject({ ok: false });
    await attendInitiatives(service.pool, new Date(Date.now() + 40 * 86_400_000));
    const before = await allVersions(id);
    expect(before.length).toBeGreaterThan(1);

    const declined = { ...held(await seen('fin2', id)), reason: 'It was right' };
    expect(await people.fin2.api.initiatives.decline.mutate(declined)).toMatchObject({ state: 'implemented' });
    expect(await seen('head', id)).toMatchObject({
      state: 'implemented',
      effect: { amount: '100000', months: 12, evidence: 'Report of the warehouse' },
      standing: null,
      reason: 'It was right',
    });
    expect(await told('anna', 'initiative/correction-declined')).toContain(id);
    expect(await told('anna', 'initiative/declined')).not.toContain(id);
    await attendInitiatives(service.pool, new Date(Date.now() + 40 * 86_400_000));
    expect(await allVersions(id)).toEqual(before);
    expect(before.every(({ amount, deleted }) => amount === '100000' && !deleted)).toBe(true);
    await people.fin2.api.initiatives.revoke.mutate({ ...held(await seen('fin2', id)), reason: 'It was undone' });
  });

  it('goes on for its co-authors when one of them leaves, and waits when nobody is left', async () => {
    const { id } = await recorded({ authors: shares(['anna', '0.6'], ['boris', '0.4']) });
    await measure('head', id, { amount: '10000' });
    await people.fin1.api.initiatives.approve.mutate(held(await seen('fin1', id)));
    const inMonths = (months: number) => new Date(Date.parse(`${today()}T12:00:00Z`) + months * 31 * 86_400_000);
    const undo = [await employedUntil('boris', inMonths(1))];
    try {
      await attendInitiatives(service.pool, inMonths(2));
      expect((await credited(id)).filter(({ deleted }) => !deleted).map(({ credits }) => credits)).toEqual(
        expect.arrayContaining(['anna 0.6', 'anna 0.6, boris 0.4']),
      );
      const first = await credited(id);
      undo.push(await employedUntil('anna', inMonths(2)));
      await attendInitiatives(service.pool, inMonths(5));
      await attendInitiatives(service.pool, inMonths(5));
      const second = await credited(id);
      expect(second.length).toBeLessThanOrEqual(first.length + 1);
      const { rows } = await service.pool.query(
        "select external_id, code from quarantine where external_id like $1 || '/%'",
        [id],
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ code }) => code === 'fact/person-not-employed')).toBe(true);
    } finally {
      for (const step of undo.toReversed()) await step();
    }
    // Whoever left comes back in a corrected file: the months that waited are paid after all.
    await attendInitiatives(service.pool, inMonths(5));
    const months = (await credited(id)).length;
    expect(months).toBeGreaterThanOrEqual(5);
    await people.fin2.api.initiatives.revoke.mutate({ ...held(await seen('fin2', id)), reason: 'It was undone' });
    expect((await credited(id)).every(({ deleted }) => deleted)).toBe(true);
    expect(await credited(id)).toHaveLength(months);
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

const held = ({ id, revision }: Initiative) => ({ id, revision });

async function allVersions(id: string) {
  const { rows } = await service.pool.query<{ month: string; version: number; amount: string; deleted: boolean }>(
    `select f.external_id as month, v.version, v.amount, v.deleted from facts f join fact_versions v on v.fact_id = f.id
     where f.source = 'premia' and (f.external_id = $1 or f.external_id like $1 || '/%') order by 1, 2`,
    [id],
  );
  return rows;
}

/** Every month of an initiative that has a fact, with whom it counts for. */
async function credited(id: string) {
  return withTx(service.pool, systemActor('test'), (tx) =>
    tx.rows<{ deleted: boolean; credits: string | null }>(
      `select v.deleted, (select string_agg(c.employee_id || ' ' || c.share, ', ' order by c.employee_id) from credits c
          where c.fact_id = v.fact_id and c.version = v.version and c.role <> 'rollup') as credits
       from facts f join fact_versions v on v.fact_id = f.id and v.version = f.current_version
       where f.source = 'premia' and (f.external_id = $1 or f.external_id like $1 || '/%') order by v.occurred_on`,
      [id],
    ),
  );
}

/** The employment ends on a day; answers how to take that back. */
async function employedUntil(employeeId: string, instant: Date): Promise<() => Promise<void>> {
  const set = (day: string | null) =>
    withTx(service.pool, systemActor('test'), (tx) =>
      tx.rows(
        'update employments set valid_to = $2 where employee_id = $1 and valid_to is not distinct from $3',
        day === null ? [employeeId, null, instant.toISOString().slice(0, 10)] : [employeeId, day, null],
      ),
    );
  await set(instant.toISOString().slice(0, 10));
  return async () => {
    await set(null);
  };
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
