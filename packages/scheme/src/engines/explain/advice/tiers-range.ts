import { add, compare, maximum, minimum, multiply, type Rational, sign, subtract, ZERO } from '@premia/decimal';
import type { Band, TiersOperation } from '../../../plan/plan.ts';
import { combine, hull, type Numbers, numbersIn, product, type Range } from './range.ts';

export interface TierRanges {
  readonly value: Numbers;
  readonly position: Numbers | null;
  readonly base: Numbers | null;
}

/** The bands reached, as indexes from 0; -1 is below the first, `bands.length` at or above a stated end of the last. */
export interface BandsReached {
  readonly first: number;
  readonly last: number;
}

export function bandsReached(bands: readonly Band[], { low, high }: Numbers): BandsReached {
  return { first: bandOf(bands, low), last: bandOf(bands, high) };
}

function bandOf(bands: readonly Band[], reached: Rational): number {
  const index = bands.findLastIndex(({ from }) => compare(from, reached) <= 0);
  const end = bands[index]?.to ?? null;
  return end !== null && compare(reached, end) >= 0 ? bands.length : index;
}

/** Where position and value together can be. */
export function reachedBy({ value, position }: TierRanges): Numbers {
  if (position === null) return value;
  return { low: add(position.low, value.low), high: add(position.high, value.high) };
}

/** Everything the bands can pay; the meaning of each mode is stated at `TiersOperation`. */
export function tiersRange(step: TiersOperation, ranges: TierRanges): Range {
  const reached = reachedBy(ranges);
  const { first, last } = bandsReached(step.bands, reached);
  const touched = step.bands.slice(Math.max(first, 0), last + 1);
  const isBelow = first < 0;
  switch (step.output) {
    case 'band':
      if (last >= step.bands.length) return null;
      return { low: whole(first + 1), high: whole(last + 1) };
    case 'rate':
      if (step.mode === 'interpolated') return null;
      return hull([...touched.map(({ rate }) => rate ?? ZERO), ...(isBelow ? [ZERO] : [])]);
    case 'amount':
      return step.mode === 'marginal'
        ? marginalRange(step, ranges, reached)
        : step.mode === 'whole'
          ? wholeRange(touched, ranges, isBelow)
          : null;
  }
}

function whole(number: number): Rational {
  return { numerator: BigInt(number), denominator: 1n };
}

function marginalRange({ bands }: TiersOperation, { position, base }: TierRanges, reached: Numbers): Range {
  const start = position ?? { low: ZERO, high: ZERO };
  const rates = difference(ratesAlong(bands, reached), ratesAlong(bands, start));
  const amounts = difference(amountsAlong(bands, reached), amountsAlong(bands, start));
  if (rates === null || amounts === null) return null;
  const multiplied = base === null ? rates : product(rates, base);
  return multiplied === null ? null : combine('add', multiplied, amounts);
}

function difference(left: Numbers | null, right: Numbers | null): Numbers | null {
  return left === null || right === null ? null : numbersIn(combine('subtract', left, right));
}

/** Rates run straight, amounts stand still between the bands' edges: what matters are the stretch's own ends and the edges inside it. */
function alongEdges(bands: readonly Band[], { low, high }: Numbers): readonly Rational[] {
  const edges = bands.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  return [low, high, ...edges.filter((edge) => compare(low, edge) <= 0 && compare(edge, high) <= 0)];
}

function ratesAlong(bands: readonly Band[], stretch: Numbers): Numbers | null {
  return hull(alongEdges(bands, stretch).map((edge) => ratesUpTo(bands, edge)));
}

/** A band from zero is entered just above its edge. */
function amountsAlong(bands: readonly Band[], stretch: Numbers): Numbers | null {
  const leavesZero = sign(stretch.low) <= 0 && sign(stretch.high) > 0;
  const fromZero = bands.flatMap(({ from, amount }) => (sign(from) === 0 && leavesZero ? [amount ?? ZERO] : []));
  return hull([...alongEdges(bands, stretch).map((edge) => amountsEntered(bands, edge)), ...fromZero]);
}

function ratesUpTo(bands: readonly Band[], reached: Rational): Rational {
  return bands.reduce((sum, { from, to, rate }) => {
    const part = maximum(subtract(to === null ? reached : minimum(to, reached), from), ZERO);
    return add(sum, multiply(rate ?? ZERO, part));
  }, ZERO);
}

function amountsEntered(bands: readonly Band[], reached: Rational): Rational {
  return bands.reduce((sum, { from, amount }) => {
    const isEntered = sign(from) === 0 ? sign(reached) > 0 : compare(from, reached) <= 0;
    return isEntered && amount !== null ? add(sum, amount) : sum;
  }, ZERO);
}

/** Of each band touched: its rate times the part of the stretch inside it, and its amount. */
function wholeRange(touched: readonly Band[], { value, position, base }: TierRanges, isBelow: boolean): Range {
  const pieces = touched.map(({ from, to, rate, amount }) => {
    // With a running position the value itself is not what is inside the band.
    const inside =
      position !== null
        ? value
        : { low: maximum(value.low, from), high: to === null ? value.high : minimum(value.high, to) };
    const earned = product({ low: rate ?? ZERO, high: rate ?? ZERO }, base ?? inside);
    return earned === null ? null : combine('add', earned, { low: amount ?? ZERO, high: amount ?? ZERO });
  });
  const ends = pieces.flatMap((piece) => {
    const numbers = numbersIn(piece);
    return numbers === null ? [] : [numbers.low, numbers.high];
  });
  return hull([...ends, ...(isBelow ? [ZERO] : [])]);
}
