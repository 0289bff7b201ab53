import fc from 'fast-check';
import { runBatch } from '../batch/run-batch.ts';
import { evaluatePlan } from '../explain/index.ts';
import { planSeeds, RandomPlan } from './random-plan.ts';
import { requests } from './random-request.ts';

export interface AgreementReport {
  /** Repeats the same cases. */
  readonly seed: number;
  readonly employees: number;
  /** Employees the batch engine answered without the reference. */
  readonly proven: number;
  readonly refusedSchemes: number;
  /** The smallest case found in which the engines differ; null when they agree in all. */
  readonly counterexample: string | null;
}

/** Holds the batch engine against the reference on random well-typed schemes and inputs, byte for byte. */
export function compareEngines({ cases, seed }: { cases: number; seed?: number }): AgreementReport {
  const counts = { employees: 0, proven: 0, refusedSchemes: 0 };
  const agrees = fc.property(
    planSeeds,
    requests,
    fc.integer({ min: 5, max: 80 }),
    (planSeed, request, chunkInstructions) => {
      const plan = RandomPlan.build(planSeed);
      const batch = runBatch(plan, request, { chunkInstructions });
      if (!batch.ok) {
        counts.refusedSchemes += 1;
        return true;
      }
      counts.employees += request.employees.length;
      counts.proven += batch.proven;
      return JSON.stringify(batch.answer) === JSON.stringify(evaluatePlan(plan, request));
    },
  );
  const details = fc.check(agrees, { numRuns: cases, ...(seed === undefined ? {} : { seed }) });
  if (details.errorInstance instanceof Error) throw details.errorInstance;
  const counterexample = details.failed ? JSON.stringify(details.counterexample) : null;
  return { seed: details.seed, ...counts, counterexample };
}
