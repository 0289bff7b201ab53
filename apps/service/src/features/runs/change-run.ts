import { type Actor, actorName, decide } from '@premia/access';
import { type RunState, transition } from '@premia/compensation';
import {
  type Change,
  holdRun,
  isPaidOut,
  lockPeriodExclusive,
  moveRun,
  type OutboxEvent,
  payExported,
  type RunRecord,
  readEarlierOpen,
  readEarlierSealedSince,
  readOpenHoles,
  readRun,
  readRunsPaying,
  type Tx,
  type Unchanged,
  withChange,
} from '@premia/database';
import type { RunChanged } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import type { Books } from '../books.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { bookRunBalances } from './book-balances.ts';
import { exportPayroll } from './payroll.ts';
import { reopenPeriod } from './reopen-period.ts';
import { runCause } from './run-cause.ts';
import { RUN_ACTIONS, summarize } from './run-summary.ts';
import { sealRun } from './seal-run.ts';
import type { RunCommand } from './use-cases.ts';

type Outcome = Change<Result<RunChanged>> | Unchanged<Result<RunChanged>>;

export interface RunChange {
  readonly runId: string;
  readonly revision: number;
  readonly command: RunCommand;
  /** The payroll file's, when the command is `export`. */
  readonly language?: 'ru' | 'en' | undefined;
  /** Only these people, when the command is `markPaid`; everybody exported when absent. */
  readonly employeeIds?: readonly string[] | undefined;
}

/** One decision of a person about a run: policy, four eyes, revision, transition table, and only then the move. */
export async function changeRun(books: Books, actor: Actor, change: RunChange): Promise<Result<RunChanged>> {
  return withChange(books.pool, actor, async (tx): Promise<Outcome> => {
    const period = (await readRun(tx, change.runId))?.period;
    if (period === undefined || !decide(actor, RUN_ACTIONS[change.command]).allowed) return { unchanged: ABSENT };
    // The period before the run, as everywhere; its state is read after.
    await lockPeriodExclusive(tx, period);
    const run = await holdRun(tx, change.runId);
    if (run === null) return { unchanged: ABSENT };
    const verdict = await judge(tx, run, change);
    if (!verdict.ok) return refused(verdict.code, { state: run.state });
    const hindrance = change.command === 'seal' ? await hindranceOf(tx, run) : null;
    if (hindrance !== null) return refused(hindrance.code, hindrance.details);
    const { outbox, state } = await carryOut(tx, run, { ...change, state: verdict.state, compiler: books.compiler });
    const after = await holdRun(tx, run.id);
    const [summary] = after === null ? [] : await summarize(tx, [after]);
    if (summary === undefined) throw new Error('a run that was just moved cannot be read');
    return {
      result: success({ ok: true, run: summary }),
      audit: [
        {
          action: RUN_ACTIONS[change.command],
          target: { kind: 'run', id: run.id },
          details: { period, from: run.state, to: state },
        },
      ],
      outbox,
    };
  });
}

interface Hindrance {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

/**
 * Why a run cannot be sealed yet: days whose facts are not all here, or an earlier period that is not sealed, or was only
 * after this run had frozen the balances it begins with.
 */
async function hindranceOf(tx: Tx, { period, launchedAt }: RunRecord): Promise<Hindrance | null> {
  const hole = await openHole(tx, period);
  if (hole !== null) return { code: 'run/control-totals', details: hole };
  const earlier = (await readEarlierOpen(tx, [period])).get(period);
  if (earlier !== undefined) return { code: 'run/earlier-open', details: { period: earlier } };
  const sealedSince = await readEarlierSealedSince(tx, period, launchedAt);
  return sealedSince === null ? null : { code: 'run/earlier-sealed-since', details: { period: sealedSince } };
}

/** The first day whose facts are not what its source says it sent, unless finance has answered for it. */
async function openHole(tx: Tx, period: string): Promise<Readonly<Record<string, string>> | null> {
  const { count, first } = await readOpenHoles(tx, period);
  if (first === null) return null;
  return { holes: String(count), source: first.source, day: first.day, factType: first.factType };
}

function refused(code: string, details: Readonly<Record<string, string>>): Outcome {
  return { unchanged: success({ ok: false, code, details }) };
}

type Verdict = { readonly ok: true; readonly state: RunState } | { readonly ok: false; readonly code: string };

async function judge(tx: Tx, run: RunRecord, { command, revision }: RunChange): Promise<Verdict> {
  const { actor } = tx;
  const paid =
    actor.kind === 'person' && (await readRunsPaying(tx, actor.employeeId, [run.id])).has(run.id)
      ? new Set([actor.employeeId])
      : undefined;
  const decision = decide(actor, RUN_ACTIONS[command], { startedBy: run.launchedBy, paidEmployeeIds: paid });
  if (!decision.allowed) return { ok: false, code: decision.code };
  if (run.revision !== revision) return { ok: false, code: 'run/changed-meanwhile' };
  return transition(run, command);
}

/** What a command does besides moving the run. */
async function carryOut(
  tx: Tx,
  run: RunRecord,
  { state, compiler, ...change }: RunChange & { readonly state: RunState; readonly compiler: SchemeCompiler },
): Promise<CarriedOut> {
  const move = { runId: run.id, revision: run.revision, state };
  const by = actorName(tx.actor);
  switch (change.command) {
    case 'approve':
      await moveRun(tx, { ...move, approvedBy: by });
      return { state, outbox: [] };
    case 'seal':
      await bookRunBalances(tx, compiler, run);
      return { state, outbox: await sealRun(tx, run, move) };
    case 'export':
      await exportPayroll(tx, run, change.language ?? 'ru');
      await moveRun(tx, move);
      return { state, outbox: [] };
    case 'markPaid': {
      await payExported(tx, {
        runId: run.id,
        employeeIds: change.employeeIds ?? null,
        bookedBy: by,
        cause: runCause(run),
      });
      // Somebody held, or not among those who were paid: the run is paid when everybody is.
      const reached: RunState = (await isPaidOut(tx, run.id)) ? state : run.state;
      await moveRun(tx, { ...move, state: reached });
      return { state: reached, outbox: [] };
    }
    case 'cancel':
      await moveRun(tx, move);
      return { state, outbox: run.kind === 'final' ? await reopenPeriod(tx, run) : [] };
  }
}

interface CarriedOut {
  /** Where the run stands now. */
  readonly state: RunState;
  readonly outbox: readonly OutboxEvent[];
}
