import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  isZero,
  multiply,
  ONE,
  type Rational,
  roundToMultiple,
  subtract,
  sum,
  ZERO,
} from '@premia/decimal';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan, StepIndex } from '../../plan/plan.ts';
import { type Boundary, boundariesOf } from './boundaries.ts';
import { BoundaryProbe, markOf, narrowed, workOf } from './boundary-probe.ts';
import { type ListedKey, listedKeysOf } from './listed-keys.ts';
import { type Jump, nextJump, roundedSteps, roundingsOf } from './roundings.ts';
import { numberAt, type StepValues, stepValues, tracedPlan } from './step-values.ts';
import { smallestStep, type Variable, variablesOf } from './variables.ts';

/** What the typical person is paid on both sides of a boundary, all other inputs as they are. */
export interface Crossing {
  readonly boundary: Boundary;
  /** The compared value at the boundary. */
  readonly mark: Rational;
  readonly below: PayPoint;
  readonly above: PayPoint;
  /** The change of pay that the same small step brings away from the boundary. */
  readonly usual: Rational;
  /** How far it is to the next such place, where a value is rounded; null for one stated by itself. */
  readonly every: Rational | null;
}

export interface PayPoint {
  readonly input: Rational;
  readonly pay: Rational;
  /** The table whose listed key this input is, where it is one. */
  readonly listedBy?: string;
}

/** How pay answers one variable. */
export interface Response {
  readonly variable: Variable;
  readonly crossings: readonly Crossing[];
  /** Rising by input: both sides of every boundary, between them and beyond the last. */
  readonly points: readonly PayPoint[];
}

/** Steps worked out for one scheme: about as many as are done between two strokes of a key. */
const WORK_MAX = 800_000;

export interface PaySubject {
  readonly plan: Plan;
  readonly request: EvaluationRequest;
  readonly kindOf: (nodeId: string) => string | undefined;
}

/** Works out pay around every boundary of a plan for the first employee of a request; null when that pay has problems. */
export function payResponses(subject: PaySubject): readonly Response[] | null {
  if (workOf(subject.plan, narrowed(subject.plan, subject.request)) > WORK_MAX) return null;
  const probe = new PayProbe(subject);
  return probe.isUsable ? probe.responses() : null;
}

/** What is looked at of one variable. */
interface Group {
  readonly variable: Variable;
  readonly boundaries: Boundary[];
  readonly jumps: Jump[];
  readonly keys: ListedKey[];
}

class PayProbe {
  readonly #probe: BoundaryProbe;
  readonly #plan: Plan;
  readonly #boundaries: readonly Boundary[];
  readonly #jumps: readonly Jump[];
  readonly #keys: readonly ListedKey[];
  readonly #payouts: readonly StepIndex[];

  constructor({ plan, request, kindOf }: PaySubject) {
    this.#plan = plan;
    this.#boundaries = boundariesOf(plan);
    this.#jumps = jumpsOf({ plan, request, kindOf });
    this.#keys = listedKeysOf(plan, request);
    this.#payouts = plan.results.flatMap((result) => (result.kind === 'payout' ? [result.step] : []));
    const also = [...this.#jumps, ...this.#keys].map(({ boundary }) => boundary);
    const boundaries = [...this.#boundaries, ...also];
    this.#probe = new BoundaryProbe({ plan, request, boundaries, read: this.#payouts, work: WORK_MAX });
  }

  get isUsable(): boolean {
    const { base } = this.#probe;
    return this.#payouts.length > 0 && base !== null && this.#payAt(base) !== null;
  }

  responses(): readonly Response[] {
    return [...this.#groups().values()].map((group) => this.#respond(group));
  }

  /** By variable: those a boundary turns on, and all other work that is paid for. */
  #groups(): ReadonlyMap<string, Group> {
    const groups = new Map<string, Group>();
    const groupOf = (variable: Variable): Group => {
      const group = groups.get(variable.key) ?? { variable, boundaries: [], jumps: [], keys: [] };
      groups.set(variable.key, group);
      return group;
    };
    const at = (boundary: Boundary): Group | null => {
      const variable = this.#probe.variableOf(boundary);
      return variable === undefined ? null : groupOf(variable);
    };
    for (const boundary of this.#boundaries) at(boundary)?.boundaries.push(boundary);
    for (const jump of this.#jumps) at(jump.boundary)?.jumps.push(jump);
    for (const key of this.#keys) at(key.boundary)?.keys.push(key);
    for (const variable of variablesOf(this.#plan, this.#payouts, null)) {
      if (variable.isPerformance && this.#probe.startOf(variable) !== null) groupOf(variable);
    }
    return groups;
  }

  #respond({ variable, boundaries, jumps, keys }: Group): Response {
    const crossings = [
      ...boundaries.flatMap((boundary) => this.#crossing(variable, { boundary, every: null }) ?? []),
      ...jumps.flatMap((jump) => this.#crossing(variable, jump) ?? []),
    ];
    const listed = keys.flatMap((key) => this.#listed(variable, key) ?? []);
    return { variable, crossings, points: this.#points(variable, { crossings, listed }) };
  }

  #crossing(variable: Variable, { boundary, every }: Pick<Crossing, 'boundary' | 'every'>): Crossing | null {
    const at = this.#probe.cross(variable, boundary);
    if (at === null) return null;
    const { low, high, below, above } = at;
    const [payBelow, payAbove] = [this.#payAt(below), this.#payAt(above)];
    if (payBelow === null || payAbove === null) return null;
    const mark = markOf(boundary, above);
    if (mark === null) return null;
    const sides = { below: { input: low, pay: payBelow }, above: { input: high, pay: payAbove } };
    return { boundary, mark, every, ...sides, usual: this.#usual(variable, sides) };
  }

  /** What a step of the same size brings before and after; a jump that is none anyway is not compared with it. */
  #usual(variable: Variable, { below, above }: Pick<Crossing, 'below' | 'above'>): Rational {
    if (compare(absolute(subtract(above.pay, below.pay)), ONE) < 0) return ZERO;
    const step = smallestStep(variable.type);
    const before = this.#pay(variable, subtract(below.input, step));
    const after = this.#pay(variable, add(above.input, step));
    const changes = [
      before === null ? ZERO : subtract(below.pay, before),
      after === null ? ZERO : subtract(after, above.pay),
    ];
    return changes.map(absolute).reduce((most, next) => (compare(next, most) > 0 ? next : most), ZERO);
  }

  /** Pay where the variable stands at a key that a table lists. */
  #listed(variable: Variable, { boundary }: ListedKey): PayPoint | null {
    const input = this.#probe.reach(variable, boundary);
    const pay = input && this.#pay(variable, input);
    return input === null || pay === null ? null : { input, pay, listedBy: boundary.nodeId };
  }

  #points(
    variable: Variable,
    { crossings, listed }: { readonly crossings: readonly Crossing[]; readonly listed: readonly PayPoint[] },
  ): readonly PayPoint[] {
    const step = smallestStep(variable.type);
    const known = new Map<string, PayPoint>();
    const keep = (point: PayPoint): void =>
      void known.set(`${point.input.numerator}/${point.input.denominator}`, point);
    for (const { below, above } of crossings) for (const point of [below, above]) keep(point);
    for (const point of listed) keep(point);
    const inputs = [...known.values()].map(({ input }) => input).sort(compare);
    const others = inputs.length > 0 ? around(inputs, step) : [];
    // A table answers for its keys and for nothing between them.
    for (const input of listed.length > 0 ? [] : [...others, ...this.#typicalInputs(variable)]) {
      const at = roundToMultiple(input, step, 'floor');
      const pay = this.#pay(variable, at);
      if (pay !== null) keep({ input: at, pay });
    }
    return [...known.values()].sort((left, right) => compare(left.input, right.input));
  }

  /** From little over what the person did to much more: boundaries may stand together at one end of it. */
  #typicalInputs(variable: Variable): readonly Rational[] {
    const start = this.#probe.startOf(variable);
    if (start === null) return [];
    const unit = isZero(start) ? multiply(smallestStep(variable.type), THOUSAND) : start;
    return STRETCHES.map((times) => multiply(unit, times));
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
const THOUSAND = fromInteger(1_000);
/** Shares and multiples of what a person did. */
const STRETCHES = ['0.1', '0.5', '1', '1.5', '3', '10'].map(decimal);

/** Between each two boundaries, below the first and above the last. */
function around(inputs: readonly Rational[], step: Rational): readonly Rational[] {
  const between = inputs.flatMap((input, index) => {
    const next = inputs[index + 1];
    const gap = next === undefined ? ZERO : subtract(next, input);
    return next === undefined || compare(gap, multiply(step, fromInteger(4))) <= 0
      ? []
      : [divide(add(input, next), TWO)];
  });
  const [first = ZERO] = inputs;
  const last = inputs.at(-1) ?? ZERO;
  return [divide(first, TWO), ...between, multiply(last, divide(fromInteger(3), TWO))];
}

/** Where each rounding jumps next for this person. */
function jumpsOf({ plan, request, kindOf }: PaySubject): readonly Jump[] {
  const roundings = roundingsOf(plan, kindOf);
  if (roundings.length === 0) return [];
  const body = new Set<StepIndex>();
  const frames = new Map<string, Set<StepIndex>>();
  for (const rounding of roundings) {
    const { frame } = rounding;
    const into = frame === null ? body : (frames.get(frame.nodeId) ?? new Set<StepIndex>());
    if (frame !== null) frames.set(frame.nodeId, into);
    for (const step of roundedSteps(rounding)) into.add(step);
  }
  const [values] = stepValues(tracedPlan(plan, { body, frames }), narrowed(plan, request));
  return roundings
    .flatMap((rounding): readonly Jump[] => {
      const { frame } = rounding;
      const read = frame === null ? values?.body : values?.facts(frame.nodeId)[0]?.at;
      const jump = read === undefined ? null : nextJump(rounding, read);
      return jump === null ? [] : [jump];
    })
    .slice(0, ROUNDINGS_MAX);
}

/** Roundings looked at in one scheme. */
const ROUNDINGS_MAX = 20;
