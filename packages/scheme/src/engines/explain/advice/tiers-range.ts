import { add, compare, divide, maximum, minimum, multiply, type Rational, sign, subtract, ZERO } from '@premia/decimal';
import { success } from '../../../evaluation/outcome.ts';
import type { Band, TiersOperation } from '../../../plan/plan.ts';
import { ZERO_VALUE } from '../../../values/literal.ts';
import { type Stretch, turnsOf } from './line.ts';
import { hull, lineOf, minus, type Numbers, plus, pointOf, product, type Range, scaled } from './range.ts';

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
  let [below, above] = [-1, bands.length];
  // Rows rise: halving finds the last that begins at or below what is reached.
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    const from = bands[middle]?.from ?? ZERO;
    if (compare(from, reached) <= 0) below = middle;
    else above = middle;
  }
  const end = bands[below]?.to ?? null;
  return end !== null && compare(reached, end) >= 0 ? bands.length : below;
}

/** Where position and value together can be. */
export function reachedBy({ value, position }: TierRanges): Numbers {
  return position === null ? value : plus(position, value);
}

/** Where a stretch is worth cutting: where an edge that is passed along it is. */
export function edgeTurns(edge: Rational | null | undefined, reached: Numbers, stretch: Stretch): readonly number[] {
  return edge === undefined || edge === null ? [] : turnsOf(lineOf(minus(reached, pointOf(edge))), stretch);
}

/** Everything the bands can pay; the meaning of each mode is stated at `TiersOperation`. */
export function tiersRange(step: TiersOperation, ranges: TierRanges): Range {
  const reached = reachedBy(ranges);
  const { first, last } = bandsReached(step.bands, reached);
  if (last < 0 && ranges.position === null) return NOTHING;
  switch (step.output) {
    case 'band':
      if (last >= step.bands.length) return null;
      return { low: whole(first + 1), high: whole(last + 1) };
    case 'rate':
      return rateRange(step, { reached, first, last });
    case 'amount':
      return amountRange(step, ranges, { reached, first, last });
  }
}

/** Below the first band there is none, and it earns nothing. */
const NOTHING: Range = { outcome: success(ZERO_VALUE) };

interface Reached extends BandsReached {
  readonly reached: Numbers;
}

function whole(number: number): Rational {
  return { numerator: BigInt(number), denominator: 1n };
}

function amountRange(step: TiersOperation, ranges: TierRanges, at: Reached): Range {
  const { mode, bands } = step;
  const { position, base, value } = ranges;
  const isByAmounts = bands.some(({ amount }) => amount !== null);
  if (mode === 'marginal') return marginalRange(step, ranges, at.reached);
  if (mode === 'whole') return wholeRange(step, ranges, at);
  if (!isByAmounts) {
    const rates = rateRange(step, at);
    return rates === null ? null : product(rates, base ?? value);
  }
  const earned = curvesOf(step).earned;
  return minus(earned.along(at.reached), earned.along(position ?? pointOf(ZERO)));
}

/** Rates of the bands touched; where they are interpolated they run straight between the edges. */
function rateRange(step: TiersOperation, { reached, first, last }: Reached): Numbers | null {
  const { mode, bands } = step;
  const rateAt = (index: number): Rational => bands[index]?.rate ?? ZERO;
  const own = bands[first];
  if (mode === 'interpolated' && first === last && own !== undefined) {
    const next = bands[first + 1];
    if (next === undefined) return pointOf(rateAt(first));
    const slope = divide(subtract(rateAt(first + 1), rateAt(first)), subtract(next.from, own.from));
    return plus(scaled(minus(reached, pointOf(own.from)), slope), pointOf(rateAt(first)));
  }
  const rates = curvesOf(step).rateHulls.between(first, mode === 'interpolated' ? last + 1 : last);
  return first < 0 ? hull([ZERO, ...(rates === null ? [] : [rates.low, rates.high])]) : rates;
}

function marginalRange(step: TiersOperation, { position, base }: TierRanges, reached: Numbers): Range {
  const { rates, amounts } = curvesOf(step);
  const start = position ?? pointOf(ZERO);
  const earned = minus(rates.along(reached), rates.along(start));
  const fixed = minus(amounts(reached), amounts(start));
  return plus(base === null ? earned : product(earned, base), fixed);
}

/** What bands come to by themselves, worked out once a table, when it is asked for. */
class Curves {
  readonly #bands: readonly Band[];
  #rates: BentLine | null = null;
  #earned: BentLine | null = null;
  #amounts: ((stretch: Numbers) => Numbers) | null = null;
  #rateHulls: Hulls | null = null;
  #amountHulls: Hulls | null = null;

  constructor({ bands }: TiersOperation) {
    this.#bands = bands;
  }

  /** Rates times the parts of [0, x) inside their bands. */
  get rates(): BentLine {
    this.#rates ??= new BentLine(this.#bands, this.#bands.map(rateOf));
    return this.#rates;
  }

  /** Amounts in proportion to the parts. */
  get earned(): BentLine {
    this.#earned ??= new BentLine(
      this.#bands,
      this.#bands.map(({ from, to, amount }) =>
        amount === null || to === null ? ZERO : divide(amount, subtract(to, from)),
      ),
    );
    return this.#earned;
  }

  /** Amounts of the bands entered. */
  get amounts(): (stretch: Numbers) => Numbers {
    this.#amounts ??= amountsEntered(this.#bands);
    return this.#amounts;
  }

  get rateHulls(): Hulls {
    this.#rateHulls ??= new Hulls(this.#bands.map(rateOf));
    return this.#rateHulls;
  }

  get amountHulls(): Hulls {
    this.#amountHulls ??= new Hulls(this.#bands.map(({ amount }) => amount ?? ZERO));
    return this.#amountHulls;
  }
}

function rateOf({ rate }: Band): Rational {
  return rate ?? ZERO;
}

/** More rows than these are taken together, which may say less and costs less. */
const PIECES_MAX = 8;

/** From the least to the greatest of any rows that follow one another. */
class Hulls {
  readonly #numbers: readonly Rational[];
  readonly #upTo: readonly Numbers[];
  readonly #onFrom: readonly Numbers[];

  constructor(numbers: readonly Rational[]) {
    this.#numbers = numbers;
    this.#upTo = running(numbers);
    this.#onFrom = running(numbers.toReversed()).toReversed();
  }

  /** Null of none. */
  between(first: number, last: number): Numbers | null {
    const start = Math.max(first, 0);
    if (last - start < PIECES_MAX) return hull(this.#numbers.slice(start, last + 1));
    const [up, on] = [this.#upTo[Math.min(last, this.#numbers.length - 1)], this.#onFrom[start]];
    if (up === undefined || on === undefined) return null;
    return { low: maximum(up.low, on.low), high: minimum(up.high, on.high) };
  }
}

function running(numbers: readonly Rational[]): readonly Numbers[] {
  const hulls: Numbers[] = [];
  for (const number of numbers) {
    const { low, high } = hulls.at(-1) ?? pointOf(number);
    hulls.push({ low: minimum(low, number), high: maximum(high, number) });
  }
  return hulls;
}

const known = new WeakMap<TiersOperation, Curves>();

function curvesOf(step: TiersOperation): Curves {
  const curves = known.get(step) ?? new Curves(step);
  known.set(step, curves);
  return curves;
}

/** Runs straight inside each band, level below the first and above a stated end. */
class BentLine {
  readonly #bands: readonly Band[];
  readonly #slopes: readonly Rational[];
  /** Its height where each band begins, and at last where the last ends. */
  readonly #heights: readonly Rational[];
  readonly #rises: boolean;

  constructor(bands: readonly Band[], slopes: readonly Rational[]) {
    this.#bands = bands;
    this.#slopes = slopes;
    let height = ZERO;
    const heights = [height];
    for (const [index, { from, to }] of bands.entries()) {
      if (to !== null) height = add(height, multiply(slopes[index] ?? ZERO, subtract(to, from)));
      heights.push(height);
    }
    this.#heights = heights;
    this.#rises = slopes.every((slope) => sign(slope) >= 0);
  }

  along(stretch: Numbers): Numbers {
    const { first, last } = bandsReached(this.#bands, stretch);
    const own = this.#bands[first];
    if (first === last && own !== undefined) {
      const part = minus(stretch, pointOf(own.from));
      return plus(scaled(part, this.#slopes[first] ?? ZERO), pointOf(this.#heights[first] ?? ZERO));
    }
    const ends = [this.#at(stretch.low, first), this.#at(stretch.high, last)];
    const between = this.#rises ? [] : this.#heights.slice(Math.max(first + 1, 0), last + 1);
    return hullOf([...ends, ...between]);
  }

  #at(reached: Rational, band: number): Rational {
    const own = this.#bands[band];
    const height = this.#heights[Math.max(band, 0)] ?? ZERO;
    if (own === undefined) return height;
    return add(height, multiply(this.#slopes[band] ?? ZERO, subtract(reached, own.from)));
  }
}

/** A band from zero is entered by anything above zero, every other one by its first unit. */
function amountsEntered(bands: readonly Band[]): Curves['amounts'] {
  if (bands.every(({ amount }) => amount === null || sign(amount) === 0)) return () => pointOf(ZERO);
  const sums: Rational[] = [ZERO];
  for (const { amount } of bands) sums.push(add(sums.at(-1) ?? ZERO, amount ?? ZERO));
  const entered = (reached: Rational): number => {
    const begun = bands.findLastIndex(({ from }) => compare(from, reached) <= 0);
    const isZeroBand = begun >= 0 && sign(bands[begun]?.from ?? reached) === 0;
    return isZeroBand && sign(reached) === 0 ? begun : begun + 1;
  };
  return ({ low, high }) => hullOf(sums.slice(entered(low), entered(high) + 1));
}

/** Of each band touched: its rate times the part of the stretch inside it, and its amount. */
function wholeRange(step: TiersOperation, ranges: TierRanges, { first, last }: Reached): Range {
  const isMany = last - first >= PIECES_MAX;
  const touched = isMany ? [] : step.bands.slice(Math.max(first, 0), last + 1);
  const pieces = isMany ? [togetherOf(step, ranges, [first, last])] : touched.map((band) => pieceOf(band, ranges));
  const [only] = pieces;
  if (first >= 0 && pieces.length === 1 && only !== undefined) return only;
  const ends = pieces.flatMap(({ low, high }) => [low, high]);
  return hull(first < 0 ? [ZERO, ...ends] : ends);
}

function pieceOf({ from, to, rate, amount }: Band, { value, position, base }: TierRanges): Numbers {
  // With a running position the value itself is not what is inside the band.
  const inside = position !== null ? value : clipped(value, from, to);
  return plus(scaled(base ?? inside, rate ?? ZERO), pointOf(amount ?? ZERO));
}

function clipped(value: Numbers, from: Rational, to: Rational | null): Numbers {
  const isInside = compare(from, value.low) <= 0 && (to === null || compare(value.high, to) <= 0);
  if (isInside) return value;
  return { low: maximum(value.low, from), high: to === null ? value.high : minimum(value.high, to) };
}

function togetherOf(
  step: TiersOperation,
  { value, base }: TierRanges,
  [first, last]: readonly [number, number],
): Numbers {
  const { rateHulls, amountHulls } = curvesOf(step);
  const rates = rateHulls.between(first, last) ?? pointOf(ZERO);
  return plus(product(rates, base ?? value), amountHulls.between(first, last) ?? pointOf(ZERO));
}

function hullOf(numbers: readonly Rational[]): Numbers {
  return hull(numbers) ?? pointOf(ZERO);
}
