import type { Language, Translate } from '@premia/locale';
import { type BaseType, type LiteralProblem, parseLiteral } from '@premia/scheme';
import { type DecimalKind, editingText, fieldMessages, readField, restingText } from '@premia/ui';
import { nodeViewMessages as messages } from '../node-views.messages.ts';
import type { Refusal } from './EditableCell.tsx';

export type TypedValue =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly refusal: Refusal };

interface Reader {
  readonly language: Language;
  readonly t: Translate;
  /** What money is in here; another currency is refused. */
  readonly currency: string;
}

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

type NumericType = Extract<BaseType, 'money' | 'number' | 'percent' | 'count'>;

/** The same rule as every other field for numbers: `DecimalField`'s. */
function readNumber(text: string, base: NumericType, reader: Reader): TypedValue {
  const { language, t } = reader;
  const field = fieldOf(base, reader.currency);
  const read = readField(text, field, language);
  switch (read.kind) {
    case 'value':
      return read.value === null ? refuse(t(messages.notANumber)) : checked(read.value, base, reader);
    case 'invalid':
      return refuse(t(NUMBER_WORDS[read.problem]));
    case 'ambiguous': {
      const choices = read.choices.map((choice) => ({
        label: restingText(choice, field, language),
        text: unmistakable(editingText(choice, field, language)),
      }));
      return { ok: false, refusal: { message: t(messages.ambiguous), choices } };
    }
  }
}

function fieldOf(base: NumericType, currency: string): DecimalKind {
  return base === 'money' ? { kind: 'money', currency } : { kind: base };
}

/** With a trailing zero "1.234" has one reading left, so the choice can be typed back into the field. */
function unmistakable(text: string): string {
  return /[.,]/.test(text) ? `${text}0` : text;
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

const NUMBER_WORDS = {
  ...fieldMessages,
  'not-a-number': messages.notANumber,
  'too-many-digits': messages.tooLong,
  'not-whole': messages.notWhole,
};

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
      return editingText(value, { kind: 'number' }, language);
    case 'percent':
      return `${editingText(value, { kind: 'percent' }, language)}%`;
    case 'boolean':
    case 'text':
    case 'date':
      return value;
  }
}
