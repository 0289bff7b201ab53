import { add, divide, isZero, multiply, negate, power, type Rational, rational, subtract } from '@premia/decimal';
import type { Comparison, StepOperation, WrittenDivision } from '../plan/plan.ts';
import { ZERO_VALUE } from '../values/literal.ts';
import {
  addTypes,
  compareTypes,
  divideTypes,
  multiplyTypes,
  powerType,
  type TypeRule,
  unifyTypes,
} from '../values/type-algebra.ts';
import { describeType, isNumeric, plain, type ValueType, withGrain } from '../values/value-type.ts';
import type { Span } from './ast.ts';
import { formulaError } from './diagnosis.ts';
import type { Report } from './report.ts';
import { bareNumber, commonGrain, constantTerm, numberOf, stepTerm, type Term, unitTerm, wholeOf } from './terms.ts';

/** Bits a constant worked out while compiling may have; far above any amount, far below what could stall. */
const CONSTANT_BITS_MAX = 4_096;
/** Largest exponent a formula may raise to, either way. */
const FORMULA_EXPONENT_MAX = 64;

/** Where an operation stands, for its diagnostics. */
export interface Place {
  readonly span: Span;
  readonly operator: string;
  readonly report: Report;
  /** Of a division: its divisor and all that is divided by it. */
  readonly written?: WrittenDivision;
}

/** Gives a bare number the unit of the value it meets. */
function adapted(term: Term, other: Term): Term {
  if (term.retype === null || other.retype !== null || !isNumeric(other.type)) return term;
  if (other.type.base === 'count' && wholeOf(term) === null) return term;
  return term.retype(withGrain(other.type, term.type.grain));
}

interface TypedPair {
  readonly left: Term;
  readonly right: Term;
  readonly type: ValueType;
}

type PairRule = (left: ValueType, right: ValueType) => TypeRule;

function pairOf([left, right]: readonly [Term, Term], rule: PairRule, place: Place): TypedPair | null {
  const pair = { left: adapted(left, right), right: adapted(right, left) };
  const ruled = rule(pair.left.type, pair.right.type);
  if (ruled.ok) return { ...pair, type: ruled.type };
  place.report({
    code: ruled.conflict,
    severity: 'error',
    place: { from: place.span.from, to: place.span.to },
    details: {
      left: describeType(left.type),
      right: describeType(right.type),
      operator: place.operator,
      ...(ruled.conversion === null ? {} : { conversion: ruled.conversion }),
    },
  });
  return null;
}

/** Folds two known numbers; null when one of them is not known or the result is too large to keep. */
function folded(pair: TypedPair, operation: (left: Rational, right: Rational) => Rational): Term | null {
  const left = numberOf(pair.left);
  const right = numberOf(pair.right);
  if (left === null || right === null) return null;
  const number = operation(left, right);
  if (bitsOf(number) > CONSTANT_BITS_MAX) return null;
  const isBare = pair.left.retype !== null && pair.right.retype !== null;
  return isBare ? bareNumber(number) : constantTerm({ kind: 'number', number }, pair.type);
}

function bitsOf(number: Rational): number {
  return number.numerator.toString(16).length * 4 + number.denominator.toString(16).length * 4;
}

type AddOperation = 'add' | 'subtract' | 'minimum' | 'maximum';

function combine(op: AddOperation, pair: TypedPair): Term {
  return unitTerm(pair.type, [pair.left, pair.right], (stepOf, [left = pair.left, right = pair.right]) => ({
    op,
    left: stepOf(left),
    right: stepOf(right),
  }));
}

export function addTerms(left: Term, right: Term, place: Place): Term | null {
  const pair = pairOf([left, right], addTypes, place);
  return pair === null ? null : (folded(pair, add) ?? combine('add', pair));
}

/** Also days between two dates. */
export function subtractTerms(left: Term, right: Term, place: Place): Term | null {
  if (left.type.base === 'date' && right.type.base === 'date') return daysBetween(right, left);
  const pair = pairOf([left, right], addTypes, place);
  return pair === null ? null : (folded(pair, subtract) ?? combine('subtract', pair));
}

export function extremeOf(op: 'minimum' | 'maximum', terms: readonly [Term, Term], place: Place): Term | null {
  const pair = pairOf(terms, addTypes, place);
  return pair === null ? null : combine(op, pair);
}

export function multiplyTerms(left: Term, right: Term, place: Place): Term | null {
  const ruled = ruledPair([left, right], multiplyTypes, place);
  if (ruled === null) return null;
  return (
    folded(ruled, multiply) ??
    stepTerm(ruled.type, (stepOf) => ({ op: 'multiply', left: stepOf(left), right: stepOf(right) }))
  );
}

export function writtenDivision(divisor: Span, whole: Span): WrittenDivision {
  return { divisor: { from: divisor.from, to: divisor.to }, whole: { from: whole.from, to: whole.to } };
}

export function divideTerms(left: Term, right: Term, place: Place): Term | null {
  const isBareOverMoney = left.retype !== null && right.type.base === 'money';
  const dividend = isBareOverMoney && isZero(numberOf(left) ?? rational(1n)) ? adapted(left, right) : left;
  const ruled = ruledPair([dividend, right], divideTypes, place);
  if (ruled === null) return null;
  const divisor = numberOf(right);
  const constant = divisor === null || isZero(divisor) ? null : folded(ruled, divide);
  if (constant !== null) return constant;
  const name = right.label === null ? {} : { divisor: right.label };
  const at = place.written === undefined ? {} : { written: place.written };
  return stepTerm(ruled.type, (stepOf) => ({
    op: 'divide',
    left: stepOf(dividend),
    right: stepOf(right),
    ...name,
    ...at,
  }));
}

/** As `pairOf`, but bare numbers stay bare: 2 × roubles is not roubles × roubles. */
function ruledPair([left, right]: readonly [Term, Term], rule: PairRule, place: Place): TypedPair | null {
  const fixed = (term: Term): Term => (term.retype === null ? term : { ...term, retype: null });
  const pair = pairOf([fixed(left), fixed(right)], rule, place);
  return pair === null ? null : { left, right, type: pair.type };
}

/** The exponent has to be a whole number written in the formula: only then is the result exact. */
export function powerOf(base: Term, exponent: Term, place: Place): Term | null {
  const ruled = powerType(base.type);
  const whole = wholeOf(exponent);
  if (!ruled.ok) {
    place.report(conflictAt(ruled.conflict, [base, exponent], place));
    return null;
  }
  if (whole === null || Math.abs(whole) > FORMULA_EXPONENT_MAX) {
    place.report(formulaError('formula/exponent-not-whole', place.span, { most: FORMULA_EXPONENT_MAX }));
    return null;
  }
  const number = numberOf(base);
  if (number !== null && !(whole < 0 && isZero(number)) && bitsOf(number) * Math.abs(whole) <= CONSTANT_BITS_MAX) {
    const raised = power(number, whole);
    return base.retype === null ? constantTerm({ kind: 'number', number: raised }, ruled.type) : bareNumber(raised);
  }
  return stepTerm(ruled.type, (stepOf) => ({ op: 'power', value: stepOf(base), exponent: whole }));
}

function conflictAt(code: string, [left, right]: readonly [Term, Term], place: Place) {
  return {
    code,
    severity: 'error' as const,
    place: { from: place.span.from, to: place.span.to },
    details: { left: describeType(left.type), right: describeType(right.type), operator: place.operator },
  };
}

export function negateTerm(value: Term): Term {
  const number = numberOf(value);
  if (number === null) {
    return unitTerm(value.type, [value], (stepOf, [part = value]) => ({ op: 'negate', value: stepOf(part) }));
  }
  return value.retype === null
    ? constantTerm({ kind: 'number', number: negate(number) }, value.type)
    : bareNumber(negate(number));
}

/** `5%` is a percentage; a percent sign after anything else divides by a hundred, as in Excel. */
export function percentOf(value: Term): Term {
  const hundredth = rational(1n, 100n);
  const number = numberOf(value);
  const type = plain('percent', value.type.grain);
  if (number !== null) return constantTerm({ kind: 'number', number: multiply(number, hundredth) }, type);
  const factor = constantTerm({ kind: 'number', number: hundredth }, plain('percent', 'group'));
  return stepTerm(type, (stepOf) => ({ op: 'multiply', left: stepOf(value), right: stepOf(factor) }));
}

const ORDERED: ReadonlySet<Comparison> = new Set(['less', 'lessOrEqual', 'greater', 'greaterOrEqual']);

export function compareTerms(
  comparison: Comparison,
  [first, second]: readonly [Term, Term],
  place: Place,
): Term | null {
  const rule = (left: ValueType, right: ValueType): TypeRule => compareTypes(left, right, ORDERED.has(comparison));
  const pair = pairOf([first, second], rule, place);
  return pair === null ? null : comparisonOf(comparison, pair.left, pair.right);
}

/** A comparison of terms already known to be of one kind. */
export function comparisonOf(comparison: Comparison, left: Term, right: Term): Term {
  const type = plain('boolean', commonGrain([left, right]));
  return stepTerm(type, (stepOf) => ({ op: 'compare', comparison, left: stepOf(left), right: stepOf(right) }));
}

/** Gives all terms one type, as the branches of an IF; null after reporting the first that does not fit. */
export function unifiedTerms(terms: readonly Term[], placeOf: (index: number) => Place): readonly Term[] | null {
  const leader = terms.find((term) => term.retype === null) ?? terms[0];
  if (leader === undefined) return [];
  let type = leader.type;
  for (const [index, term] of terms.entries()) {
    const pair = pairOf([adapted(term, leader), { ...leader, type }], unifyTypes, placeOf(index));
    if (pair === null) return null;
    type = pair.type;
  }
  return terms.map((term) => adapted(term, leader));
}

/** The common type of terms that went through `unifiedTerms`. */
export function typeOfUnified(terms: readonly Term[]): ValueType {
  const types = terms.map((term) => term.type);
  const joined = types.reduce((left, right) => {
    const rule = unifyTypes(left, right);
    return rule.ok ? rule.type : left;
  });
  return withGrain(joined, commonGrain(terms));
}

/** `condition ? then : otherwise`; a problem in the branch not taken is not a problem. */
export function chooseTerm(condition: Term, then: Term, otherwise: Term): Term {
  const grain = commonGrain([condition, then, otherwise]);
  const type = withGrain(typeOfUnified([then, otherwise]), grain);
  return unitTerm(type, [then, otherwise], (stepOf, [yes = then, no = otherwise]) => ({
    op: 'select',
    condition: stepOf(condition),
    then: stepOf(yes),
    otherwise: stepOf(no),
  }));
}

export function junction(op: 'and' | 'or', operands: readonly Term[]): Term {
  return stepTerm(plain('boolean', commonGrain(operands)), (stepOf) => ({ op, operands: operands.map(stepOf) }));
}

export function notTerm(value: Term): Term {
  return stepTerm(plain('boolean', value.type.grain), (stepOf) => ({ op: 'not', value: stepOf(value) }));
}

/** Rounded to places after the point (negative: before it), unit unchanged. */
export function roundTerm(value: Term, digits: number, mode: Extract<StepOperation, { op: 'round' }>['mode']): Term {
  return unitTerm(value.type, [value], (stepOf, [part = value]) => ({
    op: 'round',
    value: stepOf(part),
    digits,
    mode,
  }));
}

export function daysBetween(from: Term, to: Term): Term {
  return stepTerm(plain('count', commonGrain([from, to])), (stepOf) => ({
    op: 'dateDifference',
    from: stepOf(from),
    to: stepOf(to),
    unit: 'days',
  }));
}

/** Zero in the unit of `term`. */
export function zeroLike(term: Term): Term {
  return constantTerm(ZERO_VALUE, withGrain(term.type, 'group'));
}

/** Whether `value` has no problem: true, or the problem itself. */
export function presence(value: Term): Term {
  return comparisonOf('equal', value, value);
}
