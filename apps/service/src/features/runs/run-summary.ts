import { type Action, decide } from '@premia/access';
import { isSealed, type RunState, transition } from '@premia/compensation';
import {
  countChunks,
  type FailedPerson,
  type RunRecord,
  readEarlierOpen,
  readEmployeeNames,
  readFailedPeople,
  readOpenHoles,
  readRunsPaying,
  readVisibleSums,
  type Tx,
  type VisibleSums,
} from '@premia/database';
import type { RunSummary } from '../../contract.ts';
import type { RunCommand } from './use-cases.ts';
import { seesWholeRuns } from './visible-runs.ts';

/** The action of the policy behind each command. */
export const RUN_ACTIONS = {
  approve: 'run.approve',
  seal: 'run.seal',
  export: 'run.export',
  markPaid: 'run.markPaid',
  cancel: 'run.cancel',
} as const satisfies Readonly<Record<RunCommand, Action>>;

const COMMANDS = Object.keys(RUN_ACTIONS) as readonly RunCommand[];

/** Runs as the caller sees them, with the commands the caller may give now. */
export async function summarize(tx: Tx, runs: readonly RunRecord[]): Promise<readonly RunSummary[]> {
  const ids = runs.map((run) => run.id);
  const unsealed = runs.filter(({ state }) => !isSealed(state) && state !== 'failed' && state !== 'cancelled');
  const earlierOpen = await readEarlierOpen(
    tx,
    unsealed.map(({ period }) => period),
  );
  const openHoles = new Map<string, number>();
  for (const run of unsealed) {
    if (run.kind === 'final') openHoles.set(run.id, (await readOpenHoles(tx, run.period)).count);
  }
  const counts = await countChunks(tx, ids);
  const names = await readEmployeeNames(tx, [...new Set(runs.map((run) => run.launchedBy))]);
  const failed = Map.groupBy(
    await readFailedPeople(tx, { runIds: ids, limit: FAILED_PEOPLE_NAMED }),
    ({ runId }) => runId,
  );
  const own = tx.actor.kind === 'person' ? await readRunsPaying(tx, tx.actor.employeeId, ids) : new Set<string>();
  const sums = seesWholeRuns(tx.actor) ? null : await readVisibleSums(tx, ids);
  return runs.map((run) => ({
    id: run.id,
    period: run.period,
    kind: run.kind,
    state: run.state,
    revision: run.revision,
    launchedBy: names.get(run.launchedBy) ?? {},
    launchedAt: run.launchedAt,
    computed: counts.get(run.id)?.computed ?? 0,
    ...(sums === null || WORKING.has(run.state) ? wholeSums(run) : (sums.get(run.id) ?? NO_SUMS)),
    currency: run.currency,
    runHash: run.runHash,
    earlierOpen: unsealed.includes(run) ? (earlierOpen.get(run.period) ?? null) : null,
    openHoles: openHoles.get(run.id) ?? 0,
    failure: failureOf(run, failed.get(run.id) ?? []),
    transitions: COMMANDS.filter((command) => transition(run, command).ok && mayGive(tx, command, { run, own })),
  }));
}

/** As many as somebody would look through; a team that failed as a whole is counted. */
const FAILED_PEOPLE_NAMED = 5;

function failureOf(run: RunRecord, people: readonly FailedPerson[]): RunSummary['failure'] {
  if (run.state !== 'failed' || run.failedPeople === null) return null;
  return { count: run.failedPeople.length, people: people.map(({ runId: _, ...person }) => person) };
}

function mayGive(
  { actor }: Tx,
  command: RunCommand,
  { run, own }: { readonly run: RunRecord; readonly own: ReadonlySet<string> },
): boolean {
  return decide(actor, RUN_ACTIONS[command], { startedBy: run.launchedBy, ...paidBy(run, own, actor) }).allowed;
}

/** While a run is being worked out there are no sums yet, only how many people it is about. */
const WORKING: ReadonlySet<RunState> = new Set(['draft', 'snapshotting', 'computing']);
const NO_SUMS: VisibleSums = { participants: 0, problems: 0, total: '0.00' };

function wholeSums({ participants, problems, total }: RunRecord): VisibleSums {
  return { participants, problems, total };
}

/** Whether the actor is among the paid, in the form the policy asks for it. */
function paidBy(run: RunRecord, own: ReadonlySet<string>, actor: Tx['actor']) {
  const isPaid = actor.kind === 'person' && own.has(run.id);
  return isPaid ? { paidEmployeeIds: new Set([actor.employeeId]) } : {};
}
