import { absolute, compare, fromInteger } from '@premia/decimal';
import type { Language } from '../language.ts';
import { type DigitPattern, patternOf, writeDigits } from './digits.ts';
import { type ExactNumber, toIntlText, toRational } from './exact-text.ts';

const NUMBER_DIGITS_MAX = 6;
const PERCENT_DIGITS_MAX = 2;
const COMPACT_SIGNIFICANT_DIGITS = 4;
/** Below this a number is short enough to be shown in full even in the compact form. */
const COMPACT_FROM = fromInteger(10_000);

export interface NumberStyle {
  /** Short form for tight places: "5,24 млн", "190,8 тыс.". */
  readonly compact?: boolean;
  /** Most fraction digits shown. */
  readonly digits?: number;
  /** "+" before a positive value, for differences. */
  readonly signed?: boolean;
}

export interface MoneyStyle extends NumberStyle {
  /** ISO 4217. */
  readonly currency: string;
  /** Shows kopecks even when there are none: "181 260,00 ₽" on statements, "181 260 ₽" in sentences. */
  readonly minorUnits?: 'always' | 'if-any';
}

const formats = new Map<string, Intl.NumberFormat>();

/** Building a formatter costs far more than using it. */
function cachedFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(language, options);
  formats.set(key, format);
  return format;
}

/** A pattern with the number of places the sort of number has by itself. */
interface KnownPattern {
  readonly pattern: DigitPattern;
  readonly places: number;
}

const patterns = new Map<string, KnownPattern>();

/** `sort` is a currency, `percent` or `decimal`. */
function cachedPattern(language: Language, sort: string): KnownPattern {
  const key = `${language} ${sort}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const options: Intl.NumberFormatOptions =
    sort === 'percent' || sort === 'decimal' ? { style: sort } : moneyOptions(sort);
  // With a place after the point, so that the point shows; how many there are by themselves is asked without.
  const shown = { ...options, minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const found = {
    pattern: patternOf(new Intl.NumberFormat(language, shown)),
    places: new Intl.NumberFormat(language, options).resolvedOptions().maximumFractionDigits ?? 2,
  };
  patterns.set(key, found);
  return found;
}

function moneyOptions(currency: string): Intl.NumberFormatOptions {
  return { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
}

/** What Intl has to do itself: signs and short forms. */
function isPlain(value: ExactNumber, { signed, compact }: NumberStyle): boolean {
  return signed !== true && (compact !== true || !isLong(value));
}

function isLong(value: ExactNumber): boolean {
  return compare(absolute(toRational(value)), COMPACT_FROM) >= 0;
}

const COMPACT: Intl.NumberFormatOptions = {
  notation: 'compact',
  maximumSignificantDigits: COMPACT_SIGNIFICANT_DIGITS,
};

function signOf(style: NumberStyle): Intl.NumberFormatOptions {
  return style.signed === true ? { signDisplay: 'exceptZero' } : {};
}

/** "1 234 567,5" in Russian (no-break spaces), "1,234,567.5" in English. */
export function formatNumber(value: ExactNumber, language: Language, style: NumberStyle = {}): string {
  const digits = style.digits ?? NUMBER_DIGITS_MAX;
  if (isPlain(value, style)) {
    const count = { least: 0, most: digits, bareWhole: false };
    return writeDigits(toRational(value), cachedPattern(language, 'decimal').pattern, count);
  }
  const options = style.compact === true && isLong(value) ? COMPACT : { maximumFractionDigits: digits };
  return cachedFormat(language, { ...options, ...signOf(style) }).format(toIntlText(value, digits));
}

/** A fraction as a percentage: "0.05" is "5 %" in Russian, "5%" in English. `digits` counts those of the percentage. */
export function formatPercent(fraction: ExactNumber, language: Language, style: NumberStyle = {}): string {
  const digits = style.digits ?? PERCENT_DIGITS_MAX;
  if (style.signed !== true) {
    const count = { least: 0, most: digits, bareWhole: false, shift: 2 };
    return writeDigits(toRational(fraction), cachedPattern(language, 'percent').pattern, count);
  }
  const options: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: digits, ...signOf(style) };
  return cachedFormat(language, options).format(toIntlText(fraction, digits + 2));
}

/** "5 240 000,50 ₽" in Russian, "₽5,240,000.50" in English; the currency's own number of digits. */
export function formatMoney(value: ExactNumber, language: Language, style: MoneyStyle): string {
  const { pattern, places: minorDigits } = cachedPattern(language, style.currency);
  const digits = style.digits ?? minorDigits;
  const bareWhole = style.minorUnits !== 'always';
  if (isPlain(value, style)) {
    return writeDigits(toRational(value), pattern, { least: Math.min(minorDigits, digits), most: digits, bareWhole });
  }
  const base: Intl.NumberFormatOptions = { ...moneyOptions(style.currency), ...signOf(style) };
  if (style.compact === true && isLong(value)) {
    return cachedFormat(language, { ...base, ...COMPACT }).format(toIntlText(value, digits));
  }
  return cachedFormat(language, {
    ...base,
    minimumFractionDigits: Math.min(minorDigits, digits),
    maximumFractionDigits: digits,
    trailingZeroDisplay: bareWhole ? 'stripIfInteger' : 'auto',
  }).format(toIntlText(value, digits));
}

/** How many digits the currency's minor unit has: 2 for RUB, 0 for JPY. */
export function minorUnitDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
