import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { signInByApi } from '../pages/session.ts';
import { premia } from './terminal.ts';

const DEPARTMENT = 'Field force';

/** Hires people from a file, as a company's import does, so that a run takes long enough to be watched. */
export async function hireFieldForce(people: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'premia-field-force-'));
  const rows = Array.from({ length: people }, (_, index) => `field-${index},Agent ${index},${DEPARTMENT}`);
  const file = join(folder, 'people.csv');
  const mapping = join(folder, 'people.json');
  writeFileSync(file, `id,name,department\n${rows.join('\n')}\n`);
  writeFileSync(
    mapping,
    JSON.stringify({
      format: 'premia.mapping/1',
      kind: 'people',
      fields: { id: 'id', name: 'name', hiredOn: { value: '2024-01-01' }, position: { value: 'Field agent' } },
      department: ['department'],
    }),
  );
  try {
    await premia('import', 'people', file, '--mapping', mapping);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A plain allowance for every one of them from a day on; drawing schemes is tried elsewhere. */
export async function payFieldForce(request: APIRequestContext, from: string): Promise<void> {
  const hr = await signInByApi(request, 'hr');
  const head = { title: { en: 'Field allowance', ru: 'Полевые' }, period: 'month', currency: 'RUB' } as const;
  const document = {
    format: 'premia.scheme/1',
    key: 'field-allowance',
    ...head,
    owner: 'hr.lead',
    parameters: [],
    nodes: [
      { id: 'sum', kind: 'constant', params: { type: 'money', value: '1500' }, at: [0, 0] },
      { id: 'pay', kind: 'payout', params: { code: 'field', category: 'bonus', title: head.title }, at: [300, 0] },
    ],
    links: [{ from: 'sum', to: 'pay.amount' }],
    cases: [],
  };
  const { schemeId } = await answerOf<{ schemeId: string }>(hr, 'schemes.create', { ...head, document });
  const assignTo = { from, targets: [{ kind: 'department', id: DEPARTMENT }] };
  const opened = await hr.get(`/trpc/schemes.open?input=${encodeURIComponent(JSON.stringify({ schemeId }))}`);
  const { result } = (await opened.json()) as { result: { data: { revision: number } } };
  const submission = { schemeId, revision: result.data.revision, message: 'Allowance', assignTo };
  const { submissionId, revision } = await answerOf<{ submissionId: string; revision: number }>(
    hr,
    'approvals.submit',
    submission,
  );
  await hr.dispose();
  const finance = await signInByApi(request, 'finance');
  await answerOf(finance, 'approvals.approve', { submissionId, revision });
  await finance.dispose();
}

async function answerOf<Data>(session: APIRequestContext, path: string, data: object): Promise<Data> {
  const answer = await session.post(`/trpc/${path}`, { data });
  const body = (await answer.json()) as { result?: { data: Data } };
  if (body.result === undefined) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body.result.data;
}
