import {
  absolute,
  compare,
  divide,
  fromFixedText,
  fromInteger,
  maximum,
  multiply,
  negate,
  ONE,
  parseDecimal,
  type Rational,
  sign,
  subtract,
  toCanonicalText,
  toFixedText,
  ZERO,
} from '@premia/decimal';
import type { EmployeeInputs, EvaluationRequest, FactInput, TraceValue } from '../../../evaluation/evaluation.ts';
import { factOrder } from '../../../evaluation/facts.ts';
import { requestScope } from '../../../evaluation/inputs.ts';
import type { Outcome } from '../../../evaluation/outcome.ts';
import { ownEntry } from '../../../evaluation/own-entry.ts';
import type { Block, Plan, Step } from '../../../plan/plan.ts';
import { minorDigits } from '../../../values/currency.ts';
import type { Value } from '../../../values/value.ts';
import type { ValueType } from '../../../values/value-type.ts';
import { evaluatePlan, stepScopeOf } from '../evaluate-plan.ts';
import { type Decision, type Decisions, type EvaluatedPlan, RangeEvaluator } from './range-evaluator.ts';
import { EFFORT_MAX, type Effort, firstPlace } from './search.ts';
import { type ChangedInput, fractionDigits, requestAfter, unitOf, type Variation, valueAfter } from './variation.ts';

/** The smallest change of one input that pays more. */
export interface PayMore {
  readonly input: ChangedInput;
  /**
   * `any`: no smaller change pays a minor unit more. `threshold`: no smaller one that pays more makes any rule choose
   * otherwise – a condition, a band, a cell of a table.
   */
  readonly kind: 'any' | 'threshold';
  /** What the input measures. */
  readonly type: ValueType;
  /** Decimal texts. A next fact starts from nothing; null where facts of its type carry no amount. */
  readonly from: string | null;
  readonly to: string | null;
  /** `to` less `from`: negative where less is better. */
  readonly change: string | null;
  /** What it pays more, and the total it comes to; written with the currency's digits. */
  readonly gain: string;
  readonly total: string;
  /** The rule that chooses otherwise; null for `any`. */
  readonly crossing: Pick<Decision, 'nodeId' | 'kind'> | null;
}

export interface PayMoreRequest {
  readonly plan: Plan;
  readonly request: EvaluationRequest;
  readonly employeeId: string;
}

/**
 * For every criterion and every type of fact that the employee's pay rests on: the smallest rise that pays more – where
 * none does, the smallest fall – and the smallest that crosses a threshold. Exact, in the input's own unit, and minimal: a smaller
 * change is passed over only when bounds that hold for a whole stretch of changes rule it out. Empty when the total has
 * a problem; an input is left out when nothing within ten times its size, its target and the scheme's largest number
 * pays more, or when the search grew too long to finish.
 */
export function payMore({ plan, request, employeeId }: PayMoreRequest): readonly PayMore[] {
  const employee = request.employees.find(({ id }) => id === employeeId);
  if (employee === undefined) throw new RangeError(`payMore: no employee ${JSON.stringify(employeeId)}`);
  const own = plan.requirements.team ? request : { ...request, employees: [employee] };
  const before = totalOf(plan, own, employeeId);
  if (before === null) return [];
  const evaluated = evaluatedPlan(plan, own, employee);
  const found: PayMore[] = [];
  const effort: Effort = { left: EFFORT_MAX };
  for (const { variation, type, places } of variationsOf(plan, own, employee)) {
    const asked = { plan, request: own, employeeId, evaluated, before, type, effort };
    const changes = changesOf(asked, variation, places);
    const isFact = variation.input.kind === 'next-fact';
    if (changes.length > 0 || isFact) found.push(...changes);
    else found.push(...changesOf(asked, downward(variation), downwardPlaces(variation, places)));
  }
  return found;
}

function totalOf(plan: Plan, request: EvaluationRequest, employeeId: string): Rational | null {
  const total = evaluatePlan(plan, request).employees.find(({ id }) => id === employeeId)?.total ?? null;
  return total === null ? null : fromFixedText(total);
}

const shownPlans = new WeakMap<Plan, Plan>();

/** The same plan with every step shown, to read how things stand. */
function showingEveryStep(plan: Plan): Plan {
  const known = shownPlans.get(plan);
  if (known !== undefined) return known;
  const outputs = plan.body.steps.map((_, step) => ({ nodeId: `${step}`, port: 'value', step }));
  const shown = { ...plan, body: { ...plan.body, outputs } };
  shownPlans.set(plan, shown);
  return shown;
}

/** How things stand for one employee: every step of the plan with its outcome. */
export function evaluatedPlan(plan: Plan, request: EvaluationRequest, employee: EmployeeInputs): EvaluatedPlan {
  const answer = evaluatePlan(showingEveryStep(plan), request, { trace: true });
  const trace = answer.employees.find(({ id }) => id === employee.id)?.trace;
  const outcomes = (trace?.nodes ?? []).map(({ outputs }) => outcomeOf(outputs['value']));
  const scope = stepScopeOf({ scope: requestScope(plan, request), trace: false }, employee);
  return { plan, outcomes, scope };
}

function outcomeOf(traced: TraceValue | undefined): Outcome {
  if (traced === undefined) throw new Error('payMore: a step left no trace');
  return traced.kind === 'problem' ? { ok: false, problems: [traced.problem] } : { ok: true, value: traced };
}

export interface Varied {
  readonly variation: Variation;
  readonly type: ValueType;
  /** How many units further to look. */
  readonly places: number;
}

const REACH = fromInteger(10);
const PLACES_MIN = 1_000_000;
const PLACES_MAX = 2 ** 46;

/** Everything of the employee that can be changed by work. */
export function variationsOf(plan: Plan, request: EvaluationRequest, employee: EmployeeInputs): readonly Varied[] {
  const largest = largestNumber(plan.body);
  const criteria = plan.requirements.inputs.flatMap(({ source, type }) =>
    source.kind === 'criterion' && source.measure === 'actual'
      ? criterionVariation(employee, { criterion: source.criterion, type, largest, currency: plan.currency })
      : [],
  );
  const facts = plan.requirements.factTypes.flatMap((factType) =>
    factVariation(plan, request, { employee, factType, largest }),
  );
  return [...criteria, ...facts];
}

interface CriterionToVary {
  readonly criterion: string;
  readonly type: ValueType;
  readonly largest: Rational;
  readonly currency: string;
}

function criterionVariation(
  employee: EmployeeInputs,
  { criterion, type, largest, currency }: CriterionToVary,
): Varied[] {
  const measures = ownEntry(employee.criteria, criterion);
  const actual = ownEntry(measures, 'actual');
  const from = numberIn(actual);
  if (from === null) return [];
  const target = ownEntry(measures, 'target');
  const unit = unitOf(unitDigits(type, currency, [actual, target]));
  const reach = [from, numberIn(target) ?? ZERO, largest].map(absolute).reduce(maximum);
  const variation: Variation = {
    input: { kind: 'criterion', criterion },
    from,
    unit,
    alsoYear: numberIn(ownEntry(measures, 'yearToDate')),
    fact: null,
  };
  return [{ variation, type, places: placesWithin(reach, unit) }];
}

const PERCENT_DIGITS = 4;

/** Digits of the smallest step that makes sense: kopecks, whole things, hundredths of a percent, else what was given. */
function unitDigits(type: ValueType, currency: string, given: readonly (string | undefined)[]): number {
  const digits = Math.max(...given.map(fractionDigits));
  switch (type.base) {
    case 'count':
      return 0;
    case 'money':
      return minorDigits(type.currency ?? currency);
    case 'percent':
      return Math.max(PERCENT_DIGITS, digits);
    default:
      return digits;
  }
}

function factVariation(
  plan: Plan,
  request: EvaluationRequest,
  { employee, factType, largest }: { employee: EmployeeInputs; factType: string; largest: Rational },
): Varied[] {
  const { firstDay, lastDay } = requestScope(plan, request).period;
  const known = (employee.facts ?? []).filter(({ type, on }) => type === factType && firstDay <= on && on <= lastDay);
  const last = [...known].sort(factOrder).at(-1);
  if (last === undefined) return [];
  const fact = followingFact(last, lastDay);
  const currency = last.currency ?? plan.currency;
  const hasAmount = last.amount !== undefined;
  const unit = hasAmount ? unitOf(minorDigits(currency)) : ONE;
  const reach = [...known.map(({ amount }) => numberIn(amount) ?? ZERO), largest].map(absolute).reduce(maximum);
  const variation: Variation = { input: { kind: 'next-fact', factType }, from: ZERO, unit, alsoYear: null, fact };
  const type: ValueType = { base: 'money', grain: 'rows', currency };
  return [{ variation, type, places: hasAmount ? placesWithin(reach, unit) : 1 }];
}

/** Comes after every other fact of its day, whatever they are called. */
const AFTER_ALL = '\uffff';

function followingFact(last: FactInput, lastDay: string): FactInput {
  return { ...last, source: AFTER_ALL, id: AFTER_ALL, on: lastDay };
}

function numberIn(text: string | undefined): Rational | null {
  const parsed = text === undefined ? null : parseDecimal(text);
  return parsed?.ok === true ? parsed.value : null;
}

function placesWithin(reach: Rational, unit: Rational): number {
  const places = divide(multiply(reach, REACH), absolute(unit));
  const whole = places.numerator / places.denominator;
  return whole > BigInt(PLACES_MAX) ? PLACES_MAX : Math.max(Number(whole), PLACES_MIN);
}

/** The largest number the scheme itself states: its thresholds are not further away. */
function largestNumber(block: Block): Rational {
  return block.steps.flatMap(numbersStated).map(absolute).reduce(maximum, ZERO);
}

function numbersStated(step: Step): readonly Rational[] {
  switch (step.op) {
    case 'constant':
      return numbersOf([step.value]);
    case 'tiers':
      return step.bands.map(({ from }) => from);
    case 'matrix':
      return step.axes.flatMap((axis) => (axis.kind === 'bands' ? axis.from : numbersOf(axis.keys)));
    case 'facts':
      return step.frame.block.steps.flatMap(numbersStated);
    default:
      return [];
  }
}

function numbersOf(values: readonly Value[]): readonly Rational[] {
  return values.flatMap((value) => (value.kind === 'number' ? [value.number] : []));
}

function downward(variation: Variation): Variation {
  return { ...variation, unit: negate(variation.unit) };
}

/** Down to zero, not below; nothing that is below zero already is made less of. */
function downwardPlaces({ from, unit }: Variation, places: number): number {
  if (sign(from) <= 0) return 0;
  const left = divide(from, unit);
  const whole = left.numerator / left.denominator;
  return whole > BigInt(places) ? places : Number(whole);
}

interface Asked extends PayMoreRequest {
  readonly evaluated: EvaluatedPlan;
  readonly before: Rational;
  readonly type: ValueType;
  readonly effort: Effort;
}

function changesOf(asked: Asked, variation: Variation, places: number): readonly PayMore[] {
  const evaluator = new RangeEvaluator(asked.evaluated, variation);
  if (places < 1 || !evaluator.matters) return [];
  const { plan, request, employeeId, before, effort } = asked;
  const standing = evaluator.evaluate({ low: 0, high: 0 }).decisions;
  const totalAt = (place: number): Rational | null =>
    totalOf(plan, requestAfter(request, { employeeId, variation }, place), employeeId);
  const paysMoreAt = (place: number): boolean => compare(totalAt(place) ?? before, before) > 0;
  const mayPayMore = (most: Rational | null): boolean => most === null || compare(most, before) > 0;
  const whole = { low: 1, high: places };
  const work = evaluator.work;
  const any = firstPlace(
    { work, effort, mayHold: (stretch) => mayPayMore(evaluator.evaluate(stretch).most), isAt: paysMoreAt },
    whole,
  );
  if (any === null) return [];
  const threshold = firstPlace(
    {
      work,
      effort,
      mayHold: (stretch) => {
        const { most, decisions } = evaluator.evaluate(stretch);
        return mayPayMore(most) && crossingOf(standing, decisions) !== null;
      },
      isAt: paysMoreAt,
    },
    { low: any, high: places },
  );
  const toChange = (kind: PayMore['kind'], place: number): PayMore => {
    const crossed =
      kind === 'any' ? null : crossingOf(standing, evaluator.evaluate({ low: place, high: place }).decisions);
    return changeAt(asked, variation, { kind, place, total: totalAt(place) ?? before, crossed });
  };
  return [toChange('any', any), ...(threshold === null ? [] : [toChange('threshold', threshold)])];
}

/** The first rule that chooses, or may choose, otherwise than it does as things stand. */
function crossingOf(standing: Decisions, decisions: Decisions): Decision | null {
  for (const [key, { chosen }] of standing) {
    const now = decisions.get(key);
    if (now !== undefined && now.chosen !== chosen) return now;
  }
  return null;
}

interface FoundPlace {
  readonly kind: PayMore['kind'];
  readonly place: number;
  readonly total: Rational;
  readonly crossed: Decision | null;
}

function changeAt(asked: Asked, variation: Variation, { kind, place, total, crossed }: FoundPlace): PayMore {
  const { plan, before, type } = asked;
  const digits = minorDigits(plan.currency);
  const to = valueAfter(variation, place);
  const hasAmount = variation.fact === null || variation.fact.amount !== undefined;
  return {
    input: variation.input,
    kind,
    type,
    from: hasAmount ? toCanonicalText(variation.from) : null,
    to: hasAmount ? toCanonicalText(to) : null,
    change: hasAmount ? toCanonicalText(subtract(to, variation.from)) : null,
    gain: toFixedText(subtract(total, before), digits),
    total: toFixedText(total, digits),
    crossing: crossed === null ? null : { nodeId: crossed.nodeId, kind: crossed.kind },
  };
}
