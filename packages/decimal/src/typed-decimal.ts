import { type DecimalTextProblem, parseDecimal, toCanonicalText } from './decimal-text.ts';
import { fromInteger, multiply } from './rational.ts';

export type DecimalSeparator = ',' | '.';

/** What the person wrote beside the number; the number is not scaled by it. */
export type TypedUnit = 'percent' | 'RUB' | 'USD' | 'EUR';

export interface TypedNumber {
  /** Canonical decimal string; `тыс.`, `млн`, `k` … are multiplied in, `%` is not. */
  readonly value: string;
  readonly unit: TypedUnit | null;
}

export type TypedDecimalResult =
  | ({ readonly kind: 'number' } & TypedNumber)
  /** The text can be read in these ways (one when it only contradicts the language); the person has to say which. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly TypedNumber[] }
  | { readonly kind: 'invalid'; readonly problem: DecimalTextProblem };

const SPACES = /[\s\u00a0\u2009\u202f]+/g;
/** Groups as the Swiss write them. */
const APOSTROPHES = /(?<=\d)['\u2019](?=\d{3})/g;
const DASHES = /[\u2212\u2013]/g;
const GROUPED_BY_SPACES = /^\d{1,3}( \d{3})+$/;
const UNITS: readonly (readonly [pattern: RegExp, unit: TypedUnit])[] = [
  [/%/, 'percent'],
  [/₽|руб(лей|ля|ль)?\.?|р\.|rub/, 'RUB'],
  [/\$|usd/, 'USD'],
  [/€|eur/, 'EUR'],
];
const SCALES: readonly (readonly [pattern: RegExp, factor: bigint])[] = [
  [/(тысячи?|тыс\.?|k|к)$/, 1_000n],
  [/(миллион(ов|а)?|млн\.?|m|м)$/, 1_000_000n],
  [/(миллиард(ов|а)?|млрд\.?|bn)$/, 1_000_000_000n],
];

/**
 * Reads a number the way people type and paste it: spaces of any width between groups, comma or point, `%`, `₽`,
 * `руб.`, `$`, `тыс.`, `млн`, `k`, `m`. It never guesses: `1,234` may be a thousand or a little more than one, and
 * `1,234.56` under a decimal comma contradicts itself, so both come back as readings to choose from.
 */
export function parseTypedDecimal(text: string, separator: DecimalSeparator): TypedDecimalResult {
  const typed = takeApart(text);
  if (typed.body === '') return { kind: 'invalid', problem: text.trim() === '' ? 'empty' : 'not-a-number' };
  const readings = readingsOf(typed.body, separator);
  const values: TypedNumber[] = [];
  for (const plain of readings.plain) {
    const parsed = parseDecimal(`${typed.sign}${plain}`);
    if (!parsed.ok) return { kind: 'invalid', problem: parsed.problem };
    values.push({ value: toCanonicalText(multiply(parsed.value, fromInteger(typed.factor))), unit: typed.unit });
  }
  const [first] = values;
  if (first === undefined) return { kind: 'invalid', problem: 'not-a-number' };
  return readings.sure ? { kind: 'number', ...first } : { kind: 'ambiguous', readings: values };
}

interface Typed {
  readonly sign: string;
  /** Digits, separators and single spaces. */
  readonly body: string;
  readonly unit: TypedUnit | null;
  readonly factor: bigint;
}

function takeApart(text: string): Typed {
  let rest = text.trim().replace(APOSTROPHES, ' ').replace(SPACES, ' ').toLowerCase().replace(DASHES, '-');
  let unit: TypedUnit | null = null;
  for (const [pattern, candidate] of UNITS) {
    if (unit !== null || !pattern.test(rest)) continue;
    unit = candidate;
    rest = rest.replace(pattern, '').trim();
  }
  const scale = SCALES.find(([pattern]) => pattern.test(rest));
  if (scale !== undefined) rest = rest.replace(scale[0], '').trim();
  const sign = /^[+-]/.exec(rest)?.[0] ?? '';
  return { sign: sign === '-' ? '-' : '', body: rest.slice(sign.length).trim(), unit, factor: scale?.[1] ?? 1n };
}

interface Readings {
  /** Digits with at most one point. */
  readonly plain: readonly string[];
  readonly sure: boolean;
}

const NONE: Readings = { plain: [], sure: true };

function readingsOf(body: string, separator: DecimalSeparator): Readings {
  if (!/\d/.test(body)) return NONE;
  const commas = body.split(',').length - 1;
  const points = body.split('.').length - 1;
  if (commas > 0 && points > 0) return readMixed(body, separator);
  const mark = commas > 0 ? ',' : '.';
  if (commas + points === 0) return sure(withoutSpaces(body));
  return commas + points === 1 ? readSingle(body, mark) : sure(ungrouped(body, mark));
}

/** Both marks: the later one is the decimal one; readable, but to be confirmed where the language has it reversed. */
function readMixed(body: string, separator: DecimalSeparator): Readings {
  const decimalMark = body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.';
  const at = body.indexOf(decimalMark);
  const [whole, fraction] = [body.slice(0, at), body.slice(at + 1)];
  const digits = ungrouped(whole, decimalMark === ',' ? '.' : ',');
  if (digits === null || !/^\d+$/.test(fraction)) return NONE;
  return { plain: [`${digits}.${fraction}`], sure: decimalMark === separator };
}

/** One mark: three digits after it may be a group or a fraction, unless the whole part rules a group out. */
function readSingle(body: string, mark: DecimalSeparator): Readings {
  const at = body.indexOf(mark);
  const [whole, fraction] = [body.slice(0, at), body.slice(at + 1)];
  const digits = whole === '' ? '0' : withoutSpaces(whole);
  if (digits === null || !/^\d*$/.test(fraction)) return NONE;
  const asFraction = fraction === '' ? digits : `${digits}.${fraction}`;
  const mayBeGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return mayBeGroup ? { plain: [asFraction, `${digits}${fraction}`], sure: false } : sure(asFraction);
}

function sure(plain: string | null): Readings {
  return plain === null ? NONE : { plain: [plain], sure: true };
}

/** Null when the groups between the marks are not of three digits. */
function ungrouped(text: string, mark: DecimalSeparator): string | null {
  const groups = text.split(mark);
  const sound = groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  return sound ? groups.join('') : null;
}

function withoutSpaces(text: string): string | null {
  if (/^\d+$/.test(text)) return text;
  return GROUPED_BY_SPACES.test(text) ? text.replaceAll(' ', '') : null;
}
