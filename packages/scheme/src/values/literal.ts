import {
  type DecimalTextProblem,
  fromInteger,
  ONE,
  parseDecimal,
  type Rational,
  toCanonicalText,
  ZERO,
} from '@premia/decimal';
import { parseDate } from './calendar-date.ts';
import type { Value } from './value.ts';
import type { BaseType } from './value-type.ts';

export type LiteralProblem = DecimalTextProblem | 'not-a-date' | 'not-yes-or-no' | 'not-whole';

export type LiteralResult =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: LiteralProblem };

export function numberValue(number: Rational): Value {
  return { kind: 'number', number };
}

export const ZERO_VALUE: Value = numberValue(ZERO);
export const ONE_VALUE: Value = numberValue(ONE);

export function integerValue(integer: number): Value {
  return numberValue(fromInteger(integer));
}

export function booleanValue(boolean: boolean): Value {
  return { kind: 'boolean', boolean };
}

export function textValue(text: string): Value {
  return { kind: 'text', text };
}

/** Reads what a document or an input holds as text into a value of the type expected there. */
export function parseLiteral(text: string, base: BaseType): LiteralResult {
  switch (base) {
    case 'money':
    case 'number':
    case 'percent':
      return parseNumber(text);
    case 'count': {
      const parsed = parseNumber(text);
      if (!parsed.ok || parsed.value.kind !== 'number') return parsed;
      return parsed.value.number.denominator === 1n ? parsed : { ok: false, problem: 'not-whole' };
    }
    case 'boolean':
      if (text === 'true' || text === '1') return { ok: true, value: booleanValue(true) };
      if (text === 'false' || text === '0') return { ok: true, value: booleanValue(false) };
      return { ok: false, problem: 'not-yes-or-no' };
    case 'text':
      return { ok: true, value: textValue(text) };
    case 'date':
      return parseDate(text) === null
        ? { ok: false, problem: 'not-a-date' }
        : { ok: true, value: { kind: 'date', date: text } };
  }
}

function parseNumber(text: string): LiteralResult {
  const parsed = parseDecimal(text);
  return parsed.ok ? { ok: true, value: numberValue(parsed.value) } : parsed;
}

/** The text a value has in hashes, traces and answers. */
export function valueText(value: Value): string {
  switch (value.kind) {
    case 'number':
      return toCanonicalText(value.number);
    case 'boolean':
      return value.boolean ? 'true' : 'false';
    case 'text':
      return value.text;
    case 'date':
      return value.date;
  }
}
