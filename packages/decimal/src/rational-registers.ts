import type { Rational } from './rational.ts';
import * as exact from './rational.ts';
import { type RoundingMode, round, roundsAway } from './rounding.ts';

/** Powers of ten that are safe integers, by exponent. */
const TENS: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
const SAFE_MAX = Number.MAX_SAFE_INTEGER;
const SAFE_MAX_LARGE = BigInt(SAFE_MAX);
/** Digits that always fit a safe integer. */
const TEXT_DIGITS_MAX = 15;

const POINT = 46;
const MINUS = 45;
const DIGIT_ZERO = 48;

/**
 * A file of exact numbers that are worked on in place. A number whose numerator and denominator are safe integers is kept
 * as two doubles, not necessarily in lowest terms: whole doubles add, multiply and compare exactly as long as the result
 * is safe too, and a rounded result of an unsafe one is never taken for safe. Everything else is a `Rational`. Every
 * operation is total and answers what the functions on `Rational` answer; only the time differs, ten to thirty times.
 */
export class RationalRegisters {
  readonly #numerators: Float64Array;
  /** Zero where the number is in `#large`. */
  readonly #denominators: Float64Array;
  readonly #large: Rational[] = [];

  constructor(size: number) {
    this.#numerators = new Float64Array(size);
    this.#denominators = new Float64Array(size).fill(1);
  }

  /** Whether the number has outgrown safe integers. */
  isLarge(index: number): boolean {
    return this.#denominators[index] === 0;
  }

  /** In lowest terms. */
  read(index: number): Rational {
    const denominator = at(this.#denominators, index);
    if (denominator === 0) return this.#largeAt(index);
    if (Number.isNaN(denominator)) throw new RangeError(`RationalRegisters: there is no register ${index}`);
    return lowestTerms(at(this.#numerators, index), denominator);
  }

  write(index: number, value: Rational): void {
    const { numerator, denominator } = value;
    const isSmall = numerator <= SAFE_MAX_LARGE && numerator >= -SAFE_MAX_LARGE && denominator <= SAFE_MAX_LARGE;
    if (isSmall) this.#set(index, Number(numerator), Number(denominator));
    else {
      this.#denominators[index] = 0;
      this.#large[index] = value;
    }
  }

  /** A safe integer. */
  writeInteger(index: number, value: number): void {
    this.#set(index, value, 1);
  }

  copy(target: number, source: number, from: RationalRegisters = this): void {
    const denominator = at(from.#denominators, source);
    this.#denominators[target] = denominator;
    if (denominator === 0) this.#large[target] = from.#largeAt(source);
    else this.#numerators[target] = at(from.#numerators, source);
  }

  /**
   * Reads plain decimal text, `-1234.56`, of at most 15 digits. False for every other text, also for one that
   * `parseDecimal` reads: the register is untouched and that function has the say.
   */
  writeText(target: number, text: string): boolean {
    const length = text.length;
    const negative = text.charCodeAt(0) === MINUS;
    const start = negative ? 1 : 0;
    let value = 0;
    let point = -1;
    for (let index = start; index < length; index += 1) {
      const code = text.charCodeAt(index);
      const digit = code - DIGIT_ZERO;
      if (digit >= 0 && digit <= 9) value = value * 10 + digit;
      else if (code === POINT && point < 0) point = index;
      else return false;
    }
    const digits = length - start - (point < 0 ? 0 : 1);
    if (digits < 1 || digits > TEXT_DIGITS_MAX) return false;
    this.#set(target, negative ? -value : value, point < 0 ? 1 : ten(length - point - 1));
    return true;
  }

  /** Whether the number is whole. */
  isWhole(index: number): boolean {
    const denominator = at(this.#denominators, index);
    if (denominator === 0) return this.#largeAt(index).denominator === 1n;
    return Number.isInteger(at(this.#numerators, index) / denominator);
  }

  add(target: number, left: number, right: number): void {
    const a = at(this.#denominators, left);
    const b = at(this.#denominators, right);
    if (a !== 0 && b !== 0) {
      if (this.#setSum(target, { m: at(this.#numerators, left), a, n: at(this.#numerators, right), b })) return;
    }
    this.write(target, exact.add(this.read(left), this.read(right)));
  }

  subtract(target: number, left: number, right: number): void {
    const a = at(this.#denominators, left);
    const b = at(this.#denominators, right);
    if (a !== 0 && b !== 0) {
      if (this.#setSum(target, { m: at(this.#numerators, left), a, n: -at(this.#numerators, right), b })) return;
    }
    this.write(target, exact.subtract(this.read(left), this.read(right)));
  }

  multiply(target: number, left: number, right: number): void {
    const a = at(this.#denominators, left);
    const b = at(this.#denominators, right);
    if (a !== 0 && b !== 0) {
      const numerator = at(this.#numerators, left) * at(this.#numerators, right);
      const denominator = a * b;
      if (isSafe(numerator) && denominator <= SAFE_MAX) {
        this.#set(target, numerator, denominator);
        return;
      }
    }
    this.write(target, exact.multiply(this.read(left), this.read(right)));
  }

  /** Throws a RangeError on a zero divisor. */
  divide(target: number, left: number, right: number): void {
    const a = at(this.#denominators, left);
    const b = at(this.#denominators, right);
    const n = at(this.#numerators, right);
    if (a !== 0 && b !== 0 && n !== 0) {
      const m = at(this.#numerators, left);
      const numerator = a === b ? m : m * b;
      const denominator = a === b ? n : n * a;
      if (isSafe(numerator) && isSafe(denominator)) {
        this.#set(target, denominator < 0 ? -numerator : numerator, Math.abs(denominator));
        return;
      }
    }
    this.write(target, exact.divide(this.read(left), this.read(right)));
  }

  negate(target: number, source: number): void {
    this.copy(target, source);
    if (at(this.#denominators, target) === 0) this.#large[target] = exact.negate(this.#largeAt(source));
    else this.#numerators[target] = -at(this.#numerators, target);
  }

  absolute(target: number, source: number): void {
    if (this.sign(source) < 0) this.negate(target, source);
    else this.copy(target, source);
  }

  /** -1, 0 or 1. */
  sign(index: number): -1 | 0 | 1 {
    if (at(this.#denominators, index) === 0) return exact.sign(this.#largeAt(index));
    const numerator = at(this.#numerators, index);
    return numerator < 0 ? -1 : numerator > 0 ? 1 : 0;
  }

  /** -1, 0 or 1. */
  compare(left: number, right: number): -1 | 0 | 1 {
    const a = at(this.#denominators, left);
    const b = at(this.#denominators, right);
    if (a !== 0 && b !== 0) {
      const m = a === b ? at(this.#numerators, left) : at(this.#numerators, left) * b;
      const n = a === b ? at(this.#numerators, right) : at(this.#numerators, right) * a;
      if (isSafe(m) && isSafe(n)) return m < n ? -1 : m > n ? 1 : 0;
    }
    return exact.compare(this.read(left), this.read(right));
  }

  /** As `round`. */
  round(target: number, source: number, { digits, mode }: Rounding): void {
    const denominator = at(this.#denominators, source);
    const factor = ten(digits);
    if (denominator !== 0) {
      if (Number.isInteger(factor / denominator)) {
        this.copy(target, source);
        return;
      }
      const numerator = at(this.#numerators, source);
      // Of a decimal with more digits the rest is cut off; anything else is brought to the digits first.
      const divisor = denominator / factor;
      const isDecimal = Number.isInteger(divisor);
      const size = Math.abs(isDecimal ? numerator : numerator * factor);
      const by = isDecimal ? divisor : denominator;
      if (size + by <= SAFE_MAX) {
        const rounded = quotient(size, by, { mode, negative: numerator < 0 });
        this.#set(target, numerator < 0 ? -rounded : rounded, factor);
        return;
      }
    }
    this.write(target, round(this.read(source), digits, mode));
  }

  #set(target: number, numerator: number, denominator: number): void {
    this.#numerators[target] = numerator;
    this.#denominators[target] = denominator;
  }

  /** m/a + n/b, when it fits. */
  #setSum(target: number, { m, a, n, b }: Summands): boolean {
    let left = m;
    let right = n;
    let denominator = a;
    if (a !== b) {
      const isFiner = b > a;
      const ratio = isFiner ? b / a : a / b;
      if (Number.isInteger(ratio)) {
        denominator = isFiner ? b : a;
        if (isFiner) left = m * ratio;
        else right = n * ratio;
      } else {
        denominator = a * b;
        left = m * b;
        right = n * a;
      }
    }
    const sum = left + right;
    if (!(isSafe(left) && isSafe(right) && isSafe(sum) && denominator <= SAFE_MAX)) return false;
    this.#set(target, sum, denominator);
    return true;
  }

  #largeAt(index: number): Rational {
    const value = this.#large[index];
    if (value === undefined) throw new Error(`RationalRegisters: nothing was written to ${index}`);
    return value;
  }
}

export interface Rounding {
  readonly digits: number;
  readonly mode: RoundingMode;
}

interface Summands {
  readonly m: number;
  readonly a: number;
  readonly n: number;
  readonly b: number;
}

interface Quotient {
  readonly mode: RoundingMode;
  readonly negative: boolean;
}

/**
 * `size / by` rounded; both whole, not negative, and their sum safe. A quotient just below a whole number lies at least
 * `1 / by` below it, which is more than half of its last place: the division never rounds up to that number.
 */
function quotient(size: number, by: number, { mode, negative }: Quotient): number {
  const whole = Math.floor(size / by);
  const rest = size - whole * by;
  if (rest === 0) return whole;
  const half = rest === by - rest ? 'half' : rest > by - rest ? 'more' : 'less';
  return roundsAway({ mode, negative, half, isOdd: whole % 2 === 1 }) ? whole + 1 : whole;
}

function lowestTerms(numerator: number, denominator: number): Rational {
  if (denominator === 1) return { numerator: bigintOf(numerator), denominator: 1n };
  if (numerator === 0) return exact.ZERO;
  // What two decimals have in common is twos and fives, which are found sooner than by Euclid.
  const common = commonTwos(numerator, denominator) * commonFives(Math.abs(numerator), denominator);
  const n = numerator / common;
  const d = denominator / common;
  // A denominator of twos and fives alone has nothing else in common with anything.
  const divisor = Number.isInteger(LARGEST_TEN / d) ? 1 : greatestCommonDivisor(Math.abs(n), d);
  return { numerator: bigintOf(n / divisor), denominator: denominatorOf(d / divisor) };
}

/** The largest power of two up to 2^31 that divides both; neither is zero. Of a whole number's bits only the lowest count. */
function commonTwos(left: number, right: number): number {
  const bits = left | right;
  return bits === 0 ? 1 : (bits & -bits) >>> 0;
}

/** The largest power of five that divides both; neither is zero or negative. */
function commonFives(left: number, right: number): number {
  let fives = Math.min(fivesOf(left), fivesOf(right));
  if (fives < MOST_FIVES) return fives;
  const [a, b] = [left / MOST_FIVES, right / MOST_FIVES];
  fives = Math.min(fivesOf(a), fivesOf(b));
  return MOST_FIVES * (fives < MOST_FIVES ? fives : commonFives(a, b));
}

const MOST_FIVES = 5 ** 4;
/** The largest power of five up to 5^4 that divides a whole number, by its rest after division by 5^4. */
const FIVES: readonly number[] = Array.from(
  { length: MOST_FIVES },
  (_, rest) => [5 ** 4, 5 ** 3, 5 ** 2, 5].find((power) => rest % power === 0) ?? 1,
);

function fivesOf(size: number): number {
  return FIVES[size - Math.floor(size / MOST_FIVES) * MOST_FIVES] ?? 1;
}

const SMALL_DENOMINATORS: readonly bigint[] = Array.from({ length: 1_001 }, (_, size) => BigInt(size));

/** Most denominators are few: what a percent or a kopeck leaves after cancelling. */
function denominatorOf(size: number): bigint {
  return SMALL_DENOMINATORS[size] ?? bigintOf(size);
}

const LARGEST_TEN = 1e15;
const TWO_TO_32 = 2 ** 32;
/** One 64-bit whole number, seen as such and as its two halves. */
const WORD = new BigInt64Array(1);
const HALVES = new Int32Array(WORD.buffer);
const [LOW, HIGH] = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? [0, 1] : [1, 0];

/** `BigInt` of a safe integer – of nothing else: NaN would pass for zero – in half the time: reading a word allocates what the conversion calls out for. */
function bigintOf(integer: number): bigint {
  HALVES[LOW] = integer;
  HALVES[HIGH] = Math.floor(integer / TWO_TO_32);
  return WORD[0] ?? 0n;
}

const INT32_MAX = 2 ** 31 - 1;

function greatestCommonDivisor(left: number, right: number): number {
  let a = left;
  let b = right;
  while (b > INT32_MAX || a > INT32_MAX) {
    if (b === 0) return a;
    const rest = a - Math.floor(a / b) * b;
    a = b;
    b = rest;
  }
  // From here on the machine divides whole numbers, which takes a fraction of the time.
  let small = a | 0;
  let rest = b | 0;
  while (rest !== 0) {
    const next = (small % rest) | 0;
    small = rest;
    rest = next;
  }
  return small;
}

function isSafe(value: number): boolean {
  return value <= SAFE_MAX && value >= -SAFE_MAX;
}

/** NaN, which is never safe, where the power is no safe integer. */
function ten(exponent: number): number {
  return TENS[exponent] ?? Number.NaN;
}

/** Typed arrays answer undefined outside their ends; a register outside is a defect, and NaN never passes for safe. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}
