import { absolute, compare, fromInteger } from '@premia/decimal';
import type { Language } from '../language.ts';
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
  const options = style.compact === true && isLong(value) ? COMPACT : { maximumFractionDigits: digits };
  return cachedFormat(language, { ...options, ...signOf(style) }).format(toIntlText(value, digits));
}

/** A fraction as a percentage: "0.05" is "5 %" in Russian, "5%" in English. `digits` counts those of the percentage. */
export function formatPercent(fraction: ExactNumber, language: Language, style: NumberStyle = {}): string {
  const digits = style.digits ?? PERCENT_DIGITS_MAX;
  const options: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: digits, ...signOf(style) };
  return cachedFormat(language, options).format(toIntlText(fraction, digits + 2));
}

/** "5 240 000,50 ₽" in Russian, "₽5,240,000.50" in English; the currency's own number of digits. */
export function formatMoney(value: ExactNumber, language: Language, style: MoneyStyle): string {
  const base: Intl.NumberFormatOptions = {
    style: 'currency',
    currency: style.currency,
    currencyDisplay: 'narrowSymbol',
    ...signOf(style),
  };
  const minorDigits = cachedFormat(language, base).resolvedOptions().maximumFractionDigits ?? 2;
  const digits = style.digits ?? minorDigits;
  if (style.compact === true && isLong(value)) {
    return cachedFormat(language, { ...base, ...COMPACT }).format(toIntlText(value, digits));
  }
  const zeros = style.minorUnits === 'always' ? 'auto' : 'stripIfInteger';
  return cachedFormat(language, {
    ...base,
    minimumFractionDigits: Math.min(minorDigits, digits),
    maximumFractionDigits: digits,
    trailingZeroDisplay: zeros,
  }).format(toIntlText(value, digits));
}

/** How many digits the currency's minor unit has: 2 for RUB, 0 for JPY. */
export function minorUnitDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
