import { type Actor, actorName, decide } from '@premia/access';
import { type ChunkGroup, chunksOf, contextHash, ENGINE_VERSION, inputsHash, runInputHash } from '@premia/compensation';
import {
  type Change,
  ensurePeriod,
  type FrozenPerson,
  type FrozenRun,
  type FrozenScheme,
  freezeRun,
  insertRun,
  lockPeriodExclusive,
  lockPeriodShared,
  movePeriod,
  readFinalRun,
  readRun,
  type StoredPeriod,
  type Tx,
  type Unchanged,
  withChange,
} from '@premia/database';
import type { RunKind, RunSummary } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { type Calculation, factVersionsOf, loadCalculations } from '../accruals/calculation.ts';
import type { Books } from '../books.ts';
import { periodChangedEvent } from './events.ts';
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
  const action = launch.kind === 'final' ? 'run.launch' : 'run.preview';
  if (!decide(actor, action).allowed) return ABSENT;
  return withChange(books.pool, actor, async (tx): Promise<Outcome> => {
    if (!(await ensurePeriod(tx, launch.period))) return { unchanged: failure('invalid', 'period/unknown') };
    const refused = launch.kind === 'final' ? await closeDoor(tx, launch.period) : await checkOpen(tx, launch.period);
    if (refused !== null) return { unchanged: refused };
    return freeze(tx, books, launch);
  });
}

async function closeDoor(tx: Tx, period: string): Promise<Result<RunSummary> | null> {
  const state = await lockPeriodExclusive(tx, period);
  const existing = await readFinalRun(tx, period);
  if (existing !== null) {
    const [summary] = await summarize(tx, [existing]);
    return summary === undefined ? ABSENT : success(summary);
  }
  return state === 'sealed' ? failure('conflict', 'run/period-sealed', { period }) : null;
}

async function checkOpen(tx: Tx, period: string): Promise<Result<RunSummary> | null> {
  return (await lockPeriodShared(tx, period)) === 'sealed'
    ? failure('conflict', 'run/period-sealed', { period })
    : null;
}

async function freeze(tx: Tx, { compiler }: Books, { period, kind }: Launch): Promise<Outcome> {
  const { calculations } = await loadCalculations(tx, compiler, { period, employeeIds: null });
  const [currency, ...others] = new Set(calculations.map(({ plan }) => plan.currency));
  if (currency === undefined) return { unchanged: failure('conflict', 'run/nobody-to-pay', { period }) };
  // One total, one ledger: amounts of several currencies have no sum.
  if (others.length > 0) {
    return {
      unchanged: failure('conflict', 'run/several-currencies', { currencies: [currency, ...others].join(', ') }),
    };
  }
  const launchedBy = actorName(tx.actor);
  const frozen = frozenRun(newId('run'), period, calculations);
  await insertRun(tx, { id: frozen.runId, period, kind, currency, launchedBy, engineVersion: ENGINE_VERSION });
  await freezeRun(tx, frozen);
  const closing =
    kind === 'final' ? await movePeriod(tx, period, { from: ['open'], to: 'closing', runId: null }) : null;
  return {
    result: success(await readSummary(tx, frozen.runId)),
    audit: [
      {
        action: 'run.launch',
        target: { kind: 'run', id: frozen.runId },
        details: { period, kind, inputHash: frozen.inputHash, people: String(frozen.people.length) },
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

/** Everything the run is a function of, in one order: by scheme, then by person. */
function frozenRun(runId: string, period: string, calculations: readonly Calculation[]): FrozenRun {
  const schemes = calculations.map(frozenScheme);
  const groups: ChunkGroup[] = calculations.map(({ participants, plan }) => ({
    people: participants.length,
    isTeam: plan.requirements.team,
  }));
  const people = calculations.flatMap(frozenPeople).map((person, ordinal): FrozenPerson => ({ ...person, ordinal }));
  const inputHash = runInputHash({ period, engineVersion: ENGINE_VERSION, schemes, people });
  return { runId, period, schemes, people, chunks: chunksOf(groups), inputHash };
}

function frozenScheme({ version, request }: Calculation): FrozenScheme {
  const { employees: _, ...context } = request;
  return { schemeVersionId: version.id, schemeHash: version.hash, context, contextHash: contextHash(context) };
}

function frozenPeople(calculation: Calculation): readonly Omit<FrozenPerson, 'ordinal'>[] {
  const { version, participants, request } = calculation;
  return participants.map((participant, index) => {
    const inputs = request.employees[index];
    if (inputs === undefined) throw new Error('a participant without inputs');
    return {
      employeeId: participant.employeeId,
      schemeId: participant.schemeId,
      schemeVersionId: version.id,
      assignmentId: participant.assignmentId,
      departmentId: participant.place.departmentId,
      inputs,
      inputsHash: inputsHash(inputs),
      factVersions: factVersionsOf(calculation, participant.employeeId),
    };
  });
}
