import { systemActor } from '@premia/access';
import {
  type Change,
  type FailedChunk,
  type FrozenPerson,
  findExhaustedChunks,
  freeLostChunks,
  halveChunk,
  holdRun,
  lockPeriodExclusive,
  moveRun,
  type OutboxEvent,
  type RunRecord,
  readFrozenPeople,
  readRun,
  readVersions,
  type Tx,
  withChange,
  withTx,
} from '@premia/database';
import { compiledVersion } from '../accruals/calculation.ts';
import type { Books } from '../books.ts';
import { reopenPeriod } from './reopen-period.ts';

/** Frees chunks whose workers fell silent, and sees to those that nobody may try again. */
export async function settleFailedChunks(books: Books, worker: string): Promise<void> {
  const exhausted = await withTx(books.pool, systemActor(worker), async (tx) => {
    await freeLostChunks(tx);
    return findExhaustedChunks(tx);
  });
  for (const chunk of exhausted) await judge(books, worker, chunk);
}

/**
 * What fails again and again is cut in two until one person is left, or a team that can only be calculated whole; then the
 * run fails and names them, and its period is open again. Everybody else's chunks are calculated meanwhile.
 */
async function judge(books: Books, worker: string, chunk: FailedChunk): Promise<void> {
  await withChange<void>(books.pool, systemActor(worker), async (tx) => {
    const period = (await readRun(tx, chunk.runId))?.period;
    if (period === undefined) return { unchanged: undefined };
    await lockPeriodExclusive(tx, period);
    const run = await holdRun(tx, chunk.runId);
    if (run?.state !== 'computing') return { unchanged: undefined };
    const people = await readFrozenPeople(tx, chunk.runId, chunk);
    return (await isDivisible(tx, books, people)) ? halve(tx, chunk) : fail(tx, run, { chunk, people });
  });
}

async function halve(tx: Tx, chunk: FailedChunk): Promise<Change<void>> {
  await halveChunk(tx, chunk);
  const target = { kind: 'run', id: chunk.runId };
  const details = { from: String(chunk.fromOrdinal), to: String(chunk.toOrdinal), message: chunk.message };
  return { result: undefined, audit: [{ action: 'run.halveChunk', target, details }], outbox: [] };
}

interface Failing {
  readonly chunk: FailedChunk;
  readonly people: readonly FrozenPerson[];
}

async function fail(tx: Tx, run: RunRecord, { chunk: { message }, people }: Failing): Promise<Change<void>> {
  const failedPeople = [...new Set(people.map(({ employeeId }) => employeeId))];
  await moveRun(tx, { runId: run.id, revision: run.revision, state: 'failed', failure: message, failedPeople });
  const outbox: readonly OutboxEvent[] = run.kind === 'final' ? await reopenPeriod(tx, run) : [];
  const target = { kind: 'run', id: run.id };
  const details = { message, people: String(failedPeople.length) };
  return { result: undefined, audit: [{ action: 'run.fail', target, details }], outbox };
}

/** People of a scheme that looks at the team are calculated together or not at all. */
async function isDivisible(tx: Tx, { compiler }: Books, people: readonly FrozenPerson[]): Promise<boolean> {
  if (people.length < 2) return false;
  const versions = await readVersions(tx, [...new Set(people.map(({ schemeVersionId }) => schemeVersionId))]);
  return versions.every((version) => !compiledVersion(version, compiler).plan.requirements.team);
}
