import { type Actor, actorName, decide } from '@premia/access';
import { type RunState, transition } from '@premia/compensation';
import {
  type Change,
  holdRun,
  lockPeriodExclusive,
  moveRun,
  type OutboxEvent,
  type RunRecord,
  readRun,
  readRunsPaying,
  type Tx,
  type Unchanged,
  withChange,
} from '@premia/database';
import type { RunChanged } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import type { Books } from '../books.ts';
import { payRun } from './pay-run.ts';
import { reopenPeriod } from './reopen-period.ts';
import { RUN_ACTIONS, summarize } from './run-summary.ts';
import { sealRun } from './seal-run.ts';
import type { RunCommand } from './use-cases.ts';

type Outcome = Change<Result<RunChanged>> | Unchanged<Result<RunChanged>>;

export interface RunChange {
  readonly runId: string;
  readonly revision: number;
  readonly command: RunCommand;
}

/** One decision of a person about a run: policy, four eyes, revision, transition table, and only then the move. */
export async function changeRun({ pool }: Books, actor: Actor, change: RunChange): Promise<Result<RunChanged>> {
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const period = (await readRun(tx, change.runId))?.period;
    if (period === undefined || !decide(actor, RUN_ACTIONS[change.command]).allowed) return { unchanged: ABSENT };
    // The period before the run, as everywhere; its state is read after.
    await lockPeriodExclusive(tx, period);
    const run = await holdRun(tx, change.runId);
    if (run === null) return { unchanged: ABSENT };
    const verdict = await judge(tx, run, change);
    if (!verdict.ok) return refused(verdict.code, { state: run.state });
    const outbox = await carryOut(tx, run, { command: change.command, state: verdict.state });
    const after = await holdRun(tx, run.id);
    const [summary] = after === null ? [] : await summarize(tx, [after]);
    if (summary === undefined) throw new Error('a run that was just moved cannot be read');
    return {
      result: success({ ok: true, run: summary }),
      audit: [
        {
          action: RUN_ACTIONS[change.command],
          target: { kind: 'run', id: run.id },
          details: { period, from: run.state, to: verdict.state },
        },
      ],
      outbox,
    };
  });
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
  { command, state }: { readonly command: RunCommand; readonly state: RunState },
): Promise<readonly OutboxEvent[]> {
  const move = { runId: run.id, revision: run.revision, state };
  const by = actorName(tx.actor);
  switch (command) {
    case 'approve':
      await moveRun(tx, { ...move, approvedBy: by });
      return [];
    case 'seal':
      return sealRun(tx, run, move);
    case 'export':
      await moveRun(tx, move);
      return [];
    case 'markPaid':
      await payRun(tx, run);
      await moveRun(tx, move);
      return [];
    case 'cancel':
      await moveRun(tx, move);
      return run.kind === 'final' ? reopenPeriod(tx, run) : [];
  }
}
