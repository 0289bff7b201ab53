import {
  add,
  decimal,
  divide,
  multiply,
  ONE,
  power,
  type Rational,
  type RoundingMode,
  round,
  sign,
} from '@premia/decimal';
import type { FactsFrame, Plan, Step, StepIndex } from '../../plan/plan.ts';
import { isNumeric, type ValueType } from '../../values/value-type.ts';
import type { Boundary } from './boundaries.ts';
import { framesOf, numberAt, type ReadStep } from './step-values.ts';

/** A place where a value is rounded to multiples: its result stands still and then jumps by a whole one. */
export interface Rounding {
  readonly nodeId: string;
  readonly frame: FactsFrame | null;
  readonly value: StepIndex;
  readonly multiple: Rational | StepIndex;
  readonly mode: RoundingMode;
  readonly type: ValueType;
}

/** Kinds whose rounding is part of the rule; a payout rounds to kopecks, which is no rule. */
const ROUNDING_KINDS: ReadonlySet<string> = new Set(['formula', 'round']);

export function roundingsOf({ body }: Plan, kindOf: (nodeId: string) => string | undefined): readonly Rounding[] {
  const blocks = [{ block: body, frame: null }, ...framesOf(body).map((frame) => ({ block: frame.block, frame }))];
  const found = new Map<string, Rounding>();
  for (const { block, frame } of blocks) {
    for (const step of block.steps) {
      if (step.op !== 'round' && step.op !== 'roundToMultiple') continue;
      if (!ROUNDING_KINDS.has(kindOf(step.nodeId) ?? '') || !isNumeric(step.type)) continue;
      const rounding = roundingOf(step, frame);
      const key = `${step.nodeId} ${rounding.value} ${String(frame === null)}`;
      if (!found.has(key)) found.set(key, rounding);
    }
  }
  return [...found.values()];
}

type RoundingStep = Extract<Step, { op: 'round' | 'roundToMultiple' }>;

function roundingOf(step: RoundingStep, frame: FactsFrame | null): Rounding {
  const multiple = step.op === 'round' ? power(decimal('0.1'), step.digits) : step.multiple;
  const { nodeId, value, mode, type } = step;
  return { nodeId, frame, value, multiple, mode, type };
}

/** The steps that say where a rounding jumps. */
export function roundedSteps({ value, multiple }: Rounding): readonly StepIndex[] {
  return typeof multiple === 'number' ? [value, multiple] : [value];
}

/** The next place above a value where its rounding jumps, and how far one jump is from the next. */
export interface Jump {
  readonly boundary: Boundary;
  readonly every: Rational;
}

export function nextJump(rounding: Rounding, read: ReadStep): Jump | null {
  const { nodeId, frame, type, mode } = rounding;
  const value = numberAt(read, rounding.value);
  const every = typeof rounding.multiple === 'number' ? numberAt(read, rounding.multiple) : rounding.multiple;
  if (value === null || every === null || sign(every) <= 0 || sign(value) < 0) return null;
  const isNearest = mode === 'half-up' || mode === 'half-even';
  const times = divide(value, every);
  const whole = round(isNearest ? add(times, HALF) : times, 0, 'floor');
  const mark = multiply(add(whole, isNearest ? HALF : ONE), every);
  // Rounded upwards, a multiple itself still belongs to what lies below it; so does a half that goes to an even one.
  const isAbove = mode === 'ceil' || mode === 'up' || (mode === 'half-even' && whole.numerator % 2n === 0n);
  const place = { nodeId, path: null, frame, left: [rounding.value], type };
  return { boundary: { ...place, right: { constant: mark }, isAbove }, every };
}

const HALF = decimal('0.5');
