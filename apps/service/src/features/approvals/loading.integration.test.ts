import { systemActor } from '@premia/access';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import { toDepartment } from '../../testing/publish-by-approval.ts';

let example: OpenExample;
beforeAll(async () => {
  example = await openExample();
});
afterEach(() => example.check());
afterAll(() => example.close());

const ALLOWANCE = {
  format: 'premia.scheme/1',
  key: 'allowance',
  title: { en: 'Allowance' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sum', kind: 'constant', params: { type: 'money', value: '1500' } },
    { id: 'pay', kind: 'payout', params: { code: 'sum', category: 'bonus', title: { en: 'Sum' } } },
  ],
  links: [{ from: 'sum', to: 'pay.amount' }],
} as const;

it('loads of data submit and approve under two names, never under one', async () => {
  const { schemes, approvals } = example.company;
  const loader = systemActor('load');
  const created = await schemes.create(loader, { ...ALLOWANCE, document: ALLOWANCE });
  if (!created.ok) throw new Error(JSON.stringify(created));
  const { schemeId } = created.value;
  const assignTo = toDepartment('company', '2026-02-01');
  const submitted = await approvals.submit(loader, { schemeId, revision: 1, message: 'Loaded', assignTo });
  if (!submitted.ok || !submitted.value.ok) throw new Error(JSON.stringify(submitted));
  const { submissionId, revision } = submitted.value;
  const approval = { submissionId, revision, decision: 'approve', comment: '' } as const;
  expect(await approvals.decide(loader, approval)).toMatchObject({ value: { ok: false, code: 'access/four-eyes' } });
  // The whole company is paid by it, and finance with it.
  expect(await approvals.decide(PEOPLE.fiona, approval)).toMatchObject({
    value: { ok: false, code: 'access/own-pay' },
  });
  const approved = await approvals.decide(systemActor('load-approval'), approval);
  expect(approved).toMatchObject({ value: { ok: true, state: 'approved', version: { version: 1 } } });
  const { rows } = await example.owner.query<{ by: string }>(
    'select decided_by as by from scheme_decisions where submission_id = $1',
    [submissionId],
  );
  expect(rows).toEqual([{ by: 'system:load-approval' }]);
});
