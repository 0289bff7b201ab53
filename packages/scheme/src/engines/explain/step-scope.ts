import type { FactInput, Problem, TraceNode } from '../../evaluation/evaluation.ts';
import type { ExcludedFact, OrderedFacts } from '../../evaluation/facts.ts';
import type { Subject } from '../../evaluation/inputs.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import type { FactsFrame, StepIndex } from '../../plan/plan.ts';

/** What a step sees of the employee it is evaluated for. */
export interface StepScope {
  readonly subject: Subject;
  readonly facts: OrderedFacts;
  /** Runs of frames, shared by all aggregates of one frame; null until one has run, as most schemes have none. */
  frames: Map<FactsFrame, FrameRun> | null;
  /** Inside a frame: the current fact. */
  readonly fact: FactScope | null;
  /** Inside a frame: values of the enclosing block. */
  readonly outer: BlockValues | null;
  /** The evaluator itself, for the block of a frame and one fact. */
  readonly evaluateFrame: (frame: FactsFrame, scope: StepScope) => FactResult;
  /** Whether inner traces are kept. */
  readonly trace: boolean;
}

export interface BlockValues {
  readonly read: (step: StepIndex) => Outcome;
}

/** What a frame's block came to for one fact. */
export interface FactResult {
  readonly result: Outcome;
  /** Values of the inner nodes; empty unless a trace is kept. */
  readonly inner: readonly TraceNode[];
}

export interface FactScope {
  readonly fact: FactInput;
  /** From 1. */
  readonly index: number;
  /** Sums over the facts before this one: null for the amount, else an attribute. */
  readonly runningBefore: (of: string | null) => Outcome;
}

/** One frame run for one employee: the facts that took part with their results, and those that did not. */
export interface FrameRun {
  readonly facts: readonly FactRun[];
  readonly excluded: readonly ExcludedFact[];
  /** Facts that could not even be placed: bad dates, conflicting contents. */
  readonly problems: readonly Problem[];
}

export interface FactRun extends FactResult {
  readonly fact: FactInput;
}
