import { type Actor, actorName, decide } from '@premia/access';
import { ENGINE_VERSION } from '@premia/compensation';
import {
  type Change,
  ensurePeriod,
  insertRun,
  movePeriod,
  periodLock,
  readFinalRun,
  readPeriod,
  readRun,
  type StoredPeriod,
  type Tx,
  type Unchanged,
  withFrozenChange,
  withTx,
} from '@premia/database';
import type { RunKind, RunSummary } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import type { Books } from '../books.ts';
import { periodChangedEvent } from './events.ts';
import { freezeRun } from './freeze-run.ts';
import { summarize } from './run-summary.ts';

type Outcome = Change<Result<RunSummary>> | Unchanged<Result<RunSummary>>;

export interface Launch {
  readonly period: string;
  readonly kind: RunKind;
}

/**
 * Freezes a period's inputs and opens the run that is a function of them. A final run closes the period first, under
 * its exclusive lock: every delivery of facts is either in the frozen inputs or late, none in between. Launching the
 * final run again answers the one that is there.
 */
export async function launchRun(books: Books, actor: Actor, launch: Launch): Promise<Result<RunSummary>> {
  const { period, kind } = launch;
  if (!decide(actor, kind === 'final' ? 'run.launch' : 'run.preview').allowed) return ABSENT;
  if (!(await withTx(books.pool, actor, (tx) => ensurePeriod(tx, period)))) return failure('invalid', 'period/unknown');
  const lock = periodLock(period, kind === 'final' ? 'exclusive' : 'shared');
  return withFrozenChange({ pool: books.pool, actor, lock }, async (tx): Promise<Outcome> => {
    const answered = await answerAtDoor(tx, launch);
    return answered === null ? freeze(tx, books, launch) : { unchanged: answered };
  });
}

/** What is answered without a new run: the final one that is there already, or that the period is sealed. */
async function answerAtDoor(tx: Tx, { period, kind }: Launch): Promise<Result<RunSummary> | null> {
  const existing = kind === 'final' ? await readFinalRun(tx, period) : null;
  if (existing !== null) {
    const [summary] = await summarize(tx, [existing]);
    return summary === undefined ? ABSENT : success(summary);
  }
  const state = (await readPeriod(tx, period))?.state;
  return state === 'sealed' ? failure('conflict', 'run/period-sealed', { period }) : null;
}

async function freeze(tx: Tx, { compiler }: Books, { period, kind }: Launch): Promise<Outcome> {
  const runId = newId('run');
  const launchedBy = actorName(tx.actor);
  const freezing = await freezeRun(tx, {
    runId,
    period,
    compiler,
    begin: (currency) =>
      insertRun(tx, { id: runId, period, kind, currency, launchedBy, engineVersion: ENGINE_VERSION }),
  });
  if (!freezing.ok) {
    const { code, currencies } = freezing;
    return { unchanged: failure('conflict', code, code === 'run/several-currencies' ? { currencies } : { period }) };
  }
  const { inputHash, people } = freezing.frozen;
  const closing =
    kind === 'final' ? await movePeriod(tx, period, { from: ['open'], to: 'closing', runId: null }) : null;
  return {
    result: success(await readSummary(tx, runId)),
    audit: [
      {
        action: 'run.launch',
        target: { kind: 'run', id: runId },
        details: { period, kind, inputHash, people: String(people) },
      },
    ],
    outbox: closing === null ? [] : [closingEvent(closing)],
  };
}

function closingEvent(period: StoredPeriod) {
  return periodChangedEvent(period, null);
}

async function readSummary(tx: Tx, runId: string): Promise<RunSummary> {
  const run = await readRun(tx, runId);
  const [summary] = run === null ? [] : await summarize(tx, [run]);
  if (summary === undefined) throw new Error('a run that was just written cannot be read');
  return summary;
}
