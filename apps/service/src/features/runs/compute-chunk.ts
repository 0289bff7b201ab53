import { systemActor } from '@premia/access';
import { calculateFrozen, runHash, statementHash } from '@premia/compensation';
import {
  type AuditEntry,
  CHUNK_ATTEMPTS_MAX,
  completeChunk,
  countChunks,
  failChunk,
  finishRun,
  holdRun,
  insertStatements,
  type LeasedChunk,
  leaseChunk,
  lockPeriodExclusive,
  moveRun,
  type NewStatement,
  type OutboxEvent,
  type RunRecord,
  readFrozenPeople,
  readFrozenSchemes,
  readRun,
  readVersions,
  sumRun,
  type Tx,
  withChange,
  withSnapshot,
  withTx,
} from '@premia/database';
import { newId } from '../../ids.ts';
import type { Books } from '../books.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { reopenPeriod } from './reopen-period.ts';

type Step = 'idle' | 'computed' | 'refused';

export async function computeNextChunk(books: Books, worker: string): Promise<Step> {
  const actor = systemActor(worker);
  const chunk = await withTx(books.pool, actor, (tx) => leaseChunk(tx, worker));
  if (chunk === null) return 'idle';
  try {
    const statements = await withSnapshot(books.pool, actor, (tx) => computeStatements(tx, books.compiler, chunk));
    return await keepStatements(books, worker, { chunk, statements });
  } catch (error) {
    await giveUp(books, worker, { chunk, error });
    return 'refused';
  }
}

/** From the frozen inputs alone: whoever calculates the chunk, and whenever, gets the same statements. */
async function computeStatements(
  tx: Tx,
  compiler: SchemeCompiler,
  chunk: LeasedChunk,
): Promise<readonly NewStatement[]> {
  const run = await readRun(tx, chunk.runId);
  if (run === null) throw new Error(`chunk of a run that does not exist: ${chunk.runId}`);
  const schemes = new Map((await readFrozenSchemes(tx, chunk.runId)).map((scheme) => [scheme.schemeVersionId, scheme]));
  const people = await readFrozenPeople(tx, chunk.runId, chunk);
  const versions = await readVersions(tx, [...new Set(people.map((person) => person.schemeVersionId))]);
  return versions.flatMap((version) => {
    const context = schemes.get(version.id)?.context;
    const { plan } = compiler.compile(readStoredDocument(version.document), version.hash);
    if (context === undefined || plan === null) throw new Error(`version ${version.id} cannot be calculated`);
    const own = people.filter((person) => person.schemeVersionId === version.id);
    return calculateFrozen({ plan, context, period: run.period }, own).map((content, index) => {
      const person = own[index];
      if (person === undefined) throw new Error('a statement without its person');
      const { ordinal, schemeId, schemeVersionId } = person;
      return { id: newId('stm'), ordinal, schemeId, schemeVersionId, content, statementHash: statementHash(content) };
    });
  });
}

interface ComputedChunk {
  readonly chunk: LeasedChunk;
  readonly statements: readonly NewStatement[];
}

/** Statements and completion in one transaction; a token that is not the newest keeps nothing. */
async function keepStatements({ pool }: Books, worker: string, { chunk, statements }: ComputedChunk): Promise<Step> {
  return withChange<Step>(pool, systemActor(worker), async (tx) => {
    // Held, so that the last two chunks cannot each believe the other is still at work.
    const run = await holdRun(tx, chunk.runId);
    if (run?.state !== 'computing' || !(await completeChunk(tx, chunk))) return { unchanged: 'refused' };
    await insertStatements(tx, chunk.runId, statements);
    const finished = await finishIfLast(tx, run);
    const target = { kind: 'run', id: chunk.runId };
    const audit: AuditEntry = { action: 'run.compute', target, details: { chunk: String(chunk.ordinal), worker } };
    return { result: 'computed', audit: finished === null ? [audit] : [audit, finished], outbox: [] };
  });
}

async function finishIfLast(tx: Tx, run: RunRecord): Promise<AuditEntry | null> {
  const counts = (await countChunks(tx, [run.id])).get(run.id);
  if (counts === undefined || counts.done < counts.all) return null;
  if (run.inputHash === null) throw new Error(`run ${run.id} computes without frozen inputs`);
  const { hashes, total, problems } = await sumRun(tx, run.id);
  const hash = runHash(run.inputHash, hashes);
  await finishRun(tx, run.id, { runHash: hash, total, problems });
  return { action: 'run.finish', target: { kind: 'run', id: run.id }, details: { runHash: hash, total } };
}

/** Frees the chunk for another try; what fails again and again fails the run, and its period is open again. */
async function giveUp(
  { pool }: Books,
  worker: string,
  { chunk, error }: { readonly chunk: LeasedChunk; readonly error: unknown },
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const actor = systemActor(worker);
  await withTx(pool, actor, (tx) => failChunk(tx, chunk, message));
  if (chunk.attempts < CHUNK_ATTEMPTS_MAX) return;
  await withChange<void>(pool, actor, async (tx) => {
    const period = (await readRun(tx, chunk.runId))?.period;
    if (period === undefined) return { unchanged: undefined };
    await lockPeriodExclusive(tx, period);
    const run = await holdRun(tx, chunk.runId);
    if (run?.state !== 'computing') return { unchanged: undefined };
    await moveRun(tx, { runId: run.id, revision: run.revision, state: 'failed', failure: message });
    const outbox: readonly OutboxEvent[] = run.kind === 'final' ? await reopenPeriod(tx, run) : [];
    const target = { kind: 'run', id: run.id };
    return { result: undefined, audit: [{ action: 'run.fail', target, details: { message } }], outbox };
  });
}
