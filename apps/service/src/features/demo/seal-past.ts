import type { PersonActor } from '@premia/access';
import type { DemoCompany } from '@premia/demo';
import type { RunSummary } from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { RunService } from '../runs/service.ts';
import type { RunCommand } from '../runs/use-cases.ts';
import type { DemoDependencies, DemoOptions } from './load-demo.ts';
import { personWith } from './person-with.ts';

/** Full months left open at the end, for finance to run: the demo's own work. */
const OPEN_FULL_MONTHS = 1;

/** Runs, approves (by another pair of eyes), seals, exports and pays every month of the past but the last full one. */
export async function sealPast(
  { runs, periods }: Pick<DemoDependencies, 'runs' | 'periods'>,
  options: { readonly company: DemoCompany; readonly onProgress: DemoOptions['onProgress'] },
): Promise<void> {
  const months = options.company.months.slice(0, -1 - OPEN_FULL_MONTHS);
  const launcher = personWith(options.company, 'finance', 1);
  const approver = personWith(options.company, 'finance', 2);
  const sealed = new Set(
    (await periods.list(launcher)).filter(({ state }) => state === 'sealed').map(({ period }) => period),
  );
  for (const [index, period] of months.entries()) {
    if (sealed.has(period)) continue;
    const launched = unwrap(await runs.launch(launcher, { period, kind: 'final' }));
    while ((await runs.computeNext({ worker: 'demo' })) !== 'idle');
    await finish(runs, { runId: launched.id, launcher, approver });
    options.onProgress({ step: 'months', done: index + 1, of: months.length });
  }
}

async function finish(
  runs: RunService,
  {
    runId,
    launcher,
    approver,
  }: { readonly runId: string; readonly launcher: PersonActor; readonly approver: PersonActor },
): Promise<RunSummary> {
  let run = unwrap(await runs.get(launcher, { runId }));
  const steps: readonly (readonly [PersonActor, RunCommand])[] = [
    [approver, 'approve'],
    [launcher, 'seal'],
    [launcher, 'export'],
    [launcher, 'markPaid'],
  ];
  for (const [actor, command] of steps) {
    const changed = unwrap(await runs.change(actor, { runId, revision: run.revision, command }));
    if (!changed.ok) throw new Error(`loadDemo: ${command} of ${run.period} was refused: ${JSON.stringify(changed)}`);
    run = unwrap(await runs.get(launcher, { runId }));
  }
  return run;
}

function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`loadDemo: ${result.failure.code} ${JSON.stringify(result.failure.details)}`);
}
