import type { Rational } from '@premia/decimal';
import { evaluatePlan } from '../../engines/explain/index.ts';
import type { EvaluationRequest, TraceNode } from '../../evaluation/evaluation.ts';
import type { Block, BlockOutput, FactsFrame, Plan, StepIndex } from '../../plan/plan.ts';
import type { Value } from '../../values/value.ts';

/** Steps whose values are asked for: of the body, and of frames by their node. */
export interface WantedSteps {
  readonly body: ReadonlySet<StepIndex>;
  readonly frames: ReadonlyMap<string, ReadonlySet<StepIndex>>;
}

/** Reads the value a step came to; null where it has a problem or was not asked for. */
export type ReadStep = (step: StepIndex) => Value | null;

export interface StepValues {
  readonly body: ReadStep;
  /** Every fact a frame ran for, with the values of its inner steps. */
  readonly facts: (frameNodeId: string) => readonly FactValues[];
}

export interface FactValues {
  readonly source: string;
  readonly id: string;
  readonly at: ReadStep;
}

/**
 * A plan that traces single steps instead of node outputs. The reference engine works it out like any other: the lint
 * has no arithmetic of its own that could say something else than what is paid.
 */
export function tracedPlan(plan: Plan, wanted: WantedSteps): Plan {
  const frames = new Map<FactsFrame, FactsFrame>();
  const traced = (frame: FactsFrame): FactsFrame => {
    const known = frames.get(frame);
    if (known !== undefined) return known;
    const steps = wanted.frames.get(frame.nodeId) ?? new Set();
    const made = { ...frame, block: { ...frame.block, outputs: stepOutputs(steps) } };
    frames.set(frame, made);
    return made;
  };
  const outputs = stepOutputs(wanted.body);
  const steps = plan.body.steps.map((step, index) => {
    if (step.op !== 'facts') return step;
    outputs.push({ nodeId: step.frame.nodeId, port: String(index), step: index });
    return { ...step, frame: traced(step.frame) };
  });
  return { ...plan, results: [], body: { steps, outputs } };
}

const STEPS = '\u0000steps';

function stepOutputs(steps: Iterable<StepIndex>): BlockOutput[] {
  return [...steps].map((step) => ({ nodeId: STEPS, port: String(step), step }));
}

/** The asked values of every employee of a request, in its order. */
export function stepValues(traced: Plan, request: EvaluationRequest): readonly StepValues[] {
  return evaluatePlan(traced, request, { trace: true }).employees.map(({ trace }) => {
    const nodes = trace?.nodes ?? [];
    return {
      body: reader(nodes),
      facts: (frameNodeId) =>
        (nodes.find(({ nodeId }) => nodeId === frameNodeId)?.factsUsed ?? []).map(({ source, id, inner }) => ({
          source,
          id,
          at: reader(inner),
        })),
    };
  });
}

function reader(nodes: readonly TraceNode[]): ReadStep {
  const outputs = nodes.find(({ nodeId }) => nodeId === STEPS)?.outputs ?? {};
  return (step) => {
    const traced = outputs[String(step)];
    return traced === undefined || traced.kind === 'problem' ? null : traced;
  };
}

export function numberAt(read: ReadStep, step: StepIndex): Rational | null {
  const value = read(step);
  return value?.kind === 'number' ? value.number : null;
}

/** The frames of a plan, each once, in the order in which they run. */
export function framesOf({ steps }: Block): readonly FactsFrame[] {
  return [...new Set(steps.flatMap((step) => (step.op === 'facts' ? [step.frame] : [])))];
}
