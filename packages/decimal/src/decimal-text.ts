import { INPUT_DIGITS_MAX, INPUT_EXPONENT_MAX, type Rational, rational } from './rational.ts';

export type DecimalTextProblem = 'empty' | 'not-a-number' | 'too-many-digits' | 'exponent-too-large';

export type DecimalTextResult =
  | { readonly ok: true; readonly value: Rational }
  | { readonly ok: false; readonly problem: DecimalTextProblem };

const DECIMAL_PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/**
 * Reads a canonical decimal string ("-12.5", "1e3"): a point, no grouping, no locale.
 * For what people type use `parseTypedDecimal`.
 */
export function parseDecimal(text: string): DecimalTextResult {
  if (text === '') return { ok: false, problem: 'empty' };
  const match = DECIMAL_PATTERN.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole + fraction === '') return { ok: false, problem: 'not-a-number' };
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits.length > INPUT_DIGITS_MAX) return { ok: false, problem: 'too-many-digits' };
  const exponent = Number(match[4] ?? '0');
  if (Math.abs(exponent) > INPUT_EXPONENT_MAX) return { ok: false, problem: 'exponent-too-large' };
  // Of no digits at all (`0.0`) `BigInt` makes zero.
  const magnitude = BigInt(digits) * (match[1] === '-' ? -1n : 1n);
  const scale = exponent - fraction.length;
  return {
    ok: true,
    value: scale >= 0 ? rational(magnitude * 10n ** BigInt(scale)) : rational(magnitude, 10n ** BigInt(-scale)),
  };
}

/** Reads a decimal string the program itself wrote; anything else is a defect and throws. */
export function decimal(text: string): Rational {
  const result = parseDecimal(text);
  if (!result.ok) throw new RangeError(`decimal: ${JSON.stringify(text)} is ${result.problem}`);
  return result.value;
}

/** Writes exactly `digits` places; the value must already be rounded to them, else it throws. */
export function toFixedText(value: Rational, digits: number): string {
  return smallFixedText(value, digits) ?? largeFixedText(value, digits);
}

/** The same on doubles while everything is a safe integer; null when it is not, or not a multiple. */
function smallFixedText({ numerator, denominator }: Rational, digits: number): string | null {
  // A numerator that is no safe integer is none as a double either, and found out below.
  if (denominator > SAFE_MAX) return null;
  const scaled = Number(numerator) * (TENS[digits] ?? 10 ** digits);
  const units = scaled / Number(denominator);
  if (!(Math.abs(scaled) <= Number.MAX_SAFE_INTEGER) || !Number.isInteger(units)) return null;
  return digits === 2 ? hundredths(units) : withPoint(Math.abs(units).toString(), digits, units < 0);
}

/** Most amounts are hundredths: two short numbers are written in less time than a long one that is cut. */
function hundredths(units: number): string {
  const size = Math.abs(units);
  const whole = Math.floor(size / 100);
  const text = `${whole}${HUNDREDTHS[size - whole * 100]}`;
  return units < 0 ? `-${text}` : text;
}

const HUNDREDTHS: readonly string[] = Array.from({ length: 100 }, (_, rest) => `.${rest.toString().padStart(2, '0')}`);

function withPoint(units: string, digits: number, negative: boolean): string {
  const text = units.padStart(digits + 1, '0');
  const body = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return negative ? `-${body}` : body;
}

const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER);
const TENS: readonly number[] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

function largeFixedText(value: Rational, digits: number): string {
  const factor = 10n ** BigInt(digits);
  const scaled = value.numerator * factor;
  if (scaled % value.denominator !== 0n) throw new RangeError(`toFixedText: value is not a multiple of 1e-${digits}`);
  const units = scaled / value.denominator;
  return withPoint((units < 0n ? -units : units).toString(), digits, units < 0n);
}

/** Reads what `toFixedText` wrote, of any length: limits are for what people give us. Anything else throws. */
export function fromFixedText(text: string): Rational {
  if (!FIXED_PATTERN.test(text)) throw new RangeError(`fromFixedText: ${JSON.stringify(text)} is no amount`);
  const point = text.indexOf('.');
  const digits = point < 0 ? 0 : text.length - point - 1;
  return rational(BigInt(text.replace('.', '')), 10n ** BigInt(digits));
}

const FIXED_PATTERN = /^-?\d+(\.\d+)?$/;

/** The finite decimal expansion if there is one, else null ("1/3" has none). */
export function toExactText(value: Rational): string | null {
  if (value.denominator === 1n) return value.numerator.toString();
  return smallExactText(value) ?? largeExactText(value);
}

/** Places after the point that a fraction takes, by its denominator. */
const DIGITS_OF: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 7 }, (_, fives) => fives).flatMap((fives) =>
    Array.from({ length: 7 }, (_, twos) => [2 ** twos * 5 ** fives, Math.max(twos, fives)] as const),
  ),
);

/** The common ones by a look into a table; null when it holds nothing for them. */
function smallExactText(value: Rational): string | null {
  if (value.denominator > SMALL_DENOMINATOR_MAX) return null;
  const digits = DIGITS_OF.get(Number(value.denominator));
  return digits === undefined ? null : toFixedText(value, digits);
}

const SMALL_DENOMINATOR_MAX = 1_000_000n;

function largeExactText(value: Rational): string | null {
  let rest = value.denominator;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  return rest === 1n ? toFixedText(value, Math.max(twos, fives)) : null;
}

/** A canonical text for hashing and traces: the finite decimal, else "numerator/denominator". */
export function toCanonicalText(value: Rational): string {
  return toExactText(value) ?? `${value.numerator}/${value.denominator}`;
}
