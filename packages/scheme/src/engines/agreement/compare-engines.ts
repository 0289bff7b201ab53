import fc from 'fast-check';
import { runBatch } from '../batch/run-batch.ts';
import { evaluatePlan } from '../explain/index.ts';
import { planSeeds, RandomPlan } from './random-plan.ts';
import { requestsOf } from './random-request.ts';

export interface AgreementReport {
  /** Repeats the same cases. */
  readonly seed: number;
  readonly schemes: number;
  /** Cases: a scheme over the inputs of one employee. */
  readonly employees: number;
  /** Employees the batch engine answered without the reference. */
  readonly proven: number;
  /** Schemes of which some step was left to the reference for everybody. */
  readonly partlyLeftSchemes: number;
  /** The smallest case found in which the engines differ; null when they agree in all. */
  readonly counterexample: string | null;
}

export interface AgreementOptions {
  readonly schemes: number;
  readonly seed?: number;
  /** Employees a request may have. */
  readonly people?: number;
  /** Stops early, without a finding, after this time. */
  readonly timeMsMax?: number;
}

/** Holds the batch engine against the reference on random well-typed schemes and inputs, byte for byte. */
export function compareEngines({ schemes, seed, people = 8, timeMsMax }: AgreementOptions): AgreementReport {
  const counts = { schemes: 0, employees: 0, proven: 0, partlyLeftSchemes: 0 };
  const agrees = fc.property(
    planSeeds,
    requestsOf(people),
    fc.integer({ min: 5, max: 80 }),
    (planSeed, request, chunkInstructions) => {
      const plan = RandomPlan.build(planSeed);
      const batch = runBatch(plan, request, { chunkInstructions });
      if (!batch.ok) return false;
      counts.schemes += 1;
      counts.employees += request.employees.length;
      counts.proven += batch.proven;
      if (batch.byReference.length > 0) counts.partlyLeftSchemes += 1;
      return JSON.stringify(batch.answer) === JSON.stringify(evaluatePlan(plan, request));
    },
  );
  const details = fc.check(agrees, {
    numRuns: schemes,
    ...(seed === undefined ? {} : { seed }),
    ...(timeMsMax === undefined ? {} : { interruptAfterTimeLimit: timeMsMax, markInterruptAsFailure: false }),
  });
  const error = details.errorInstance instanceof Error ? `${details.errorInstance.message}: ` : '';
  const counterexample = details.failed ? `${error}${JSON.stringify(details.counterexample)}` : null;
  return { seed: details.seed, ...counts, counterexample };
}
