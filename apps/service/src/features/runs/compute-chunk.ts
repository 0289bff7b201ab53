import { systemActor } from '@premia/access';
import { calculateSlice, type FrozenCalculation, startRunHash, statementHash } from '@premia/compensation';
import {
  completeChunk,
  failChunk,
  findComputedRun,
  finishRun,
  holdRun,
  insertStatements,
  isComputed,
  type LeasedChunk,
  leaseChunk,
  type NewStatement,
  RENEW_CHUNK_LEASE,
  readFrozenPeople,
  readFrozenSchemes,
  readRun,
  readStatementHashes,
  readVersions,
  stayInRun,
  sumRun,
  type Tx,
  withChange,
  withSnapshot,
  withTx,
} from '@premia/database';
import type { Heart } from '../../heart/heart.ts';
import { newId } from '../../ids.ts';
import type { Books } from '../books.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { settleFailedChunks } from './failing-chunks.ts';

type Step = 'idle' | 'computed' | 'refused';

/** What a worker keeps from chunk to chunk. */
export interface ChunkWorker {
  computeNext(worker: string): Promise<Step>;
}

export function createChunkWorker(books: Books, heart: Heart): ChunkWorker {
  const plans = createFrozenPlans(books.compiler);
  return { computeNext: (worker) => computeNextChunk({ books, heart, plans }, worker) };
}

interface Workshop {
  readonly books: Books;
  readonly heart: Heart;
  readonly plans: FrozenPlans;
}

async function computeNextChunk({ books, heart, plans }: Workshop, worker: string): Promise<Step> {
  const actor = systemActor(worker);
  await settleFailedChunks(books, worker);
  const chunk = await withTx(books.pool, actor, (tx) => leaseChunk(tx, worker));
  if (chunk === null) return finishLeftover(books, worker);
  const { runId, ordinal, fencing } = chunk;
  const beat = heart.beatFor({ text: RENEW_CHUNK_LEASE, values: [runId, String(ordinal), fencing] });
  try {
    const statements = await withSnapshot(books.pool, actor, (tx) => computeStatements(tx, plans, chunk));
    const kept = await keepStatements(books, worker, { chunk, statements });
    if (kept) await finishWhenComputed(books, worker, chunk.runId);
    return kept ? 'computed' : 'refused';
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await withTx(books.pool, actor, (tx) => failChunk(tx, chunk, message));
    return 'refused';
  } finally {
    beat.stop();
  }
}

/** From the frozen inputs alone: whoever calculates the chunk, and whenever, gets the same statements. */
async function computeStatements(tx: Tx, plans: FrozenPlans, chunk: LeasedChunk): Promise<readonly NewStatement[]> {
  const calculationOf = await plans.of(tx, chunk.runId);
  const people = await readFrozenPeople(tx, chunk.runId, chunk);
  return calculateSlice(people, calculationOf).map(({ person, content }) => {
    const { ordinal, schemeId, schemeVersionId } = person;
    return { id: newId('stm'), ordinal, schemeId, schemeVersionId, content, statementHash: statementHash(content) };
  });
}

type CalculationOf = (schemeVersionId: string) => FrozenCalculation;

interface FrozenPlans {
  of(tx: Tx, runId: string): Promise<CalculationOf>;
}

/** What the run at hand froze of its schemes: read and compiled once, not with every chunk. */
function createFrozenPlans(compiler: SchemeCompiler): FrozenPlans {
  let last: { readonly runId: string; readonly calculationOf: CalculationOf } | null = null;
  return {
    async of(tx, runId) {
      if (last?.runId !== runId) last = { runId, calculationOf: await readCalculations(tx, compiler, runId) };
      return last.calculationOf;
    },
  };
}

async function readCalculations(tx: Tx, compiler: SchemeCompiler, runId: string): Promise<CalculationOf> {
  const run = await readRun(tx, runId);
  if (run === null) throw new Error(`chunk of a run that does not exist: ${runId}`);
  const schemes = await readFrozenSchemes(tx, runId);
  const versions = await readVersions(
    tx,
    schemes.map(({ schemeVersionId }) => schemeVersionId),
  );
  const calculations = new Map<string, FrozenCalculation>();
  for (const { id, document, hash } of versions) {
    const context = schemes.find(({ schemeVersionId }) => schemeVersionId === id)?.context;
    const { plan } = compiler.compile(readStoredDocument(document), hash);
    if (context !== undefined && plan !== null) calculations.set(id, { plan, context, period: run.period });
  }
  return (versionId) => {
    const calculation = calculations.get(versionId);
    if (calculation === undefined) throw new Error(`version ${versionId} cannot be calculated`);
    return calculation;
  };
}

interface ComputedChunk {
  readonly chunk: LeasedChunk;
  readonly statements: readonly NewStatement[];
}

/** Statements and completion in one transaction; a token that is not the newest keeps nothing. */
async function keepStatements({ pool }: Books, worker: string, computed: ComputedChunk): Promise<boolean> {
  const { chunk, statements } = computed;
  return withChange<boolean>(pool, systemActor(worker), async (tx) => {
    const run = await stayInRun(tx, chunk.runId);
    if (run?.state !== 'computing' || !(await completeChunk(tx, chunk))) return { unchanged: false };
    await insertStatements(tx, chunk.runId, statements);
    const target = { kind: 'run', id: chunk.runId };
    const details = { chunk: String(chunk.ordinal), worker };
    return { result: true, audit: [{ action: 'run.compute', target, details }], outbox: [] };
  });
}

/** A run whose last worker died between its chunk and the end. */
async function finishLeftover(books: Books, worker: string): Promise<Step> {
  const runId = await withTx(books.pool, systemActor(worker), findComputedRun);
  if (runId === null) return 'idle';
  return (await finishWhenComputed(books, worker, runId)) ? 'computed' : 'idle';
}

/** Apart from the chunks, so that no worker waits for another; of the workers who see the end, one writes it. */
async function finishWhenComputed({ pool }: Books, worker: string, runId: string): Promise<boolean> {
  const actor = systemActor(worker);
  if (!(await withTx(pool, actor, (tx) => isComputed(tx, runId)))) return false;
  return withChange<boolean>(pool, actor, async (tx) => {
    const run = await holdRun(tx, runId);
    if (run?.state !== 'computing') return { unchanged: false };
    if (run.inputHash === null) throw new Error(`run ${run.id} computes without frozen inputs`);
    const hashing = startRunHash(run.inputHash);
    for await (const page of readStatementHashes(tx, run.id)) for (const one of page) hashing.add(one);
    const hash = hashing.digest();
    const { total, problems } = await sumRun(tx, run.id);
    await finishRun(tx, run.id, { runHash: hash, total, problems });
    const target = { kind: 'run', id: run.id };
    return { result: true, audit: [{ action: 'run.finish', target, details: { runHash: hash, total } }], outbox: [] };
  });
}
