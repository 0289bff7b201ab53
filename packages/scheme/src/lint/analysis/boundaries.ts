import { type Rational, sign } from '@premia/decimal';
import type { Block, FactsFrame, Plan, Step, StepIndex } from '../../plan/plan.ts';
import { isNumeric, type ValueType } from '../../values/value-type.ts';
import { framesOf } from './step-values.ts';

/** A place where a rule changes: `sum of left` crosses a stated number or another value. */
export interface Boundary {
  readonly nodeId: string;
  /** Inside the node's params, where that is known. */
  readonly path: string | null;
  /** The frame inside which it stands, or null for the scheme itself. */
  readonly frame: FactsFrame | null;
  /** Steps whose values are added up before they are compared. */
  readonly left: readonly StepIndex[];
  readonly right: { readonly constant: Rational } | { readonly step: StepIndex };
  /** Whether the boundary itself still belongs to what lies below it. */
  readonly isAbove: boolean;
  /** What the compared value measures. */
  readonly type: ValueType;
}

/** Boundaries looked at in one scheme: enough for any policy, few enough to be done while somebody types. */
export const BOUNDARIES_MAX = 120;

/** Which kinds of node hold a value within limits by the smaller or the greater of two. */
const LIMITING: ReadonlyMap<string, Readonly<Record<'minimum' | 'maximum', string | null>>> = new Map([
  ['clamp', { minimum: 'max', maximum: 'min' }],
  ['payout', { minimum: 'cap', maximum: 'floor' }],
  ['min', { minimum: null, maximum: null }],
  ['max', { minimum: null, maximum: null }],
  ['formula', { minimum: null, maximum: null }],
]);

/** A step that takes the smaller or the greater of two as a limit. */
export type LimitStep = Extract<Step, { op: 'minimum' | 'maximum' }>;

/** Where in its node a limit is stated; undefined for a step that is none. */
export function limitPath(step: Step, kind: string | undefined): string | null | undefined {
  return step.op === 'minimum' || step.op === 'maximum' ? LIMITING.get(kind ?? '')?.[step.op] : undefined;
}

/** Where a cap begins to hold and a floor ceases to. */
export function limitBoundariesOf(plan: Plan, kindOf: (nodeId: string) => string | undefined): readonly Boundary[] {
  const inBlock = (block: Block, frame: FactsFrame | null) =>
    block.steps.flatMap((step): readonly Boundary[] => {
      const path = limitPath(step, kindOf(step.nodeId));
      if (path === undefined) return [];
      const { left, right, nodeId, type } = step as LimitStep;
      if (!isNumeric(type)) return [];
      const constant = numberOf(block.steps[right]);
      const shared = { nodeId, path, frame, left: [left], isAbove: false, type };
      return [{ ...shared, right: constant === null ? { step: right } : { constant } }];
    });
  return [...inBlock(plan.body, null), ...framesOf(plan.body).flatMap((frame) => inBlock(frame.block, frame))];
}

function numberOf(step: Step | undefined): Rational | null {
  return step?.op === 'constant' && step.value.kind === 'number' ? step.value.number : null;
}

export function boundariesOf(plan: Plan): readonly Boundary[] {
  const found: Boundary[] = [];
  const seen = new Set<string>();
  for (const boundary of everyBoundary(plan)) {
    // Several outputs of one table share its boundaries.
    const key = boundaryKey(boundary);
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(boundary);
    if (found.length === BOUNDARIES_MAX) break;
  }
  return found;
}

function* everyBoundary({ body }: Plan): Generator<Boundary> {
  for (const step of body.steps) yield* stepBoundaries(step, body, null);
  for (const frame of framesOf(body)) {
    for (const step of frame.block.steps) yield* stepBoundaries(step, frame.block, frame);
  }
}

function boundaryKey({ nodeId, frame, left, right, isAbove }: Boundary): string {
  const at = 'step' in right ? right.step : `${right.constant.numerator}/${right.constant.denominator}`;
  return JSON.stringify([nodeId, frame === null, left, at, isAbove]);
}

function stepBoundaries(step: Step, block: Block, frame: FactsFrame | null): readonly Boundary[] {
  switch (step.op) {
    case 'tiers':
      return tierBoundaries(step, block, frame);
    case 'matrix':
      return step.axes.flatMap((axis, index): readonly Boundary[] => {
        const key = step.keys[index];
        const type = key === undefined ? undefined : block.steps[key]?.type;
        if (axis.kind !== 'bands' || key === undefined || type === undefined) return [];
        return axis.from.slice(1).map((from, band) => ({
          nodeId: step.nodeId,
          path: `axes.${index}.bands.${band + 1}`,
          frame,
          left: [key],
          right: { constant: from },
          isAbove: false,
          type,
        }));
      });
    case 'compare':
      return comparisonBoundaries(step, block, frame);
    default:
      return [];
  }
}

/** Only where the amount or the rate can jump: a marginal rate changes without one. */
function tierBoundaries(
  step: Extract<Step, { op: 'tiers' }>,
  block: Block,
  frame: FactsFrame | null,
): readonly Boundary[] {
  const type = block.steps[step.value]?.type;
  if (type === undefined) return [];
  const left = step.position === null ? [step.value] : [step.position, step.value];
  return step.bands.flatMap(({ from }, index): readonly Boundary[] => {
    if (index === 0 && sign(from) <= 0) return [];
    const right = { constant: from };
    return [{ nodeId: step.nodeId, path: `bands.${index}.from`, frame, left, right, isAbove: false, type }];
  });
}

function comparisonBoundaries(
  { comparison, left, right, nodeId }: Extract<Step, { op: 'compare' }>,
  block: Block,
  frame: FactsFrame | null,
): readonly Boundary[] {
  const [one, other] = [block.steps[left], block.steps[right]];
  if (one === undefined || other === undefined || !isNumeric(one.type)) return [];
  if (comparison === 'equal' || comparison === 'notEqual') return [];
  const [low, high] = [numberOf(one), numberOf(other)];
  if (low !== null && high !== null) return [];
  const isAbove = comparison === 'greater' || comparison === 'lessOrEqual';
  const shared = { nodeId, path: null, frame };
  if (high !== null) return [{ ...shared, left: [left], right: { constant: high }, isAbove, type: one.type }];
  // With the constant on the left, "less" asks whether the right side lies above it.
  if (low !== null) {
    return [{ ...shared, left: [right], right: { constant: low }, isAbove: !isAbove, type: other.type }];
  }
  return [{ ...shared, left: [left], right: { step: right }, isAbove, type: one.type }];
}
