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
  ZERO,
} from '@premia/decimal';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan, StepIndex } from '../../plan/plan.ts';
import { type Boundary, boundariesOf } from './boundaries.ts';
import { type FactValues, numberAt, type StepValues, stepValues, tracedPlan } from './step-values.ts';
import { readVariable, smallestStep, type Variable, variablesOf, withVariable } from './variables.ts';

/** What the typical person is paid on both sides of a boundary, all other inputs as they are. */
export interface Crossing {
  readonly boundary: Boundary;
  /** The compared value at the boundary. */
  readonly mark: Rational;
  readonly below: PayPoint;
  readonly above: PayPoint;
  /** The change of pay that the same small step brings away from the boundary. */
  readonly usual: Rational;
}

export interface PayPoint {
  readonly input: Rational;
  readonly pay: Rational;
}

/** How pay answers one variable. */
export interface Response {
  readonly variable: Variable;
  readonly crossings: readonly Crossing[];
  /** Rising by input: both sides of every boundary, between them and beyond the last. */
  readonly points: readonly PayPoint[];
}

/** Works out pay around every boundary of a plan for the first employee of a request; null when that pay has problems. */
export function payResponses(plan: Plan, request: EvaluationRequest): readonly Response[] | null {
  const probe = new PayProbe(plan, request);
  return probe.isUsable ? probe.responses() : null;
}

class PayProbe {
  readonly #traced: Plan;
  readonly #plan: Plan;
  readonly #request: EvaluationRequest;
  readonly #boundaries: readonly Boundary[];
  readonly #base: StepValues | null;
  readonly #payouts: readonly StepIndex[];

  constructor(plan: Plan, request: EvaluationRequest) {
    this.#plan = plan;
    this.#request = request;
    this.#boundaries = boundariesOf(plan);
    this.#payouts = plan.results.flatMap((result) => (result.kind === 'payout' ? [result.step] : []));
    this.#traced = tracedPlan(plan, wantedBy(this.#boundaries, this.#payouts));
    this.#base = stepValues(this.#traced, request)[0] ?? null;
  }

  get isUsable(): boolean {
    return this.#payouts.length > 0 && this.#base !== null && this.#payAt(this.#base) !== null;
  }

  responses(): readonly Response[] {
    const groups = new Map<string, { readonly variable: Variable; readonly boundaries: Boundary[] }>();
    for (const boundary of this.#boundaries) {
      const roots = 'step' in boundary.right ? [...boundary.left, boundary.right.step] : boundary.left;
      const variable = variablesOf(this.#plan, roots, boundary.frame).find((one) => this.#startOf(one) !== null);
      if (variable === undefined) continue;
      const group = groups.get(variable.key) ?? { variable, boundaries: [] };
      group.boundaries.push(boundary);
      groups.set(variable.key, group);
    }
    return [...groups.values()].map(({ variable, boundaries }) => this.#respond(variable, boundaries));
  }

  #respond(variable: Variable, boundaries: readonly Boundary[]): Response {
    const start = this.#startOf(variable) ?? ZERO;
    const sides = [start, add(start, smallestStep(variable.type))].map((input) => this.#valuesAt(variable, input));
    const crossings = boundaries.flatMap((boundary) => this.#cross(variable, boundary, { start, sides }) ?? []);
    return { variable, crossings, points: this.#points(variable, crossings) };
  }

  /** Where the variable has to stand for the compared value to reach the boundary, and what is paid there. */
  #cross(variable: Variable, boundary: Boundary, { start, sides }: Slope): Crossing | null {
    const step = smallestStep(variable.type);
    const [here, there] = sides.map((values) => values && gapAt(boundary, values));
    if (here === undefined || here === null || there === undefined || there === null) return null;
    const slope = divide(subtract(there, here), step);
    if (isZero(slope)) return null;
    const root = subtract(start, divide(here, slope));
    const rises = sign(slope) > 0;
    const isFirstAbove = boundary.isAbove === rises;
    const low = isFirstAbove
      ? roundToMultiple(root, step, 'floor')
      : subtract(roundToMultiple(root, step, 'ceil'), step);
    const high = add(low, step);
    if (sign(low) < 0) return null;
    const [below, above] = [this.#valuesAt(variable, low), this.#valuesAt(variable, high)];
    if (below === null || above === null || !isCrossed(boundary, below, above)) return null;
    return this.#crossing(boundary, { variable, low, high, below, above });
  }

  #crossing(boundary: Boundary, at: CrossedAt): Crossing | null {
    const { variable, low, high, below, above } = at;
    const pays = [this.#payAt(below), this.#payAt(above)];
    const [payBelow, payAbove] = pays;
    if (payBelow === undefined || payBelow === null || payAbove === undefined || payAbove === null) return null;
    const mark = markOf(boundary, above);
    if (mark === null) return null;
    const step = smallestStep(variable.type);
    const before = this.#pay(variable, subtract(low, step));
    const after = this.#pay(variable, add(high, step));
    const changes = [
      before === null ? ZERO : subtract(payBelow, before),
      after === null ? ZERO : subtract(after, payAbove),
    ];
    const usual = changes.map(absolute).reduce((most, next) => (compare(next, most) > 0 ? next : most), ZERO);
    return { boundary, mark, below: { input: low, pay: payBelow }, above: { input: high, pay: payAbove }, usual };
  }

  #points(variable: Variable, crossings: readonly Crossing[]): readonly PayPoint[] {
    if (crossings.length === 0) return [];
    const step = smallestStep(variable.type);
    const known = new Map<string, PayPoint>();
    const keep = (point: PayPoint): void =>
      void known.set(`${point.input.numerator}/${point.input.denominator}`, point);
    for (const { below, above } of crossings) for (const point of [below, above]) keep(point);
    const inputs = [...known.values()].map(({ input }) => input).sort(compare);
    const last = inputs.at(-1) ?? ZERO;
    const between = inputs.flatMap((input, index) => {
      const next = inputs[index + 1];
      const gap = next === undefined ? ZERO : subtract(next, input);
      return next === undefined || compare(gap, multiply(step, fromInteger(4))) <= 0
        ? []
        : [divide(add(input, next), TWO)];
    });
    const first = inputs[0] ?? ZERO;
    for (const input of [divide(first, TWO), ...between, multiply(last, divide(fromInteger(3), TWO))]) {
      const at = roundToMultiple(input, step, 'floor');
      const pay = this.#pay(variable, at);
      if (pay !== null) keep({ input: at, pay });
    }
    return [...known.values()].sort((left, right) => compare(left.input, right.input));
  }

  #pay(variable: Variable, input: Rational): Rational | null {
    const values = sign(input) < 0 ? null : this.#valuesAt(variable, input);
    return values && this.#payAt(values);
  }

  #valuesAt(variable: Variable, input: Rational): StepValues | null {
    if (toExactText(input) === null) return null;
    const fact = variable.at.kind === 'fact' ? this.#factOf(variable.at.frame) : null;
    const request = withVariable(variable, input, { request: this.#request, fact });
    return stepValues(this.#traced, request)[0] ?? null;
  }

  #payAt({ body }: StepValues): Rational | null {
    const pays = this.#payouts.map((step) => numberAt(body, step));
    return pays.every((pay) => pay !== null) ? sum(pays) : null;
  }

  #factOf(frame: string): FactValues | null {
    return this.#base?.facts(frame)[0] ?? null;
  }

  #startOf(variable: Variable): Rational | null {
    const text = readVariable(variable, this.#request, (frame) => this.#factOf(frame));
    const parsed = text === null ? null : parseDecimal(text);
    return parsed?.ok === true ? parsed.value : null;
  }
}

const TWO = fromInteger(2);

interface Slope {
  readonly start: Rational;
  /** Values at the start and one smallest step above it. */
  readonly sides: readonly (StepValues | null)[];
}

interface CrossedAt {
  readonly variable: Variable;
  readonly low: Rational;
  readonly high: Rational;
  readonly below: StepValues;
  readonly above: StepValues;
}

function wantedBy(boundaries: readonly Boundary[], payouts: readonly StepIndex[]) {
  const body = new Set(payouts);
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

function markOf(boundary: Boundary, values: StepValues): Rational | null {
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
  const isOver = (gap: Rational): boolean => (boundary.isAbove ? sign(gap) > 0 : sign(gap) >= 0);
  return isOver(one) !== isOver(other);
}
