import fc from 'fast-check';
import type { EvaluationAnswer } from '../../evaluation/evaluation.ts';
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
  /** Schemes over one and the same request: inputs cost as much to draw as to evaluate. */
  readonly schemesTogether?: number;
  /** Stops early, without a finding, after this time. */
  readonly timeMsMax?: number;
}

/**
 * Every byte of the answer. A result's hash is a function of the rest of it and costs as much as the evaluation: of each
 * scheme one is compared.
 */
function answerText({ schemeHash, employees }: EvaluationAnswer): string {
  const told = employees.map(({ id, lines, indicators, total, problems, balances }) => [
    id,
    lines,
    indicators,
    total,
    problems,
    balances,
  ]);
  return JSON.stringify([schemeHash, told, employees.at(-1)?.resultHash]);
}

/** Holds the batch engine against the reference on random well-typed schemes and inputs, byte for byte. */
export function compareEngines(options: AgreementOptions): AgreementReport {
  const { schemes, seed, people = 8, schemesTogether = 1, timeMsMax } = options;
  const counts = { schemes: 0, employees: 0, proven: 0, partlyLeftSchemes: 0 };
  const agrees = fc.property(
    fc.array(planSeeds, { minLength: 1, maxLength: schemesTogether, size: 'max' }),
    requestsOf(people),
    fc.integer({ min: 5, max: 80 }),
    (seeds, request, chunkInstructions) =>
      seeds.every((planSeed) => {
        const plan = RandomPlan.build(planSeed);
        const batch = runBatch(plan, request, { chunkInstructions });
        if (!batch.ok) return false;
        counts.schemes += 1;
        counts.employees += request.employees.length;
        counts.proven += batch.proven;
        if (batch.byReference.length > 0) counts.partlyLeftSchemes += 1;
        return answerText(batch.answer) === answerText(evaluatePlan(plan, request));
      }),
  );
  const details = fc.check(agrees, {
    numRuns: Math.ceil(schemes / schemesTogether),
    ...(seed === undefined ? {} : { seed }),
    ...(timeMsMax === undefined ? {} : { interruptAfterTimeLimit: timeMsMax, markInterruptAsFailure: false }),
  });
  const error = details.errorInstance instanceof Error ? `${details.errorInstance.message}: ` : '';
  const counterexample = details.failed ? `${error}${JSON.stringify(details.counterexample)}` : null;
  return { seed: details.seed, ...counts, counterexample };
}
