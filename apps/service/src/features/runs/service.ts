import { type Actor, decide } from '@premia/access';
import { listRuns, readRun, withTx } from '@premia/database';
import type { RunSummary } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { heartOf } from '../../heart/heart.ts';
import type { Books } from '../books.ts';
import { changeRun } from './change-run.ts';
import { createChunkWorker } from './compute-chunk.ts';
import { runExceptions } from './exceptions.ts';
import { launchRun } from './launch-run.ts';
import { holdPay, listRunExports, listRunHolds, readPayrollFile, reconcile, releasePay } from './payroll.ts';
import { summarize } from './run-summary.ts';
import type { RunUseCases } from './use-cases.ts';
import { isRunVisible } from './visible-runs.ts';

export interface RunWorker {
  /**
   * One step of a worker: takes one pending chunk (or one whose lease ran out), calculates it and commits its
   * statements together with its completion; the last one moves the run to review. `idle` when there is nothing to
   * do, `refused` when the work was not kept: it failed, was cancelled, or another worker had taken over.
   */
  computeNext(input: { readonly worker: string }): Promise<'idle' | 'computed' | 'refused'>;
}

/** Everything the people side (`RunUseCases` without `statements`) and the worker side need. */
export interface RunService extends Omit<RunUseCases, 'statements'>, RunWorker {}

export function createRunService(books: Books): RunService {
  const chunks = createChunkWorker(books, heartOf(books.pool));
  return {
    list: (actor, { period }) => listVisible(books, actor, period ?? null),
    get: (actor, { runId }) => getRun(books, actor, runId),
    launch: (actor, input) => launchRun(books, actor, input),
    change: (actor, input) => changeRun(books, actor, input),
    exports: (actor, { runId }) => listRunExports(books, actor, runId),
    exportFile: (actor, { exportId }) => readPayrollFile(books, actor, exportId),
    holds: (actor, { runId }) => listRunHolds(books, actor, runId),
    hold: (actor, input) => holdPay(books, actor, input),
    release: (actor, input) => releasePay(books, actor, input),
    exceptions: (actor, query) => runExceptions(books, actor, query),
    reconcile: (actor, { runId }) => reconcile(books, actor, runId),
    computeNext: ({ worker }) => chunks.computeNext(worker),
  };
}

async function listVisible({ pool }: Books, actor: Actor, period: string | null): Promise<readonly RunSummary[]> {
  if (!decide(actor, 'run.list').allowed) return [];
  return withTx(pool, actor, async (tx) => {
    const runs = await listRuns(tx, period);
    return summarize(
      tx,
      runs.filter((run) => isRunVisible(actor, run)),
    );
  });
}

async function getRun({ pool }: Books, actor: Actor, runId: string): Promise<Result<RunSummary>> {
  if (!decide(actor, 'run.list').allowed) return ABSENT;
  return withTx(pool, actor, async (tx) => {
    const run = await readRun(tx, runId);
    const [summary] = run === null || !isRunVisible(actor, run) ? [] : await summarize(tx, [run]);
    return summary === undefined ? ABSENT : success(summary);
  });
}
