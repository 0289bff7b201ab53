import type { Rational } from '@premia/decimal';
import type { Language } from '../language.ts';
import { formatDate } from './date.ts';
import { formatMoney, formatNumber, formatPercent, type MoneyStyle } from './number.ts';

/** The scheme language's value, by shape: this package does not know that one. */
export type ShownValue =
  | { readonly kind: 'number'; readonly number: Rational }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: string };

/** What the value measures; `currency` is set for money only. */
export interface ShownType {
  readonly base: 'money' | 'number' | 'percent' | 'count' | 'boolean' | 'text' | 'date';
  readonly currency: string | null;
}

const BOOLEAN_WORDS = { ru: { true: 'да', false: 'нет' }, en: { true: 'yes', false: 'no' } } as const;

/** A value the way its type is written: "5 240 000 ₽", "131 %", "128", "да", "03.10.2026". */
export function formatValue(
  shown: { readonly value: ShownValue; readonly type: ShownType },
  language: Language,
  style: Partial<MoneyStyle> = {},
): string {
  const { value, type } = shown;
  switch (value.kind) {
    case 'number':
      if (type.base === 'money' && type.currency !== null) {
        return formatMoney(value.number, language, { ...style, currency: type.currency });
      }
      if (type.base === 'percent') return formatPercent(value.number, language, style);
      return formatNumber(value.number, language, style);
    case 'boolean':
      return BOOLEAN_WORDS[language][value.boolean ? 'true' : 'false'];
    case 'text':
      return value.text;
    case 'date':
      return formatDate(value.date, language);
  }
}
