import {
  absolute,
  add,
  compare,
  divide,
  fromInteger,
  isZero,
  multiply,
  parseDecimal,
  type Rational,
  roundToMultiple,
  sign,
  subtract,
  sum,
  toExactText,
} from '@premia/decimal';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan, StepIndex } from '../../plan/plan.ts';
import type { Boundary } from './boundaries.ts';
import { type FactValues, framesOf, numberAt, type StepValues, stepValues, tracedPlan } from './step-values.ts';
import { readVariable, smallestStep, type Variable, variablesOf, withVariable } from './variables.ts';

/** Two neighbouring values of an input on either side of a boundary, one smallest step apart. */
export interface CrossedAt {
  readonly variable: Variable;
  /** The input at which the compared value equals the boundary; may lie between the two. */
  readonly root: Rational;
  readonly low: Rational;
  readonly high: Rational;
  readonly below: StepValues;
  readonly above: StepValues;
}

export interface ProbeSubject {
  readonly plan: Plan;
  /** The first employee is the one whose inputs are turned. */
  readonly request: EvaluationRequest;
  readonly boundaries: readonly Boundary[];
  /** Steps of the body to be read besides those the boundaries compare. */
  readonly read: readonly StepIndex[];
  /** How much may be worked out before every further question has no answer; without it as much as is asked. */
  readonly work?: number;
}

/** An input read and written down for its question, and a result with its trace, in steps that only calculate. */
const STEPS_PER_END = 5;

/** Steps an evaluation takes, roughly: every person's own, and those of a frame for each fact. */
export function workOf(plan: Plan, { employees }: EvaluationRequest): number {
  const frames = framesOf(plan.body).reduce((steps, { block }) => steps + block.steps.length + 1, 0);
  const ends = plan.requirements.inputs.length + plan.results.length;
  const own = plan.body.steps.length + ends * STEPS_PER_END;
  return employees.reduce((work, { facts = [] }) => work + own + facts.length * frames, 0);
}

/** Whoever is looked at alone is worked out alone: the first employee, unless others count for their pay. */
export function narrowed(plan: Plan, request: EvaluationRequest): EvaluationRequest {
  return plan.requirements.team ? request : { ...request, employees: request.employees.slice(0, 1) };
}

interface Sought {
  readonly variable: Variable;
  readonly boundary: Boundary;
}

/** Straight lines followed before a boundary is sought by halving. */
const GUESSES_MAX = 6;
const HALVINGS_MAX = 80;

/** Turns one number of somebody's inputs up and down and watches where a boundary is crossed. */
export class BoundaryProbe {
  readonly base: StepValues | null;
  readonly #plan: Plan;
  readonly #traced: Plan;
  readonly #request: EvaluationRequest;
  readonly #slopes = new Map<string, readonly (StepValues | null)[]>();
  readonly #workOfOne: number;
  #workLeft: number;

  constructor({ plan, request, boundaries, read, work = Number.POSITIVE_INFINITY }: ProbeSubject) {
    this.#plan = plan;
    this.#request = request;
    this.#traced = tracedPlan(plan, wantedBy(boundaries, read));
    this.#workOfOne = workOf(plan, narrowed(plan, request));
    this.#workLeft = work;
    this.base = this.#evaluated(request);
  }

  /** The input that is turned to reach a boundary; undefined when this person has none. */
  variableOf({ left, right, frame }: Boundary): Variable | undefined {
    const roots = 'step' in right ? [...left, right.step] : left;
    return variablesOf(this.#plan, roots, frame).find((one) => this.startOf(one) !== null);
  }

  startOf(variable: Variable): Rational | null {
    const text = readVariable(variable, this.#request, (frame) => this.#factOf(frame));
    const parsed = text === null ? null : parseDecimal(text);
    return parsed?.ok === true ? parsed.value : null;
  }

  /** The same inputs with one number changed; null for one that cannot be written down. */
  requestAt(variable: Variable, input: Rational): EvaluationRequest | null {
    if (sign(input) < 0 || toExactText(input) === null) return null;
    const fact = variable.at.kind === 'fact' ? this.#factOf(variable.at.frame) : null;
    return withVariable(variable, input, { request: this.#request, fact });
  }

  valuesAt(variable: Variable, input: Rational): StepValues | null {
    // Writing the request costs as much as many steps where a person has thousands of inputs.
    if (this.#workLeft < this.#workOfOne) return null;
    const request = this.requestAt(variable, input);
    return request && this.#evaluated(request);
  }

  #evaluated(request: EvaluationRequest): StepValues | null {
    if (this.#workLeft < this.#workOfOne) return null;
    this.#workLeft -= this.#workOfOne;
    return stepValues(this.#traced, narrowed(this.#plan, request))[0] ?? null;
  }

  /** Where the variable has to stand for the compared value to reach the boundary, as far as one straight line leads. */
  cross(variable: Variable, boundary: Boundary): CrossedAt | null {
    const start = this.startOf(variable);
    const root = start && this.#rootFrom(start, { variable, boundary });
    return root && this.#crossedAt(root, { variable, boundary });
  }

  /** The input nearest to where the compared value equals the boundary, as far as one straight line leads. */
  reach(variable: Variable, boundary: Boundary): Rational | null {
    const start = this.startOf(variable);
    const root = start && this.#rootFrom(start, { variable, boundary });
    return root && roundToMultiple(root, smallestStep(variable.type), 'half-up');
  }

  /** The same where tiers and caps before the boundary bend the line: from guess to guess, then by halving. */
  crossAnywhere(variable: Variable, boundary: Boundary): CrossedAt | null {
    const sought = { variable, boundary };
    let guess = this.startOf(variable);
    const sides: Partial<Record<'under' | 'over', Rational>> = {};
    for (let tries = 0; guess !== null && tries < GUESSES_MAX; tries += 1) {
      const values = this.valuesAt(variable, guess);
      const gap = values && gapAt(boundary, values);
      if (gap !== null) sides[isOver(boundary, gap) ? 'over' : 'under'] = guess;
      const root: Rational | null = this.#rootFrom(guess, sought);
      const found = root && this.#crossedAt(root, sought);
      if (found !== null) return found;
      guess = root === null || sign(root) < 0 ? null : roundToMultiple(root, smallestStep(variable.type), 'floor');
    }
    const { under, over } = sides;
    return under === undefined || over === undefined ? null : this.#between({ under, over }, sought);
  }

  /** Where the straight line through a value and its neighbour meets the boundary. */
  #rootFrom(start: Rational, { variable, boundary }: Sought): Rational | null {
    const step = smallestStep(variable.type);
    const [here, there] = this.#slopeAt(variable, start).map((values) => values && gapAt(boundary, values));
    if (here === undefined || here === null || there === undefined || there === null) return null;
    const slope = divide(subtract(there, here), step);
    return isZero(slope) ? null : subtract(start, divide(here, slope));
  }

  /** The two neighbours around a root, if the boundary is crossed between them. */
  #crossedAt(root: Rational, { variable, boundary }: Sought): CrossedAt | null {
    const step = smallestStep(variable.type);
    // One of the two pairs of neighbours is crossed, whichever way the compared value goes.
    for (const low of [subtract(roundToMultiple(root, step, 'ceil'), step), roundToMultiple(root, step, 'floor')]) {
      const high = add(low, step);
      const [below, above] = [this.valuesAt(variable, low), this.valuesAt(variable, high)];
      if (below !== null && above !== null && isCrossed(boundary, below, above))
        return { variable, root, low, high, below, above };
    }
    return null;
  }

  /** Halves the way between an input under the boundary and one over it until they are neighbours. */
  #between({ under, over }: Record<'under' | 'over', Rational>, sought: Sought): CrossedAt | null {
    const { variable, boundary } = sought;
    const step = smallestStep(variable.type);
    let [low, high] = [under, over].map((side) => divide(side, step));
    for (let halvings = 0; low !== undefined && high !== undefined && halvings < HALVINGS_MAX; halvings += 1) {
      if (compare(absolute(subtract(high, low)), fromInteger(1)) <= 0)
        return this.#crossedAt(multiply(high, step), sought);
      const middle: Rational = roundToMultiple(divide(add(low, high), fromInteger(2)), fromInteger(1), 'floor');
      const values = this.valuesAt(variable, multiply(middle, step));
      const gap = values && gapAt(boundary, values);
      if (gap === null) return null;
      if (isOver(boundary, gap)) high = middle;
      else low = middle;
    }
    return null;
  }

  /** Values at the start and one smallest step above it. */
  #slopeAt(variable: Variable, start: Rational): readonly (StepValues | null)[] {
    const key = `${variable.key} ${start.numerator}/${start.denominator}`;
    const known = this.#slopes.get(key);
    if (known !== undefined) return known;
    const sides = [start, add(start, smallestStep(variable.type))].map((input) => this.valuesAt(variable, input));
    this.#slopes.set(key, sides);
    return sides;
  }

  #factOf(frame: string): FactValues | null {
    return this.base?.facts(frame)[0] ?? null;
  }
}

function wantedBy(boundaries: readonly Boundary[], read: readonly StepIndex[]) {
  const body = new Set(read);
  const frames = new Map<string, Set<StepIndex>>();
  for (const { frame, left, right } of boundaries) {
    const into = frame === null ? body : (frames.get(frame.nodeId) ?? new Set<StepIndex>());
    if (frame !== null) frames.set(frame.nodeId, into);
    for (const step of left) into.add(step);
    if ('step' in right) into.add(right.step);
  }
  return { body, frames };
}

/** Inside a frame, the boundary is looked at for the first fact. */
function readerOf({ frame }: Boundary, values: StepValues) {
  return frame === null ? values.body : (values.facts(frame.nodeId)[0]?.at ?? null);
}

/** The number a boundary stands at. */
export function markOf(boundary: Boundary, values: StepValues): Rational | null {
  const { right } = boundary;
  if ('constant' in right) return right.constant;
  const read = readerOf(boundary, values);
  return read && numberAt(read, right.step);
}

/** How far above the boundary the compared value lies. */
function gapAt(boundary: Boundary, values: StepValues): Rational | null {
  const read = readerOf(boundary, values);
  if (read === null) return null;
  const parts = boundary.left.map((step) => numberAt(read, step));
  const mark = markOf(boundary, values);
  return mark === null || !parts.every((part) => part !== null) ? null : subtract(sum(parts), mark);
}

function isCrossed(boundary: Boundary, below: StepValues, above: StepValues): boolean {
  const [one, other] = [gapAt(boundary, below), gapAt(boundary, above)];
  if (one === null || other === null) return false;
  return isOver(boundary, one) !== isOver(boundary, other);
}

function isOver({ isAbove }: Boundary, gap: Rational): boolean {
  return isAbove ? sign(gap) > 0 : sign(gap) >= 0;
}
