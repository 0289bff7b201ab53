import fc from 'fast-check';
import { evaluatePlan } from '../explain/index.ts';
import type { SqlQuerier } from '../sql/querier.ts';
import { runSql } from '../sql/run-sql.ts';
import { planSeeds, RandomPlan } from './random-plan.ts';
import { requestsOf } from './random-request.ts';

export interface SqlAgreementReport {
  readonly seed: number;
  readonly schemes: number;
  /** Cases: a scheme over the inputs of one employee. */
  readonly employees: number;
  readonly proven: number;
  readonly refusedSchemes: number;
  readonly counterexample: string | null;
}

export interface SqlAgreementOptions {
  readonly schemes: number;
  readonly people: number;
  readonly seed: number;
  readonly querier: SqlQuerier;
}

/** Holds the sql engine against the reference, byte for byte; a query takes long, so each carries many employees. */
export async function compareSql({ schemes, people, seed, querier }: SqlAgreementOptions): Promise<SqlAgreementReport> {
  const counts = { schemes: 0, employees: 0, proven: 0, refusedSchemes: 0 };
  const agrees = fc.asyncProperty(planSeeds, requestsOf(people), async (planSeed, request) => {
    const plan = RandomPlan.build(planSeed);
    const sql = await runSql(plan, request, querier);
    counts.schemes += 1;
    if (!sql.ok) {
      counts.refusedSchemes += 1;
      return true;
    }
    counts.employees += request.employees.length;
    counts.proven += sql.proven;
    return JSON.stringify(sql.answer) === JSON.stringify(evaluatePlan(plan, request));
  });
  const details = await fc.check(agrees, { numRuns: schemes, seed });
  if (details.errorInstance instanceof Error) throw details.errorInstance;
  return { seed, ...counts, counterexample: details.failed ? JSON.stringify(details.counterexample) : null };
}
