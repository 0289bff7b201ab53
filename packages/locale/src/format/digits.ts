import { type Rational, round } from '@premia/decimal';

/** How a language writes numbers of one sort, read off Intl once: writing digits by it is far quicker than Intl. */
export interface DigitPattern {
  readonly positive: Affixes;
  readonly negative: Affixes;
  readonly group: string;
  readonly point: string;
}

interface Affixes {
  readonly before: string;
  readonly after: string;
}

export interface DigitCount {
  /** Zeros are written up to here. */
  readonly least: number;
  /** Rounded, half away from zero, to so many places. */
  readonly most: number;
  /** A whole number has no places at all. */
  readonly bareWhole: boolean;
}

/** Groups of three, as Russian and English have them; a test holds the whole against Intl. */
export function patternOf(format: Intl.NumberFormat): DigitPattern {
  const parts = format.formatToParts('1234567.8' as Intl.StringNumericLiteral);
  const find = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    positive: affixesOf(parts),
    negative: affixesOf(format.formatToParts('-1234567.8' as Intl.StringNumericLiteral)),
    group: find('group'),
    point: find('decimal') || '.',
  };
}

const DIGIT_PARTS: ReadonlySet<string> = new Set(['integer', 'group', 'decimal', 'fraction']);

function affixesOf(parts: readonly Intl.NumberFormatPart[]): Affixes {
  const first = parts.findIndex(({ type }) => DIGIT_PARTS.has(type));
  const last = parts.findLastIndex(({ type }) => DIGIT_PARTS.has(type));
  const textOf = (some: readonly Intl.NumberFormatPart[]): string => some.map(({ value }) => value).join('');
  return { before: textOf(parts.slice(0, first)), after: textOf(parts.slice(last + 1)) };
}

/** Writes `value`, or a hundred times it with `shift` 2, with as many places as `count` asks for. */
export function writeDigits(
  value: Rational,
  { positive, negative, group, point }: DigitPattern,
  { least, most, bareWhole, shift = 0 }: DigitCount & { readonly shift?: number },
): string {
  const units = unitsOf(value, most + shift);
  const isNegative = value.numerator < 0n && units !== '0';
  const { before, after } = isNegative ? negative : positive;
  const padded = units.padStart(most + 1, '0');
  const end = padded.length - most;
  let last = padded.length;
  while (last > end && padded.charCodeAt(last - 1) === ZERO) last -= 1;
  const isBare = bareWhole && last === end;
  const places = isBare ? '' : padded.slice(end, Math.max(last, end + least));
  return `${before}${grouped(padded.slice(0, end), group)}${places === '' ? '' : point}${places}${after}`;
}

const ZERO = 48;
const GROUP_DIGITS = 3;

function grouped(digits: string, group: string): string {
  let text = '';
  let end = digits.length;
  while (end > GROUP_DIGITS) {
    text = `${group}${digits.slice(end - GROUP_DIGITS, end)}${text}`;
    end -= GROUP_DIGITS;
  }
  return digits.slice(0, end) + text;
}

const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** The size of the value in units of 10^-scale, rounded half away from zero; whole doubles where they are exact. */
function unitsOf(value: Rational, scale: number): string {
  const { numerator, denominator } = value;
  if (numerator <= SAFE_MAX && numerator >= -SAFE_MAX && denominator <= SAFE_MAX) {
    const size = Math.abs(Number(numerator)) * 10 ** scale;
    const by = Number(denominator);
    if (size + by <= Number.MAX_SAFE_INTEGER) {
      const floor = Math.floor(size / by);
      // The quotient of doubles may have been rounded up to the next whole number: the remainder tells.
      const whole = floor * by > size ? floor - 1 : floor;
      const rest = size - whole * by;
      return String(rest >= by - rest ? whole + 1 : whole);
    }
  }
  const rounded = round(value, scale);
  const units = (rounded.numerator * 10n ** BigInt(scale)) / rounded.denominator;
  return (units < 0n ? -units : units).toString();
}
