import { systemActor } from '@premia/access';
import { connectOwner, type Pool, withTx } from '@premia/database';
import type { SchemeDocument } from '@premia/scheme';
import type { TRPCClient } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppRouter } from '../../router.ts';
import { toDepartment } from '../../testing/publish-by-approval.ts';
import { type ServiceUnderTest, startServiceUnderTest } from '../../testing/service-under-test.ts';
import { TIERED_SCHEME } from '../../testing/small-company.ts';

type Api = TRPCClient<AppRouter>;
type PersonId = 'hr' | 'fin1' | 'fin2' | 'boss' | 'head-sales' | 'admin' | 'anna';
const IDS: readonly PersonId[] = ['hr', 'fin1', 'fin2', 'boss', 'head-sales', 'admin', 'anna'];

let service: ServiceUnderTest;
let owner: Pool;
let people: Readonly<Record<PersonId, Api>>;

beforeAll(async () => {
  service = await startServiceUnderTest({ workers: 'external' });
  owner = connectOwner(service.environment.databaseUrl, { poolSize: 2 });
  // Somebody who writes schemes and sits in finance; and a person of finance whom the sales scheme pays.
  await owner.query(`insert into role_grants (employee_id, role) values ('hr', 'finance'), ('anna', 'finance')`);
  const apis = await Promise.all(IDS.map(async (id) => [id, (await service.signedIn(id)).api] as const));
  people = Object.fromEntries(apis) as typeof people;
});
afterAll(async () => {
  await owner.end();
  await service.stop();
});

const wire = (document: SchemeDocument): Record<string, unknown> => ({ ...document });

async function createScheme(document: SchemeDocument = TIERED_SCHEME): Promise<string> {
  const { title, period, currency } = document;
  return (await people.hr.schemes.create.mutate({ title, period, currency, document: wire(document) })).schemeId;
}

interface Waiting {
  readonly schemeId: string;
  readonly submissionId: string;
  readonly revision: number;
}

async function submitted(
  more: { readonly withExecutive?: boolean; readonly assignTo?: ReturnType<typeof toDepartment> } = {},
): Promise<Waiting> {
  const schemeId = await createScheme();
  const { revision } = await people.hr.schemes.open.query({ schemeId });
  const answer = await people.hr.approvals.submit.mutate({ schemeId, revision, message: 'For spring', ...more });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return { schemeId, submissionId: answer.submissionId, revision: answer.revision };
}

const held = ({ submissionId, revision }: Waiting) => ({ submissionId, revision });
const stateOf = async (schemeId: string) => {
  const { rows } = await owner.query<{ state: string; revision: number; version: string | null }>(
    'select state, revision, version_id as version from scheme_submissions where scheme_id = $1 order by submitted_at desc',
    [schemeId],
  );
  return rows[0];
};
const told = async (person: PersonId, schemeId: string) =>
  (await people[person].notifications.list.query())
    .filter(({ details }) => details['schemeId'] === schemeId)
    .map(({ code, details }) => [code, details['became']]);

describe('a submitted scheme', () => {
  it('waits for finance with all a decision needs, and finance is told', async () => {
    const assignTo = toDepartment('sales', '2024-03-01');
    const { schemeId } = await submitted({ assignTo });
    expect(await people.hr.schemes.open.query({ schemeId })).toMatchObject({
      isSubmitted: true,
      submission: { state: 'submitted', waitingFor: 'finance', isOwn: true, message: 'For spring' },
    });
    const { waiting } = await people.fin1.approvals.inbox.query();
    expect(waiting.find((card) => card.schemeId === schemeId)).toMatchObject({
      schemeTitle: TIERED_SCHEME.title,
      authorName: { en: 'Name hr' },
      effectiveFrom: '2024-03-01',
      audience: [{ kind: 'department', name: { en: 'Sales' } }],
      checks: { cases: TIERED_SCHEME.cases?.length, failingCases: 0, despiteCases: null, people: 4 },
      changes: null,
      isYours: true,
      obstacle: null,
    });
    expect((await people.fin1.approvals.count.query()).waiting).toBeGreaterThan(0);
    expect(await told('fin1', schemeId)).toEqual([['submission/waits', undefined]]);
  });

  it('is edited, archived and submitted again by nobody, at whatever door', async () => {
    const { schemeId } = await submitted();
    const { draft, revision } = await people.hr.schemes.open.query({ schemeId });
    const saving = people.hr.schemes.saveDraft.mutate({ schemeId, document: wire(draft), revision });
    await expect(saving).rejects.toMatchObject({ data: { failure: 'scheme/submitted' } });
    await expect(people.hr.schemes.archive.mutate({ schemeId })).rejects.toMatchObject({
      data: { failure: 'scheme/submitted' },
    });
    const again = await people.hr.approvals.submit.mutate({ schemeId, revision, message: '' });
    expect(again).toMatchObject({ ok: false, reason: 'submitted' });
    const attack = `update scheme_drafts set document = '{"nodes":[]}', hash = 'other' where scheme_id = $1`;
    await expect(withTx(service.pool, systemActor('tamper'), (tx) => tx.rows(attack, [schemeId]))).rejects.toThrow(
      'waits for approval',
    );
    await expect(owner.query(attack, [schemeId])).rejects.toThrow('waits for approval');
  });

  it('is published by its only approval, as it was handed in, and assigned from its day', async () => {
    const assignTo = toDepartment('support', '2024-03-01');
    const waiting = await submitted({ assignTo });
    const { schemeId } = waiting;
    const before = await people.hr.schemes.open.query({ schemeId });
    // Somebody gets past every wall and changes the draft: what was handed in is what is published.
    await owner.query('alter table scheme_drafts disable trigger scheme_drafts_wait');
    await owner.query(
      `update scheme_drafts set document = jsonb_set(document, '{title,en}', '"Smuggled"'), hash = 'smuggled'
       where scheme_id = $1`,
      [schemeId],
    );
    await owner.query('alter table scheme_drafts enable trigger scheme_drafts_wait');
    const decided = await people.fin1.approvals.approve.mutate(held(waiting));
    expect(decided).toMatchObject({ ok: true, state: 'approved', version: { version: 1, note: 'For spring' } });
    const { rows } = await owner.query<{ document: SchemeDocument; hash: string; submitted: string }>(
      `select v.document, v.hash, s.hash as submitted from scheme_versions v join scheme_submissions s on s.version_id = v.id
       where v.scheme_id = $1`,
      [schemeId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.document.title).toEqual(before.draft.title);
    expect(rows[0]?.hash).toBe(rows[0]?.submitted);
    const { assignments, status } = await people.hr.schemes.open.query({ schemeId });
    expect(status).toBe('active');
    expect(assignments).toMatchObject([{ from: '2024-03-01', target: { id: 'support' } }]);
    expect(await told('hr', schemeId)).toEqual([['submission/decided', 'approved']]);
    const { decided: last } = await people.fin2.approvals.inbox.query();
    expect(last[0]).toMatchObject({
      schemeId,
      state: 'approved',
      version: 1,
      steps: [{ byName: { en: 'Name fin1' } }],
    });
  });

  it('comes back with a comment and is open for edits again', async () => {
    const waiting = await submitted();
    const { schemeId } = waiting;
    const silent = await people.fin1.approvals.return.mutate({ ...held(waiting), comment: '' });
    expect(silent).toMatchObject({ ok: false, code: 'submission/comment-needed' });
    const comment = 'The cap is missing';
    const returned = await people.fin1.approvals.return.mutate({ ...held(waiting), comment });
    expect(returned).toMatchObject({ ok: true, state: 'returned' });
    const { draft, revision, submission } = await people.hr.schemes.open.query({ schemeId });
    expect(submission).toMatchObject({ state: 'returned', steps: [{ decision: 'return', comment }] });
    expect(await told('hr', schemeId)).toEqual([['submission/decided', 'returned']]);
    const saved = await people.hr.schemes.saveDraft.mutate({ schemeId, document: wire(draft), revision });
    expect(saved).toMatchObject({ ok: true });
    const again = await people.hr.approvals.submit.mutate({ schemeId, revision: revision + 1, message: 'With a cap' });
    expect(again).toMatchObject({ ok: true });
  });

  it('is taken back by its author and is open for edits again', async () => {
    const waiting = await submitted();
    expect(await people.hr.approvals.withdraw.mutate(held(waiting))).toMatchObject({ ok: true, state: 'withdrawn' });
    const { draft, revision, submission } = await people.hr.schemes.open.query({ schemeId: waiting.schemeId });
    expect(submission).toBeNull();
    const { schemeId } = waiting;
    expect(await people.hr.schemes.saveDraft.mutate({ schemeId, document: wire(draft), revision })).toMatchObject({
      ok: true,
    });
  });
});

describe('a route with the executive', () => {
  it('publishes nothing before the last word, which another person has', async () => {
    const assignTo = toDepartment('support', '2024-04-01');
    const waiting = await submitted({ withExecutive: true, assignTo });
    const { schemeId } = waiting;
    expect(await people.boss.approvals.approve.mutate(held(waiting))).toMatchObject({
      ok: false,
      code: 'submission/not-your-turn',
    });
    const passed = await people.fin1.approvals.approve.mutate(held(waiting));
    expect(passed).toMatchObject({ ok: true, state: 'submitted', revision: 2, version: null });
    expect(await told('hr', schemeId)).toEqual([['submission/decided', 'passed']]);
    expect(await told('boss', schemeId)).toEqual([['submission/waits', undefined]]);
    expect(await people.fin2.approvals.approve.mutate({ ...held(waiting), revision: 2 })).toMatchObject({
      ok: false,
      code: 'submission/not-your-turn',
    });
    const { waiting: cards } = await people.boss.approvals.inbox.query();
    expect(cards.find((card) => card.schemeId === schemeId)).toMatchObject({ isYours: true, waitingFor: 'executive' });
    const decided = await people.boss.approvals.approve.mutate({ ...held(waiting), revision: 2 });
    expect(decided).toMatchObject({ ok: true, state: 'approved', version: { version: 1 } });
    expect((await people.hr.schemes.open.query({ schemeId })).assignments).toHaveLength(1);
  });
});

describe('who decides', () => {
  it('is never the author, whatever other roles they have; not in the database either', async () => {
    const waiting = await submitted();
    for (const decision of ['approve', 'return'] as const) {
      const answer = await people.hr.approvals[decision].mutate({ ...held(waiting), comment: 'Mine' });
      expect(answer).toMatchObject({ ok: false, code: 'access/four-eyes' });
    }
    const sign = (by: string, author: string) =>
      owner.query(
        `insert into scheme_decisions (id, submission_id, author_id, scheme_hash, step, decision, decided_by)
         select gen_random_uuid(), id, $3, hash, 'finance', 'approve', $2 from scheme_submissions where id = $1`,
        [waiting.submissionId, by, author],
      );
    await expect(sign('hr', 'hr')).rejects.toThrow('scheme_decisions_four_eyes');
    // Under another author's name it is about no submission at all.
    await expect(sign('hr', 'fin1')).rejects.toThrow('scheme_decisions_about');
    const approve = `update scheme_submissions set state = 'approved', closed_at = now(), version_id =
      (select id from scheme_versions limit 1) where id = $1`;
    await expect(owner.query(approve, [waiting.submissionId])).rejects.toThrow(/lacks an approval/);
  });

  it('is nobody whom the scheme pays', async () => {
    const waiting = await submitted({ assignTo: toDepartment('sales', '2024-03-01') });
    expect(await people.anna.approvals.approve.mutate(held(waiting))).toMatchObject({
      ok: false,
      code: 'access/own-pay',
    });
    const { waiting: cards } = await people.anna.approvals.inbox.query();
    const card = cards.find(({ id }) => id === waiting.submissionId);
    expect(card).toMatchObject({ isYours: true, obstacle: 'access/own-pay' });
  });

  it.each(['head-sales', 'admin'] as const)('is not %s, to whom it is not there', async (person) => {
    const waiting = await submitted();
    for (const asked of [
      () => people[person].approvals.approve.mutate(held(waiting)),
      () => people[person].approvals.return.mutate({ ...held(waiting), comment: 'No' }),
      () => people[person].approvals.withdraw.mutate(held(waiting)),
      () => people[person].approvals.inbox.query(),
    ]) {
      await expect(asked()).rejects.toMatchObject({ data: { failure: 'request/absent' } });
    }
    expect(await stateOf(waiting.schemeId)).toMatchObject({ state: 'submitted', revision: 1 });
  });

  it('signs under their own name only, and reads only what their role may', async () => {
    const { submissionId } = await submitted();
    const asPerson = (employeeId: string, role: 'finance' | 'head', text: string) =>
      withTx(service.pool, { kind: 'person', employeeId, roles: [role] }, (tx) => tx.rows(text, [submissionId]));
    const sign = `insert into scheme_decisions (id, submission_id, author_id, scheme_hash, step, decision, decided_by)
      select gen_random_uuid(), id, author_id, hash, 'finance', 'approve', 'fin1' from scheme_submissions where id = $1`;
    await expect(asPerson('fin2', 'finance', sign)).rejects.toThrow('row-level security');
    const read = 'select id from scheme_submissions where id = $1';
    expect(await asPerson('fin2', 'finance', read)).toHaveLength(1);
    expect(await asPerson('head-sales', 'head', read)).toEqual([]);
  });
});

describe('of two decisions', () => {
  it('one counts: the other was about something that has moved on', async () => {
    const waiting = await submitted({ withExecutive: true });
    const stale = { ...held(waiting), revision: 7 };
    expect(await people.fin1.approvals.approve.mutate(stale)).toMatchObject({ code: 'submission/changed-meanwhile' });
    expect(await people.hr.approvals.withdraw.mutate(stale)).toMatchObject({ code: 'submission/changed-meanwhile' });
    const both = await Promise.all([
      people.fin1.approvals.approve.mutate(held(waiting)),
      people.fin2.approvals.return.mutate({ ...held(waiting), comment: 'Too dear' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it.each(['approve', 'return', 'withdraw'] as const)('none comes after %s', async (first) => {
    const waiting = await submitted();
    const give = (decision: 'approve' | 'return' | 'withdraw', revision: number) => {
      const about = { submissionId: waiting.submissionId, revision };
      if (decision === 'withdraw') return people.hr.approvals.withdraw.mutate(about);
      return people.fin1.approvals[decision].mutate({ ...about, comment: 'Said' });
    };
    expect(await give(first, 1)).toMatchObject({ ok: true });
    const closed = await stateOf(waiting.schemeId);
    for (const next of ['approve', 'return', 'withdraw'] as const) {
      expect(await give(next, 2)).toMatchObject({ ok: false, code: 'submission/closed' });
    }
    expect(await stateOf(waiting.schemeId)).toEqual(closed);
    for (const attack of [
      `update scheme_submissions set message = 'other' where id = $1`,
      `update scheme_submissions set state = 'submitted', closed_at = null, version_id = null where id = $1`,
      'delete from scheme_submissions where id = $1',
    ]) {
      await expect(owner.query(attack, [waiting.submissionId])).rejects.toThrow(/is closed|never changed/);
    }
  });
});
