import type { Plan } from '../../plan/plan.ts';
import { assumedProfile } from '../scaled/input-profile.ts';
import { lowerPlan } from '../scaled/lower.ts';
import type { UnsupportedStep } from '../scaled/lowered-plan.ts';
import type { Profiles, SharedInputs } from '../scaled/scope.ts';
import { INTEGER_MAX } from './batch-columns.ts';
import { BatchProgram } from './batch-program.ts';

export interface PrepareOptions {
  /** What is promised about inputs and facts; by default what `assumedProfile` says of their types. */
  readonly profiles?: Partial<Profiles>;
  /** Tables and rates; by default there are none. */
  readonly shared?: SharedInputs;
  /** Keep every step's value of the page at hand: the trace of a whole batch. */
  readonly keepSteps?: boolean;
}

export type PreparedBatch =
  | { readonly ok: true; readonly program: BatchProgram }
  | { readonly ok: false; readonly unsupported: readonly UnsupportedStep[] };

/** Facts an employee may have in one period unless more is promised. */
const ASSUMED_FACTS_MAX = 10_000n;

const NOTHING_SHARED: SharedInputs = { rowsInForce: () => [], rates: () => [] };

/** Compiles a plan for the hot path: many employees in columns, no text and no BigInt per value. */
export function prepareBatch(plan: Plan, options: PrepareOptions = {}): PreparedBatch {
  const profiles: Profiles = {
    input: ({ type }) => assumedProfile(type),
    fact: ({ type }) => assumedProfile(type),
    factsMax: ASSUMED_FACTS_MAX,
    ...options.profiles,
  };
  const result = lowerPlan(plan, {
    profiles,
    shared: options.shared ?? NOTHING_SHARED,
    integerMax: INTEGER_MAX,
    keepSteps: options.keepSteps ?? false,
  });
  return result.ok ? { ok: true, program: new BatchProgram(result.lowered) } : result;
}
