import {
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  maximum,
  minimum,
  multiply,
  ONE,
  parseDecimal,
  type Rational,
  round,
  toExactText,
  toFixedText,
  ZERO,
} from '@premia/decimal';
import type { Credit } from '../facts/crediting.ts';
import { type FactCriterion, type FactCriterionCondition, looksAtAmounts } from './definition.ts';

/** A fact as it counts for one person. */
export interface CreditedFact {
  readonly source: string;
  readonly id: string;
  readonly version: number;
  readonly factId: string;
  readonly type: string;
  readonly on: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly title: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly role: Credit['role'];
  readonly share: string;
}

/** Decimals kept of an average that has no finite form: far below anything a scheme rounds to, within the input limit. */
export const QUOTIENT_DIGITS = 24;

/** Days, both included. */
export interface MeasureSpan {
  readonly first: string;
  readonly last: string;
}

/** The facts of a criterion's type in a span: those that count, with what each brings, and those that do not. */
export interface MeasuredFacts {
  /** `contribution` is 1 for a count; null when the fact lacks the field that is measured, or has it in another currency. */
  readonly counted: readonly { readonly fact: CreditedFact; readonly contribution: Rational | null }[];
  readonly excluded: readonly { readonly fact: CreditedFact; readonly condition: FactCriterionCondition }[];
}

export function sortFacts(definition: FactCriterion, facts: readonly CreditedFact[], span: MeasureSpan): MeasuredFacts {
  const concerned = facts.filter(
    (fact) =>
      fact.type === definition.factType &&
      fact.on >= span.first &&
      fact.on <= span.last &&
      (definition.scope === 'subtree' || fact.role !== 'rollup'),
  );
  const judged = concerned.map((fact) => ({
    fact,
    condition: conditionsFor(fact, definition).find((condition) => !meets(fact, condition)),
  }));
  return {
    counted: judged.flatMap(({ fact, condition }) =>
      condition === undefined ? [{ fact, contribution: contribution(fact, definition) }] : [],
    ),
    excluded: judged.flatMap(({ fact, condition }) => (condition === undefined ? [] : [{ fact, condition }])),
  };
}

/**
 * The value of a criterion over the facts credited to one person in a span of days.
 * No facts: a sum or a count is zero, that is what was done; an average, minimum or maximum of nothing does not
 * exist (null), and neither does a value that rests on a fact without the field or in another currency (null).
 */
export function measureFacts(
  definition: FactCriterion,
  facts: readonly CreditedFact[],
  span: MeasureSpan,
): string | null {
  const values = sortFacts(definition, facts, span).counted.map((counted) => counted.contribution);
  if (values.includes(null)) return null;
  return aggregate(
    definition.aggregate === 'count' ? 'sum' : definition.aggregate,
    values.filter((value) => value !== null),
  );
}

/** The other currency for which a criterion has no value over a span, the first by name; null when that is not why. */
export function otherCurrencyOf(
  definition: FactCriterion,
  facts: readonly CreditedFact[],
  span: MeasureSpan,
): string | null {
  const foreign = sortFacts(definition, facts, span).counted.flatMap(({ fact }) =>
    isForeign(fact, definition) && fact.currency !== null ? [fact.currency] : [],
  );
  return foreign.sort()[0] ?? null;
}

function isForeign({ amount, currency }: CreditedFact, definition: FactCriterion): boolean {
  if (definition.currency === undefined || amount === null || currency === null) return false;
  return currency !== definition.currency && looksAtAmounts(definition);
}

/** An amount in another currency is more or less than nothing that is stated: such a fact cannot be left out for it. */
function conditionsFor(fact: CreditedFact, definition: FactCriterion): FactCriterion['where'] {
  return isForeign(fact, definition) ? definition.where.filter(({ field }) => field !== 'amount') : definition.where;
}

/** A person with half of a deal has half of its amount; attributes are not shared out. */
function contribution(fact: CreditedFact, definition: FactCriterion): Rational | null {
  const { aggregate: kind, of } = definition;
  if (isForeign(fact, definition)) return null;
  if (kind === 'count') return ONE;
  if (of === 'amount') return fact.amount === null ? null : multiply(decimal(fact.amount), decimal(fact.share));
  const parsed = parseDecimal(fact.attributes[of] ?? '');
  return parsed.ok ? parsed.value : null;
}

function aggregate(kind: Exclude<FactCriterion['aggregate'], 'count'>, values: readonly Rational[]): string | null {
  const [first, ...rest] = values;
  if (first === undefined) return kind === 'sum' ? '0' : null;
  switch (kind) {
    case 'sum':
      return valueText(values.reduce(add, ZERO));
    case 'average':
      return valueText(divide(values.reduce(add, ZERO), fromInteger(values.length)));
    case 'minimum':
      return valueText(rest.reduce(minimum, first));
    case 'maximum':
      return valueText(rest.reduce(maximum, first));
  }
}

/** A measured value as a decimal; one without a finite form is cut far below anything a scheme rounds to. */
export function valueText(value: Rational): string {
  return toExactText(value) ?? toFixedText(round(value, QUOTIENT_DIGITS), QUOTIENT_DIGITS);
}

function meets(fact: CreditedFact, { field, comparison, values }: FactCriterionCondition): boolean {
  const given = fieldText(fact, field);
  if (given === null) return false;
  const orders = values.map((value) => compareTexts(given, value));
  const order = orders[0] ?? 0;
  switch (comparison) {
    case 'equal':
      return order === 0;
    case 'notEqual':
      return order !== 0;
    case 'less':
      return order < 0;
    case 'lessOrEqual':
      return order <= 0;
    case 'greater':
      return order > 0;
    case 'greaterOrEqual':
      return order >= 0;
    case 'in':
      return orders.includes(0);
    case 'notIn':
      return !orders.includes(0);
  }
}

function fieldText(fact: CreditedFact, field: string): string | null {
  switch (field) {
    case 'amount':
    case 'on':
    case 'source':
    case 'id':
      return fact[field];
    default:
      return Object.hasOwn(fact.attributes, field) ? (fact.attributes[field] ?? null) : null;
  }
}

/** As numbers when both are, else as texts by code unit. */
function compareTexts(left: string, right: string): number {
  const a = parseDecimal(left);
  const b = parseDecimal(right);
  if (a.ok && b.ok) return compare(a.value, b.value);
  return left < right ? -1 : left > right ? 1 : 0;
}
