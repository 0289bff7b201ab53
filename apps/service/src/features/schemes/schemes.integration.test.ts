import { type SchemeDocument, schemeHash } from '@premia/scheme';
import type { TRPCClient } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppRouter } from '../../router.ts';
import { publishOverHttp, toDepartment } from '../../testing/publish-by-approval.ts';
import { type ServiceUnderTest, startServiceUnderTest } from '../../testing/service-under-test.ts';
import { TIERED_SCHEME } from '../../testing/small-company.ts';
import type { SubmissionInput } from '../approvals/use-cases.ts';

let service: ServiceUnderTest;
let hr: TRPCClient<AppRouter>;

beforeAll(async () => {
  service = await startServiceUnderTest({ workers: 'external' });
  hr = (await service.signedIn('hr')).api;
});

afterAll(() => service.stop());

const publish = (input: SubmissionInput) => publishOverHttp(service, input);
const wire = (document: SchemeDocument): Record<string, unknown> => ({ ...document });

async function createScheme(document: SchemeDocument = TIERED_SCHEME): Promise<string> {
  const { title, period, currency } = document;
  return (await hr.schemes.create.mutate({ title, period, currency, document: wire(document) })).schemeId;
}

const withoutPayout: SchemeDocument = {
  ...TIERED_SCHEME,
  nodes: TIERED_SCHEME.nodes.filter(({ id }) => id !== 'pay'),
  links: TIERED_SCHEME.links.filter(({ to }) => to !== 'pay.amount'),
};

const wrongCase: SchemeDocument = {
  ...TIERED_SCHEME,
  cases: [
    {
      name: 'hopes for more',
      inputs: { criteria: { revenue: { actual: '750000' } } },
      expect: { commission: '99999.00' },
    },
  ],
};

describe('a scheme', () => {
  it('starts empty, gets a key of its own and lists as a draft', async () => {
    const title = { ru: 'Новая схема', en: 'Fresh plan' };
    const first = await hr.schemes.create.mutate({ title, period: 'month', currency: 'RUB' });
    const second = await hr.schemes.create.mutate({ title, period: 'month', currency: 'RUB' });
    const listed = await hr.schemes.list.query();
    const keys = [first, second].map(({ schemeId }) => listed.find(({ id }) => id === schemeId)?.key);
    expect(keys).toEqual(['fresh-plan', 'fresh-plan-2']);
    expect(listed.find(({ id }) => id === first.schemeId)).toMatchObject({ status: 'draft', employees: 0, title });
  });

  it('keeps the layout of the draft although the hash does not look at it', async () => {
    const schemeId = await createScheme();
    const { draft, revision } = await hr.schemes.open.query({ schemeId });
    const moved = { ...draft, nodes: draft.nodes.map((node) => ({ ...node, at: [120, 40] as [number, number] })) };
    const saved = await hr.schemes.saveDraft.mutate({ schemeId, document: wire(moved), revision });
    expect(saved).toMatchObject({ ok: true, revision: revision + 1, diagnostics: [] });
    const reopened = await hr.schemes.open.query({ schemeId });
    expect(reopened.draft.nodes.map(({ at }) => at)).toEqual([
      [120, 40],
      [120, 40],
      [120, 40],
    ]);
  });

  it('loses no edit: whoever saves on an old revision hears who was faster', async () => {
    const schemeId = await createScheme();
    const { draft, revision } = await hr.schemes.open.query({ schemeId });
    const rename = (en: string) => wire({ ...draft, title: { en } });
    const answers = await Promise.all(
      ['Mine', 'Yours'].map((en) => hr.schemes.saveDraft.mutate({ schemeId, document: rename(en), revision })),
    );
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      reason: 'conflict',
      revision: revision + 1,
      changedBy: { en: 'Name hr' },
    });
  });

  it('may be saved with errors, which come back as diagnostics', async () => {
    const schemeId = await createScheme();
    const { revision } = await hr.schemes.open.query({ schemeId });
    const saved = await hr.schemes.saveDraft.mutate({ schemeId, document: wire(withoutPayout), revision });
    expect(saved.ok && saved.diagnostics.map(({ code }) => code)).toContain('result/no-payout');
    expect((await hr.schemes.list.query()).find(({ id }) => id === schemeId)?.problems).toBeGreaterThan(0);
  });

  it('is refused when it is no scheme at all', async () => {
    const schemeId = await createScheme();
    const saving = hr.schemes.saveDraft.mutate({ schemeId, document: { format: 'premia.scheme/1' }, revision: 1 });
    await expect(saving).rejects.toMatchObject({ data: { failure: 'document/bad-shape' } });
  });
});

describe('publishing', () => {
  it.each([
    ['errors', withoutPayout, 'diagnostics', 'result/no-payout'],
    ['a failing case', wrongCase, 'cases', 'case/failed'],
  ])('refuses %s', async (_name, document, reason, code) => {
    const schemeId = await createScheme(document);
    const { revision } = await hr.schemes.open.query({ schemeId });
    const published = await publish({ schemeId, revision, message: '' });
    expect(published).toMatchObject({ ok: false, reason, diagnostics: [expect.objectContaining({ code })] });
    expect((await hr.schemes.open.query({ schemeId })).versions).toEqual([]);
  });

  it('publishes despite a failing case for a reason, and keeps the reason in the audit', async () => {
    const schemeId = await createScheme(wrongCase);
    const { revision } = await hr.schemes.open.query({ schemeId });
    const asked = { schemeId, revision, message: '' };
    await expect(publish({ ...asked, despiteCases: 'no' })).rejects.toThrow();
    const despiteCases = 'The policy changes next month, the case follows';
    expect(await publish({ ...asked, despiteCases })).toMatchObject({ ok: true });
    const { rows } = await service.pool.query(
      `select details from audit where target_id = $1 and action = 'scheme.submit'`,
      [schemeId],
    );
    expect(rows).toMatchObject([{ details: { failingCases: '1', reason: despiteCases } }]);
  });

  it('refuses a draft somebody saved since', async () => {
    const schemeId = await createScheme();
    const { revision } = await hr.schemes.open.query({ schemeId });
    await hr.schemes.saveDraft.mutate({ schemeId, document: wire(TIERED_SCHEME), revision });
    const published = await publish({ schemeId, revision, message: '' });
    expect(published).toEqual({ ok: false, reason: 'conflict', diagnostics: [] });
  });

  it('freezes a version, assigns it and marks everybody it may concern', async () => {
    const schemeId = await createScheme();
    const { revision } = await hr.schemes.open.query({ schemeId });
    const assignTo = toDepartment('sales', '2024-02-01');
    const published = await publish({ schemeId, revision, message: 'First', assignTo });
    expect(published).toMatchObject({
      ok: true,
      version: { version: 1, note: 'First', publishedBy: { en: 'Name fin1' } },
    });

    const detail = await hr.schemes.open.query({ schemeId });
    // Everyone in sales and below: the head, Clara, Anna and Boris.
    expect(detail).toMatchObject({ status: 'active', activeVersion: 1, employees: 4 });
    expect(detail.assignments).toEqual([
      expect.objectContaining({
        target: { kind: 'department', id: 'sales', name: { ru: 'Продажи', en: 'Sales' } },
        from: '2024-02-01',
        to: null,
      }),
    ]);
    const { rows } = await service.pool.query(
      `select action, details from audit where target_id = $1 and action like 'scheme.%' order by id`,
      [schemeId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'scheme.create',
      'scheme.submit',
      'scheme.approve',
      'scheme.publish',
      'scheme.assign',
    ]);
  });

  it('of the same content again is the same version; of other content the next, from its day on', async () => {
    const schemeId = await createScheme();
    const publishFrom = async (from: string) => {
      const { revision } = await hr.schemes.open.query({ schemeId });
      const assignTo = toDepartment('support', from);
      return publish({ schemeId, revision, message: '', assignTo });
    };
    const first = await publishFrom('2024-02-01');
    expect(await publishFrom('2024-02-01')).toEqual(first);

    const { draft, revision } = await hr.schemes.open.query({ schemeId });
    await hr.schemes.saveDraft.mutate({ schemeId, document: wire({ ...draft, title: { en: 'Changed' } }), revision });
    expect(await publishFrom('2024-05-01')).toMatchObject({ ok: true, version: { version: 2 } });
    const { assignments, versions } = await hr.schemes.open.query({ schemeId });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(assignments.map(({ from, to }) => [from, to])).toEqual([
      ['2024-05-01', null],
      ['2024-02-01', '2024-05-01'],
    ]);
  });
});

describe('what a published scheme is paid by', () => {
  it('stays: another kind of period or currency is another scheme', async () => {
    const schemeId = await createScheme();
    const { draft, revision } = await hr.schemes.open.query({ schemeId });
    await publish({ schemeId, revision, message: '' });
    const document = wire({ ...draft, period: 'quarter' });
    const saved = await hr.schemes.saveDraft.mutate({ schemeId, document, revision });
    await expect(publish({ schemeId, revision: saved.revision, message: '' })).rejects.toMatchObject({
      data: { failure: 'scheme/period-and-currency-fixed', details: { period: 'month', currency: 'RUB' } },
    });
    expect(await hr.schemes.open.query({ schemeId })).toMatchObject({ period: 'month', versions: [{ version: 1 }] });
  });

  it('follows the draft until then', async () => {
    const schemeId = await createScheme();
    const { draft, revision } = await hr.schemes.open.query({ schemeId });
    const document = wire({ ...draft, period: 'quarter', cases: [] });
    const saved = await hr.schemes.saveDraft.mutate({ schemeId, document, revision });
    const published = await publish({ schemeId, revision: saved.revision, message: '' });
    expect(published.ok).toBe(true);
    expect(await hr.schemes.open.query({ schemeId })).toMatchObject({ period: 'quarter' });
  });
});

describe('the end of a scheme', () => {
  it('waits until nobody is assigned', async () => {
    const schemeId = await createScheme();
    const { revision } = await hr.schemes.open.query({ schemeId });
    const assignTo = toDepartment('east', '2024-02-01');
    await publish({ schemeId, revision, message: '', assignTo });
    await expect(hr.schemes.archive.mutate({ schemeId })).rejects.toMatchObject({
      data: { failure: 'scheme/still-assigned' },
    });
  });

  it('is the archive, where nothing changes any more; a copy starts anew', async () => {
    const schemeId = await createScheme();
    expect(await hr.schemes.archive.mutate({ schemeId })).toMatchObject({ status: 'archived' });
    const { draft, revision } = await hr.schemes.open.query({ schemeId });
    const saving = hr.schemes.saveDraft.mutate({ schemeId, document: wire(draft), revision });
    await expect(saving).rejects.toMatchObject({ data: { failure: 'request/absent' } });
    const copy = await hr.schemes.duplicate.mutate({ schemeId, title: { en: 'Second life' } });
    expect(await hr.schemes.open.query({ schemeId: copy.schemeId })).toMatchObject({
      key: 'second-life',
      status: 'draft',
      draft: { nodes: draft.nodes, cases: draft.cases },
    });
  });
});

describe('sample inputs', () => {
  const sample = { document: wire(TIERED_SCHEME), period: '2024-03', employeeIds: ['anna', 'dmitri', 'nobody'] };

  it('hold what the document needs for people in sight', async () => {
    const head = (await service.signedIn('head-sales')).api;
    expect((await hr.schemes.sampleInputs.query(sample)).employees.map(({ id }) => id)).toEqual(['anna', 'dmitri']);
    const seen = await head.schemes.sampleInputs.query(sample);
    expect(seen).toMatchObject({
      period: '2024-03',
      employees: [{ id: 'anna', criteria: { revenue: { actual: '0' } } }],
    });
    expect(seen.employees).toHaveLength(1);
  });

  it('come with those who would share a pool, as far as they are in sight', async () => {
    const document = wire({
      ...TIERED_SCHEME,
      key: 'fund',
      parameters: [],
      cases: [],
      nodes: [
        { id: 'days', kind: 'attribute', params: { attribute: 'daysWorked', ifMissing: '1' } },
        { id: 'share', kind: 'pool', params: { amount: '1000' } },
        { id: 'pay', kind: 'payout', params: { code: 'share' } },
      ],
      links: [
        { from: 'days', to: 'share.weight' },
        { from: 'share', to: 'pay.amount' },
      ],
    });
    const head = (await service.signedIn('head-sales')).api;
    const asked = { ...sample, document, employeeIds: ['anna'] };
    const group = (await hr.schemes.sampleInputs.query(asked)).employees.map(({ id }) => id);
    expect(group[0]).toBe('anna');
    expect(group).toContain('dmitri');
    expect(new Set(group).size).toBe(group.length);
    const seen = (await head.schemes.sampleInputs.query(asked)).employees.map(({ id }) => id);
    expect(seen[0]).toBe('anna');
    expect(seen).not.toContain('dmitri');
  });

  it('come while the document has faults, and only for periods of its kind', async () => {
    const faulty = { ...sample, document: wire(withoutPayout) };
    expect((await hr.schemes.sampleInputs.query(faulty)).employees).toHaveLength(2);
    await expect(hr.schemes.sampleInputs.query({ ...sample, period: '2024' })).rejects.toMatchObject({
      data: { failure: 'scheme/other-period' },
    });
  });
});

describe('a scheme used as a node of another', () => {
  const blank = { title: { ru: 'Из готовых', en: 'Of components' }, period: 'month', currency: 'RUB' } as const;

  it('is offered by its newest version, comes with its copy, and pays once published', async () => {
    const partId = await createScheme();
    const part = await hr.schemes.open.query({ schemeId: partId });
    await publish({ schemeId: partId, revision: part.revision, message: '' });
    const offered = (await hr.schemes.components.query()).find(({ key }) => key === part.key);
    expect(offered).toMatchObject({ version: 1, period: 'month', currency: 'RUB', title: TIERED_SCHEME.title });
    const version = offered?.hash ?? '';
    const { components } = await hr.schemes.component.query({ hash: version });
    expect(Object.keys(components)).toEqual([version]);

    const node = {
      id: 'part',
      kind: 'component',
      params: { scheme: part.key, version, outputs: [{ key: 'commission', type: 'money' }] },
    };
    const document = {
      ...TIERED_SCHEME,
      nodes: [node, { id: 'pay', kind: 'payout', params: { code: 'bonus' } }],
      links: [{ from: 'part', to: 'pay.amount' }],
      cases: [],
    };
    const { schemeId } = await hr.schemes.create.mutate({ ...blank, document: wire(document) });
    const opened = await hr.schemes.open.query({ schemeId });
    expect(Object.keys(opened.draft.components ?? {})).toEqual([version]);
    const published = await publish({ schemeId, revision: opened.revision, message: '' });
    expect(published).toMatchObject({ ok: true });

    const saved = await hr.schemes.saveDraft.mutate({
      schemeId,
      revision: opened.revision,
      document: wire({ ...document, nodes: [...document.nodes], components: {} }),
    });
    expect(saved).toMatchObject({ ok: true, diagnostics: [] });
  });

  it('has to be published here, whatever copy a file brings along', async () => {
    const { cases: _cases, ...unpublished } = { ...TIERED_SCHEME, key: 'from-elsewhere' };
    const version = schemeHash(unpublished);
    const params = { scheme: 'from-elsewhere', version, outputs: [{ key: 'commission', type: 'money' }] };
    const document = {
      ...TIERED_SCHEME,
      nodes: [
        { id: 'part', kind: 'component', params },
        { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
      ],
      links: [{ from: 'part', to: 'pay.amount' }],
      cases: [],
      components: { [version]: unpublished },
    };
    const { schemeId } = await hr.schemes.create.mutate({ ...blank, document: wire(document) });
    const { revision } = await hr.schemes.open.query({ schemeId });
    const refused = await publish({ schemeId, revision, message: '' });
    expect(refused).toMatchObject({
      ok: false,
      reason: 'diagnostics',
      diagnostics: [{ code: 'component/not-published', place: { nodeId: 'part' } }],
    });
  });
});
