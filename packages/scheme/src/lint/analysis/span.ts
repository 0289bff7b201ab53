import {
  add,
  compare,
  divide,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  type Rational,
  sign,
  ZERO,
} from '@premia/decimal';

/** Every exact value lies in `[min, max]`; null stands for no end on that side. */
export interface Span {
  readonly min: Rational | null;
  readonly max: Rational | null;
}

export const ANY: Span = { min: null, max: null };
export const NOT_NEGATIVE: Span = { min: ZERO, max: null };

export function pointSpan(value: Rational): Span {
  return { min: value, max: value };
}

export function containsZero({ min, max }: Span): boolean {
  return (min === null || sign(min) <= 0) && (max === null || sign(max) >= 0);
}

/** Whether the span and `[from, to)` share a value; an open end is null. */
export function meetsBand({ min, max }: Span, from: Rational | null, to: Rational | null): boolean {
  const startsBefore = from === null || max === null || compare(from, max) <= 0;
  const endsAfter = to === null || min === null || compare(min, to) < 0;
  return startsBefore && endsAfter;
}

const both =
  (operation: (left: Rational, right: Rational) => Rational) =>
  (left: Rational | null, right: Rational | null): Rational | null =>
    left === null || right === null ? null : operation(left, right);

export function addSpans(left: Span, right: Span): Span {
  return { min: both(add)(left.min, right.min), max: both(add)(left.max, right.max) };
}

export function negateSpan({ min, max }: Span): Span {
  return { min: max === null ? null : negate(max), max: min === null ? null : negate(min) };
}

export function subtractSpans(left: Span, right: Span): Span {
  return addSpans(left, negateSpan(right));
}

export function minimumSpan(left: Span, right: Span): Span {
  const max = left.max === null ? right.max : right.max === null ? left.max : minimum(left.max, right.max);
  return { min: both(minimum)(left.min, right.min), max };
}

export function maximumSpan(left: Span, right: Span): Span {
  return negateSpan(minimumSpan(negateSpan(left), negateSpan(right)));
}

/** Holds both. */
export function joinSpans(left: Span, right: Span): Span {
  return { min: both(minimum)(left.min, right.min), max: both(maximum)(left.max, right.max) };
}

/** What the span keeps at or above `floor` and at or below `cap`; crossed limits leave the span as it was. */
export function narrowSpan(span: Span, limit: Span): Span {
  const min = span.min === null ? limit.min : limit.min === null ? span.min : maximum(span.min, limit.min);
  const max = span.max === null ? limit.max : limit.max === null ? span.max : minimum(span.max, limit.max);
  return min !== null && max !== null && compare(min, max) > 0 ? span : { min, max };
}

/** An end of a span for multiplication: infinite ends carry their sign. */
type End = { readonly finite: Rational } | { readonly infinite: -1 | 1 };

const lowEnd = ({ min }: Span): End => (min === null ? { infinite: -1 } : { finite: min });
const highEnd = ({ max }: Span): End => (max === null ? { infinite: 1 } : { finite: max });

/** Zero times infinity is zero here: an end that is zero is reached, one that is infinite never. */
function multiplyEnds(left: End, right: End): End {
  if ('finite' in left && 'finite' in right) return { finite: multiply(left.finite, right.finite) };
  const signs = endSign(left) * endSign(right);
  return signs === 0 ? { finite: ZERO } : { infinite: signs > 0 ? 1 : -1 };
}

function endSign(end: End): number {
  return 'finite' in end ? sign(end.finite) : end.infinite;
}

export function multiplySpans(left: Span, right: Span): Span {
  const corners = [lowEnd(left), highEnd(left)].flatMap((a) =>
    [lowEnd(right), highEnd(right)].map((b) => multiplyEnds(a, b)),
  );
  const finite = corners.flatMap((corner) => ('finite' in corner ? [corner.finite] : []));
  const reaches = (direction: -1 | 1): boolean =>
    corners.some((corner) => 'infinite' in corner && corner.infinite === direction);
  return {
    min: reaches(-1) || finite.length === 0 ? null : finite.reduce(minimum),
    max: reaches(1) || finite.length === 0 ? null : finite.reduce(maximum),
  };
}

/** left ÷ right wherever right is not zero. */
export function divideSpans(left: Span, right: Span): Span {
  return multiplySpans(left, reciprocal(right));
}

/** 1 ÷ x over the values of the span other than zero. */
function reciprocal({ min, max }: Span): Span {
  const invert = (value: Rational | null): Rational | null =>
    value === null ? ZERO : isZero(value) ? null : divide({ numerator: 1n, denominator: 1n }, value);
  if (min !== null && sign(min) >= 0) return { min: max === null ? ZERO : invert(max), max: invert(min) };
  if (max !== null && sign(max) <= 0) return { min: invert(max), max: min === null ? ZERO : invert(min) };
  return ANY;
}
