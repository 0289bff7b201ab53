import { parseDecimal, type Rational, ROUNDING_MODES, type RoundingMode } from '@premia/decimal';
import { z } from 'zod';
import { bilingualSchema, keySchema } from '../document/scheme-document.ts';
import { CURRENCY_PATTERN } from '../values/currency.ts';
import { scalarSchema } from '../values/scalar-schema.ts';
import { BASE_TYPES } from '../values/value-type.ts';

/** A decimal written as a string, read exactly. */
export const decimalParam: z.ZodType<Rational> = scalarSchema.transform((text, context) => {
  const parsed = parseDecimal(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', params: { code: 'params/bad-value', given: text, problem: parsed.problem } });
  return z.NEVER;
});

/** A constant whose type depends on where it stands; read when the node is lowered. */
export const constantParam = scalarSchema.optional();
/** Said for one input instead of a link, or added to the linked ones. */
export const constantListParam = z.array(scalarSchema).max(100).optional();

export const typeParam = z.enum(BASE_TYPES);
export const numericTypeParam = z.enum(['money', 'number', 'percent', 'count']);
export const currencyParam = z.string().regex(CURRENCY_PATTERN).optional();
export const titleParam = bilingualSchema.optional();

/** A name from outside the scheme: a criterion, an attribute, a table, a fact type. */
export const nameParam = z.string().min(1).max(200);
/** A name the scheme itself gives: a payout's code, an input of a formula. */
export const ownKeyParam = keySchema;

const HALF_AWAY = 'half-away';
/** `half-up` is half away from zero, as accountants round; `half-away` says the same. */
export const roundingParam: z.ZodType<RoundingMode> = z
  .enum([...ROUNDING_MODES, HALF_AWAY])
  .transform((mode) => (mode === HALF_AWAY ? 'half-up' : mode));

export const DIGITS_MAX = 12;
export const digitsParam = integerParam(-DIGITS_MAX, DIGITS_MAX);

/** A whole number, also when it was written as text. */
export function integerParam(min: number, max: number): z.ZodType<number> {
  return z
    .union([z.int(), z.string().regex(/^-?\d{1,9}$/)])
    .transform(Number)
    .pipe(z.int().min(min).max(max));
}
