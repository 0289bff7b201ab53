import {
  decimal,
  divide,
  fromInteger,
  parseDecimal,
  type Rational,
  round,
  toExactText,
  toFixedText,
} from '@premia/decimal';
import type { FactCriterion, FactCriterionCondition } from '../criteria/definition.ts';
import { QUOTIENT_DIGITS } from '../criteria/measure.ts';

/** A criterion's number over a span of days that can be added up where the facts are kept. */
export interface FactMeasure {
  /** The same for the same definition and span, whoever asks. */
  readonly key: string;
  readonly definition: FactCriterion;
  readonly first: string;
  /** The last day that counts. */
  readonly last: string;
}

/** What was added up for one person. Amounts are decimals, each times the person's share of the fact. */
export interface FactTotals {
  readonly counted: number;
  /** Counted facts without an amount in the definition's currency. */
  readonly missing: number;
  /** The first by name of the other currencies their amounts are in. */
  readonly otherCurrency: string | null;
  readonly sum: string | null;
  readonly minimum: string | null;
  readonly maximum: string | null;
}

/** By the measure's key, then by person; a person without facts is not in it. */
export type MeasuredTotals = ReadonlyMap<string, ReadonlyMap<string, FactTotals>>;

/**
 * The measure of a definition over a span, or null when only the facts themselves can tell: an attribute is measured,
 * or a condition compares in a way of its own (texts that may be numbers).
 */
export function factMeasure(
  definition: FactCriterion,
  span: { readonly first: string; readonly last: string },
): FactMeasure | null {
  const days = `${span.first}/${span.last}`;
  const known = measuresOf.get(definition) ?? new Map<string, FactMeasure | null>();
  const found = known.get(days);
  if (found !== undefined) return found;
  const measure = isAddable(definition)
    ? { key: JSON.stringify([definition, span.first, span.last]), definition, first: span.first, last: span.last }
    : null;
  measuresOf.set(definition, known.set(days, measure));
  return measure;
}

/** Asked for every person, always the same. */
const measuresOf = new WeakMap<FactCriterion, Map<string, FactMeasure | null>>();

function isAddable({ aggregate, of, where }: FactCriterion): boolean {
  return (aggregate === 'count' || of === 'amount') && where.every(isPlain);
}

/** Conditions that mean the same to a database: amounts against numbers, other fields for equality with plain texts. */
function isPlain({ field, comparison, values }: FactCriterionCondition): boolean {
  const numbers = values.filter((value) => parseDecimal(value).ok).length;
  if (field === 'amount') return numbers === values.length;
  switch (comparison) {
    case 'equal':
    case 'notEqual':
    case 'in':
    case 'notIn':
      return numbers === 0;
    case 'less':
    case 'lessOrEqual':
    case 'greater':
    case 'greaterOrEqual':
      return false;
  }
}

/** The value `measureFacts` finds in the facts that were added up. */
export function valueOfTotals({ aggregate }: FactCriterion, totals: FactTotals | undefined): string | null {
  if (totals === undefined || totals.counted === 0) {
    return aggregate === 'sum' || aggregate === 'count' ? '0' : null;
  }
  if (totals.missing > 0) return null;
  if (aggregate === 'count') return String(totals.counted);
  switch (aggregate) {
    case 'sum':
      return text(totals.sum);
    case 'average':
      return text(totals.sum, totals.counted);
    case 'minimum':
      return text(totals.minimum);
    case 'maximum':
      return text(totals.maximum);
  }
}

function text(amount: string | null, parts = 1): string {
  if (amount === null) throw new Error('valueOfTotals: counted facts without a total');
  const value: Rational = divide(decimal(amount), fromInteger(parts));
  return toExactText(value) ?? toFixedText(round(value, QUOTIENT_DIGITS), QUOTIENT_DIGITS);
}
