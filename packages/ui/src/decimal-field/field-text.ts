import {
  decimal,
  divide,
  fromInteger,
  multiply,
  parseTypedDecimal,
  type TypedNumber,
  toExactText,
} from '@premia/decimal';
import { formatMoney, formatNumber, formatPercent, type Language } from '@premia/locale';

/** What the field holds; `percent` is stored as a fraction ("0.05") and shown as a percentage ("5 %"). */
export type DecimalKind =
  | { readonly kind: 'money'; readonly currency: string }
  | { readonly kind: 'number' | 'percent' | 'count' };

export type FieldProblem =
  | 'empty'
  | 'not-a-number'
  | 'too-many-digits'
  | 'not-whole'
  | 'other-currency'
  | 'not-a-percent';

export type FieldReading =
  /** Null: the field is empty and may be. */
  | { readonly kind: 'value'; readonly value: string | null }
  | { readonly kind: 'ambiguous'; readonly choices: readonly string[] }
  | { readonly kind: 'invalid'; readonly problem: FieldProblem };

/** Digits enough to show any decimal as it is. */
const DIGITS_MAX = 30;
const HUNDRED = fromInteger(100);

function separatorOf(language: Language): ',' | '.' {
  return language === 'ru' ? ',' : '.';
}

/** Reads the typed text as the field's kind. */
export function readField(text: string, kind: DecimalKind, language: Language): FieldReading {
  const read = parseTypedDecimal(text, separatorOf(language));
  switch (read.kind) {
    case 'invalid':
      if (read.problem === 'empty') return { kind: 'value', value: null };
      return { kind: 'invalid', problem: read.problem === 'exponent-too-large' ? 'too-many-digits' : read.problem };
    case 'number':
      return fitted(read, kind);
    case 'ambiguous': {
      const choices = read.readings.map((reading) => fitted(reading, kind));
      const values = choices.flatMap((choice) =>
        choice.kind === 'value' && choice.value !== null ? [choice.value] : [],
      );
      return values.length === 0
        ? (choices[0] ?? { kind: 'invalid', problem: 'not-a-number' })
        : { kind: 'ambiguous', choices: values };
    }
  }
}

function fitted({ value, unit }: TypedNumber, field: DecimalKind): FieldReading {
  switch (field.kind) {
    case 'percent':
      if (unit !== null && unit !== 'percent') return { kind: 'invalid', problem: 'not-a-percent' };
      return { kind: 'value', value: exact(divide(decimal(value), HUNDRED)) };
    case 'money':
      if (unit === 'percent' || (unit !== null && unit !== field.currency)) {
        return { kind: 'invalid', problem: 'other-currency' };
      }
      return { kind: 'value', value };
    case 'count':
      return value.includes('.') ? { kind: 'invalid', problem: 'not-whole' } : { kind: 'value', value };
    case 'number':
      return { kind: 'value', value: unit === 'percent' ? exact(divide(decimal(value), HUNDRED)) : value };
  }
}

function exact(value: ReturnType<typeof decimal>): string {
  const text = toExactText(value);
  if (text === null) throw new RangeError('field: a decimal has a finite expansion');
  return text;
}

/** Grouped and with its unit, for a field at rest: "1 234,56 ₽", "5 %". */
export function restingText(value: string, field: DecimalKind, language: Language): string {
  switch (field.kind) {
    case 'money':
      return formatMoney(value, language, { currency: field.currency, digits: DIGITS_MAX });
    case 'percent':
      return formatPercent(value, language, { digits: DIGITS_MAX });
    case 'number':
    case 'count':
      return formatNumber(value, language, { digits: DIGITS_MAX });
  }
}

/** Ungrouped and without a unit, for typing and for the clipboard: a spreadsheet takes it as a number. */
export function editingText(value: string, field: DecimalKind, language: Language): string {
  const shown = field.kind === 'percent' ? exact(multiply(decimal(value), HUNDRED)) : value;
  return language === 'ru' ? shown.replace('.', ',') : shown;
}
