import { decimal, divide, fromInteger, multiply, parseDecimal, toExactText } from '@premia/decimal';
import { formatNumber, formatPercent, type Language, type Translate } from '@premia/locale';
import { type BaseType, type LiteralProblem, parseLiteral } from '@premia/scheme';
import { nodeViewMessages as messages } from '../node-views.messages.ts';
import type { Refusal } from './EditableCell.tsx';
import { readTypedNumber } from './typed-number.ts';

export type TypedValue =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly refusal: Refusal };

interface Reader {
  readonly language: Language;
  readonly t: Translate;
}

const HUNDRED = fromInteger(100);
const YES = new Set(['да', 'yes', 'true', '1']);
const NO = new Set(['нет', 'no', 'false', '0']);

/** Typed text → the value as a document holds it: decimals with a point, percents as fractions, ISO dates. */
export function readTyped(text: string, base: BaseType, reader: Reader): TypedValue {
  switch (base) {
    case 'money':
    case 'number':
    case 'percent':
    case 'count':
      return readNumber(text, base, reader);
    case 'boolean': {
      const word = text.trim().toLowerCase();
      if (YES.has(word)) return { ok: true, value: 'true' };
      return NO.has(word) ? { ok: true, value: 'false' } : refuse(reader.t(messages.notYesNo));
    }
    case 'date': {
      const iso = text.trim().replace(/^\d{1,2}\.\d{1,2}\.\d{4}$/, toIsoDate);
      return checked(iso, base, reader);
    }
    case 'text':
      return { ok: true, value: text.trim() };
  }
}

/** 31.10.2026 → 2026-10-31. */
function toIsoDate(date: string): string {
  const parts = date.split('.').map((part) => part.padStart(2, '0'));
  return parts.reverse().join('-');
}

function readNumber(text: string, base: BaseType, reader: Reader): TypedValue {
  const typed = readTypedNumber(text);
  if (typed.ok) return checked(fraction(typed.decimal, base === 'percent' || typed.isPercent), base, reader);
  if (typed.problem === 'not-a-number') return refuse(reader.t(messages.notANumber));
  const sign = typed.isPercent ? '%' : '';
  // With a trailing zero "1.234" has one reading left, so the choice can be typed back into the field.
  const choices = typed.choices.map((choice) => ({
    label: formatNumber(choice, reader.language) + sign,
    text: `${choice.includes('.') ? `${choice}0` : choice}${sign}`,
  }));
  return { ok: false, refusal: { message: reader.t(messages.ambiguous), choices } };
}

/** Five in a field of percents is five percent. */
function fraction(text: string, isPercent: boolean): string {
  if (!isPercent || !parseDecimal(text).ok) return text;
  return toExactText(divide(decimal(text), HUNDRED)) ?? text;
}

function checked(value: string, base: BaseType, { t }: Reader): TypedValue {
  const parsed = parseLiteral(value, base);
  return parsed.ok ? { ok: true, value } : refuse(t(PROBLEM_WORDS[parsed.problem]));
}

const PROBLEM_WORDS = {
  empty: messages.notANumber,
  'not-a-number': messages.notANumber,
  'too-many-digits': messages.tooLong,
  'exponent-too-large': messages.tooLong,
  'not-a-date': messages.notADate,
  'not-yes-or-no': messages.notYesNo,
  'not-whole': messages.notWhole,
} as const satisfies Record<LiteralProblem, unknown>;

function refuse(message: string): TypedValue {
  return { ok: false, refusal: { message } };
}

/** The value as it stands in the field when typing begins: the language's decimal sign, no grouping. */
export function typedText(value: string, base: BaseType, language: Language): string {
  const parsed = parseLiteral(value, base);
  if (!parsed.ok) return value;
  switch (base) {
    case 'money':
    case 'number':
    case 'count':
      return language === 'ru' ? value.replace('.', ',') : value;
    case 'percent': {
      const text = parsed.value.kind === 'number' ? toExactText(multiply(parsed.value.number, HUNDRED)) : null;
      if (text === null) return formatPercent(value, language);
      return `${language === 'ru' ? text.replace('.', ',') : text}%`;
    }
    case 'boolean':
    case 'text':
    case 'date':
      return value;
  }
}
