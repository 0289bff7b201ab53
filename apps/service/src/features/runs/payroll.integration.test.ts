import type { PersonActor } from '@premia/access';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { RunSummary } from '../../contract.ts';
import { PEOPLE } from '../../testing/example-company.ts';
import { type OpenExample, openExample } from '../../testing/open-example.ts';
import type { RunChange } from './change-run.ts';

let example: OpenExample;
let runId: string;
beforeAll(async () => {
  example = await openExample();
  await example.company.facts.ingest(
    PEOPLE.hanna,
    ['bob', 'carl', 'dora'].map((employee, index) => ({
      source: 'crm',
      id: employee,
      type: 'deal.won',
      on: '2026-03-10',
      amount: `${(index + 1) * 100_000}`,
      employee,
    })),
  );
  await example.company.settle();
  runId = await example.company.sealPeriod('2026-03');
});
afterEach(() => example.check());
afterAll(() => example.close());

const runs = () => example.company.runs;

async function give(
  change: Omit<RunChange, 'runId' | 'revision'>,
  actor: PersonActor = PEOPLE.fiona,
): Promise<RunSummary> {
  const run = await runs().get(PEOPLE.fiona, { runId });
  if (!run.ok) throw new Error(run.failure.code);
  const changed = await runs().change(actor, { runId, revision: run.value.revision, ...change });
  if (!changed.ok || !changed.value.ok) throw new Error(JSON.stringify(changed));
  return changed.value.run;
}

const hold = (employeeId: string, actor: PersonActor = PEOPLE.fiona) =>
  runs().hold(actor, { runId, employeeId, reason: 'Waits for the signed contract' });

async function files() {
  const exports = await runs().exports(PEOPLE.fiona, { runId });
  const contents = await Promise.all(exports.map(({ id }) => runs().exportFile(PEOPLE.fiona, { exportId: id })));
  return contents.map((file, index) => {
    if (!file.ok) throw new Error(file.failure.code);
    return { ...exports[index], text: file.value.content, hash: file.value.sha256 };
  });
}

async function reconciled() {
  const result = await runs().reconcile(PEOPLE.fiona, { runId });
  if (!result.ok) throw new Error(result.failure.code);
  const { calculated, approved, exported, paid, differences } = result.value;
  return { calculated, approved, exported, paid, differences: differences.map(({ employeeId }) => employeeId) };
}

it('keeps held people out of the export, and everybody once in one', async () => {
  expect(await hold('carl')).toEqual({ ok: true, value: { done: true } });
  expect(await hold('carl')).toMatchObject({ failure: { code: 'run/not-holdable' } });
  expect(await hold('dora', PEOPLE.hanna)).toMatchObject({ failure: { code: 'request/absent' } });
  expect((await give({ command: 'export', language: 'en' })).state).toBe('exported');
  const [first] = await files();
  expect(first?.text).toContain('bob,bob,East,2026-03,2026-03,Statement,');
  expect(first?.text).not.toContain('carl');
  expect(first?.hash).toBe(first?.sha256);
  expect(await hold('bob')).toMatchObject({ failure: { code: 'run/not-holdable' } });
  // Nobody is paid yet; carl is not even in the file.
  expect((await reconciled()).differences).toEqual(['anna', 'bob', 'carl', 'dora', 'wendy']);
});

it('pays some, and is paid when everybody is', async () => {
  expect((await give({ command: 'markPaid', employeeIds: ['bob'] })).state).toBe('exported');
  expect((await reconciled()).differences).toEqual(['anna', 'carl', 'dora', 'wendy']);
  expect((await give({ command: 'markPaid' })).state).toBe('exported');
  expect((await reconciled()).differences).toEqual(['carl']);
  const released = await runs().release(PEOPLE.felix, { runId, employeeId: 'carl', reason: 'Signed' });
  expect(released).toMatchObject({ ok: true });
  await give({ command: 'export', language: 'ru' });
  const [, second] = await files();
  expect(second).toMatchObject({ number: 2, rows: 1, language: 'ru' });
  expect(second?.text).toContain('carl;carl;East;2026-03;2026-03;Начисление;');
  expect((await give({ command: 'markPaid' })).state).toBe('paid');
  const { differences, ...sums } = await reconciled();
  expect(differences).toEqual([]);
  expect(new Set(Object.values(sums)).size).toBe(1);
});

it('carries the adjustments booked in the period', async () => {
  await example.company.facts.ingest(PEOPLE.hanna, [
    { source: 'crm', id: 'late', type: 'deal.won', on: '2026-03-20', amount: '10000', employee: 'bob' },
  ]);
  await example.company.propose();
  const { proposals } = await example.company.adjustments.list(PEOPLE.felix, { state: 'proposed' });
  for (const { id: proposalId, revision } of proposals) {
    await example.company.adjustments.decide(PEOPLE.felix, { proposalId, revision, decision: 'approve', reason: '' });
  }
  runId = await example.company.sealPeriod('2026-04');
  await give({ command: 'export', language: 'en' });
  const [file] = await files();
  expect(file?.text.split('\r\n').filter((line) => line.includes('2026-04,2026-03,Correction')).length).toBe(2);
  expect((await give({ command: 'markPaid' })).state).toBe('paid');
  expect((await reconciled()).differences).toEqual([]);
});
