import {
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  maximum,
  minimum,
  multiply,
  type Rational,
  sign,
  subtract,
  ZERO,
} from '@premia/decimal';

/**
 * A value that follows a straight line while the input runs: at every place of the stretch it lies between `below` and
 * `above` of the line from `start`, at the stretch's first place, to `end`, at its last. Two values that run together can
 * then be told apart where their ends alone overlap.
 */
export interface Line {
  readonly start: Rational;
  readonly end: Rational;
  /** At most zero. */
  readonly below: Rational;
  /** At least zero. */
  readonly above: Rational;
}

/** Steps of an input from `low` to `high`, both included; 0 is how things stand. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

export function straight(start: Rational, end: Rational): Line {
  return { start, end, below: ZERO, above: ZERO };
}

export function isStraight({ below, above }: Line): boolean {
  return sign(below) === 0 && sign(above) === 0;
}

export function endsOf({ start, end, below, above }: Line): { readonly low: Rational; readonly high: Rational } {
  const rises = compare(start, end) <= 0;
  return { low: add(rises ? start : end, below), high: add(rises ? end : start, above) };
}

export function sumOf(left: Line, right: Line): Line {
  return {
    start: add(left.start, right.start),
    end: add(left.end, right.end),
    below: add(left.below, right.below),
    above: add(left.above, right.above),
  };
}

export function scaledLine({ start, end, below, above }: Line, factor: Rational): Line {
  const [first, second] = [multiply(below, factor), multiply(above, factor)];
  const isTurned = sign(factor) < 0;
  return {
    start: multiply(start, factor),
    end: multiply(end, factor),
    below: isTurned ? second : first,
    above: isTurned ? first : second,
  };
}

export function loosened(line: Line, by: Rational): Line {
  return { ...line, below: subtract(line.below, by), above: add(line.above, by) };
}

const QUARTER = decimal('0.25');

/** The product of two lines sags below, or bulges above, the line between its ends by a quarter of what they rise. */
export function productOf(left: Line, right: Line): Line {
  const [start, end] = [multiply(left.start, right.start), multiply(left.end, right.end)];
  const rise = multiply(subtract(left.end, left.start), subtract(right.end, right.start));
  const sag = multiply(rise, QUARTER);
  let [below, above] = sign(sag) > 0 ? [subtract(ZERO, sag), ZERO] : [ZERO, subtract(ZERO, sag)];
  if (!isStraight(left) || !isStraight(right)) {
    const [of, off] = [spread(left), spread(right)];
    for (const error of [times(of.line, off.error), times(off.line, of.error), times(of.error, off.error)]) {
      below = add(below, minimum(error.low, ZERO));
      above = add(above, maximum(error.high, ZERO));
    }
  }
  return { start, end, below, above };
}

interface Ends {
  readonly low: Rational;
  readonly high: Rational;
}

function spread({ start, end, below, above }: Line): { readonly line: Ends; readonly error: Ends } {
  return { line: endsOf(straight(start, end)), error: { low: below, high: above } };
}

export function times(left: Ends, right: Ends): Ends {
  const products = [
    multiply(left.low, right.low),
    multiply(left.low, right.high),
    multiply(left.high, right.low),
    multiply(left.high, right.high),
  ];
  return { low: products.reduce(minimum), high: products.reduce(maximum) };
}

/**
 * The places at which a stretch is worth cutting because the line turns from one sign to another there: the first place
 * of the right half for each. None where the line keeps its sign.
 */
export function turnsOf({ start, end, below, above }: Line, stretch: Stretch): readonly number[] {
  const lines = isStraight({ start, end, below, above })
    ? [[start, end] as const]
    : [[add(start, below), add(end, below)] as const, [add(start, above), add(end, above)] as const];
  return lines.flatMap(([first, last]) => turnsOfStraight(first, last, stretch));
}

function turnsOfStraight(start: Rational, end: Rational, { low, high }: Stretch): readonly number[] {
  if (sign(start) * sign(end) > 0 || compare(start, end) === 0) return [];
  const passed = multiply(divide(start, subtract(start, end)), fromInteger(high - low));
  const whole = Number(passed.numerator / passed.denominator);
  const turns = passed.denominator === 1n ? [low + whole, low + whole + 1] : [low + whole + 1];
  return turns.filter((place) => low < place && place <= high);
}
