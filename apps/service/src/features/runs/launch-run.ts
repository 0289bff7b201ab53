import { type Actor, actorName, decide, onBehalfOf, scopeFilter } from '@premia/access';
import { ENGINE_VERSION, period as periodOf } from '@premia/compensation';
import {
  type Change,
  ensurePeriod,
  insertRun,
  movePeriod,
  periodLock,
  readEarlierOpen,
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
import { type VisiblePeople, visiblePeople } from '../people/visible-people.ts';
import { periodChangedEvent } from './events.ts';
import { freezeRun } from './freeze-run.ts';
import { summarize } from './run-summary.ts';

/** The id of the run that was opened, or of the one that was there. */
type Outcome = Change<Result<string>> | Unchanged<Result<string>>;

export interface Launch {
  readonly period: string;
  readonly kind: RunKind;
}

/**
 * Freezes a period's inputs and opens the run that is a function of them. A final run closes the period first, under
 * its exclusive lock: every delivery of facts is either in the frozen inputs or late, none in between. Launching the
 * final run again answers the one that is there. A head's preview is about the head's own people.
 */
export async function launchRun(books: Books, actor: Actor, launch: Launch): Promise<Result<RunSummary>> {
  const { period, kind } = launch;
  const action = kind === 'preview' ? 'run.preview' : 'run.launch';
  const decision = decide(actor, action);
  if (!decision.allowed) return ABSENT;
  if (!(await withTx(books.pool, actor, (tx) => ensurePeriod(tx, period)))) return failure('invalid', 'period/unknown');
  const lock = periodLock(period, kind === 'final' ? 'exclusive' : 'shared');
  // A team that reaches beyond a head's people is frozen whole, and its inputs are not the head's to read.
  const maker = decision.scope === 'all' ? actor : onBehalfOf(actor, action);
  const launched = await withFrozenChange({ pool: books.pool, actor: maker, lock }, async (tx): Promise<Outcome> => {
    const answered = await answerAtDoor(tx, launch);
    if (answered !== null) return { unchanged: answered };
    const people = await visiblePeople(tx, scopeFilter(actor, action), periodOf(period).lastDay);
    return freeze(tx, books, { ...launch, people });
  });
  return launched.ok ? withTx(books.pool, actor, (tx) => readSummary(tx, launched.value)) : launched;
}

/**
 * What is answered without a new run: the final one that is there already, that the period is sealed, or, for a final
 * one, that an earlier period is not: it would begin with balances that lack it.
 */
async function answerAtDoor(tx: Tx, { period, kind }: Launch): Promise<Result<string> | null> {
  const existing = kind === 'final' ? await readFinalRun(tx, period) : null;
  if (existing !== null) return success(existing.id);
  const state = (await readPeriod(tx, period))?.state;
  if (state === 'sealed') return failure('conflict', 'run/period-sealed', { period });
  const earlier = kind === 'final' ? (await readEarlierOpen(tx, [period])).get(period) : undefined;
  return earlier === undefined ? null : failure('conflict', 'run/earlier-open', { period: earlier });
}

interface Freeze extends Launch {
  readonly people: VisiblePeople;
}

async function freeze(tx: Tx, { compiler }: Books, { period, kind, people: whom }: Freeze): Promise<Outcome> {
  const runId = newId('run');
  const launchedBy = actorName(tx.actor);
  const freezing = await freezeRun(tx, {
    runId,
    period,
    compiler,
    people: whom,
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
    result: success(runId),
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

async function readSummary(tx: Tx, runId: string): Promise<Result<RunSummary>> {
  const run = await readRun(tx, runId);
  const [summary] = run === null ? [] : await summarize(tx, [run]);
  return summary === undefined ? ABSENT : success(summary);
}
