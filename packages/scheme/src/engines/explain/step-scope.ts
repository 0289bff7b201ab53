import type { FactInput, Problem } from '../../evaluation/evaluation.ts';
import type { ExcludedFact, OrderedFacts } from '../../evaluation/facts.ts';
import type { Subject } from '../../evaluation/inputs.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import type { Block, FactsFrame, StepIndex } from '../../plan/plan.ts';

/** What a step sees of the employee it is evaluated for. */
export interface StepScope {
  readonly subject: Subject;
  readonly facts: OrderedFacts;
  /** Runs of frames, shared by all aggregates of one frame. */
  readonly frames: Map<FactsFrame, FrameRun>;
  /** Inside a frame: the current fact. */
  readonly fact: FactScope | null;
  /** Inside a frame: values of the enclosing block. */
  readonly outer: ((step: StepIndex) => Outcome) | null;
  /** The evaluator itself, for the blocks of frames. */
  readonly evaluateBlock: (block: Block, scope: StepScope) => readonly Outcome[];
  /** Whether inner traces are kept. */
  readonly trace: boolean;
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

export interface FactRun {
  readonly fact: FactInput;
  readonly result: Outcome;
  /** Outcomes of the inner steps; empty unless a trace is kept. */
  readonly steps: readonly Outcome[];
}
