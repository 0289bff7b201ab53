import {
  absolute,
  add,
  compare,
  divide,
  fromInteger,
  multiply,
  type Rational,
  roundToMultiple,
  subtract,
  sum,
  ZERO,
} from '@premia/decimal';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan, StepIndex } from '../../plan/plan.ts';
import { type Boundary, boundariesOf } from './boundaries.ts';
import { BoundaryProbe, markOf } from './boundary-probe.ts';
import { numberAt, type StepValues } from './step-values.ts';
import { smallestStep, type Variable } from './variables.ts';

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
  readonly #probe: BoundaryProbe;
  readonly #boundaries: readonly Boundary[];
  readonly #payouts: readonly StepIndex[];

  constructor(plan: Plan, request: EvaluationRequest) {
    this.#boundaries = boundariesOf(plan);
    this.#payouts = plan.results.flatMap((result) => (result.kind === 'payout' ? [result.step] : []));
    this.#probe = new BoundaryProbe({ plan, request, boundaries: this.#boundaries, read: this.#payouts });
  }

  get isUsable(): boolean {
    const { base } = this.#probe;
    return this.#payouts.length > 0 && base !== null && this.#payAt(base) !== null;
  }

  responses(): readonly Response[] {
    const groups = new Map<string, { readonly variable: Variable; readonly boundaries: Boundary[] }>();
    for (const boundary of this.#boundaries) {
      const variable = this.#probe.variableOf(boundary);
      if (variable === undefined) continue;
      const group = groups.get(variable.key) ?? { variable, boundaries: [] };
      group.boundaries.push(boundary);
      groups.set(variable.key, group);
    }
    return [...groups.values()].map(({ variable, boundaries }) => this.#respond(variable, boundaries));
  }

  #respond(variable: Variable, boundaries: readonly Boundary[]): Response {
    const crossings = boundaries.flatMap((boundary) => this.#crossing(variable, boundary) ?? []);
    return { variable, crossings, points: this.#points(variable, crossings) };
  }

  #crossing(variable: Variable, boundary: Boundary): Crossing | null {
    const at = this.#probe.cross(variable, boundary);
    if (at === null) return null;
    const { low, high, below, above } = at;
    const [payBelow, payAbove] = [this.#payAt(below), this.#payAt(above)];
    if (payBelow === null || payAbove === null) return null;
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
    const values = this.#probe.valuesAt(variable, input);
    return values && this.#payAt(values);
  }

  #payAt({ body }: StepValues): Rational | null {
    const pays = this.#payouts.map((step) => numberAt(body, step));
    return pays.every((pay) => pay !== null) ? sum(pays) : null;
  }
}

const TWO = fromInteger(2);
