import {
  absolute,
  divide,
  fromInteger,
  maximum,
  multiply,
  negate,
  parseDecimal,
  type Rational,
  sign,
  ZERO,
} from '@premia/decimal';
import type { EmployeeInputs } from '../../../evaluation/evaluation.ts';
import { ownEntry } from '../../../evaluation/own-entry.ts';
import type { Block, Plan, Step } from '../../../plan/plan.ts';
import { minorDigits } from '../../../values/currency.ts';
import type { Value } from '../../../values/value.ts';
import type { ValueType } from '../../../values/value-type.ts';
import { fractionDigits, unitOf, type Variation } from './variation.ts';

export interface Varied {
  readonly variation: Variation;
  /** How many units further to look. */
  readonly places: number;
}

const REACH = fromInteger(10);
const PLACES_MIN = 1_000_000;
const PLACES_MAX = 2 ** 46;

/** Criteria of the employee that can be changed by work. */
export function criterionVariations(plan: Plan, employee: EmployeeInputs, largest: Rational): readonly Varied[] {
  const criteria = new Map(
    plan.requirements.inputs.flatMap(({ source, type }) =>
      source.kind === 'criterion' && source.measure === 'actual' ? [[source.criterion, type] as const] : [],
    ),
  );
  return [...criteria].flatMap(([criterion, type]) =>
    criterionVariation(employee, { criterion, type, largest, currency: plan.currency }),
  );
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
): readonly Varied[] {
  const measures = ownEntry(employee.criteria, criterion);
  const actual = ownEntry(measures, 'actual');
  const from = numberIn(actual);
  if (from === null) return [];
  const target = ownEntry(measures, 'target');
  const unit = unitOf(unitDigits(type, currency, [actual, target]));
  const reach = [from, numberIn(target) ?? ZERO, largest].map(absolute).reduce(maximum);
  const variation: Variation = {
    input: { kind: 'criterion', criterion },
    type,
    from,
    unit,
    alsoYear: numberIn(ownEntry(measures, 'yearToDate')),
    fact: null,
  };
  return [{ variation, places: placesWithin(reach, unit) }];
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

export function numberIn(text: string | undefined): Rational | null {
  const parsed = text === undefined ? null : parseDecimal(text);
  return parsed?.ok === true ? parsed.value : null;
}

export function placesWithin(reach: Rational, unit: Rational): number {
  const places = divide(multiply(reach, REACH), absolute(unit));
  const whole = places.numerator / places.denominator;
  return whole > BigInt(PLACES_MAX) ? PLACES_MAX : Math.max(Number(whole), PLACES_MIN);
}

/** The same the other way: down to zero, not below; nothing that is below zero already is made less of. */
export function downward({ variation, places }: Varied): Varied {
  return { variation: { ...variation, unit: negate(variation.unit) }, places: placesDown(variation, places) };
}

export function placesDown({ from, unit, fact }: Variation, places: number): number {
  if (fact !== null || sign(from) <= 0) return 0;
  const left = divide(from, absolute(unit));
  const whole = left.numerator / left.denominator;
  return whole > BigInt(places) ? places : Number(whole);
}

/** The largest number the scheme itself states: its thresholds are not further away. */
export function largestNumber(block: Block): Rational {
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
