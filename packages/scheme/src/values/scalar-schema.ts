import { z } from 'zod';

/** Longest text a single value may have. */
export const VALUE_LENGTH_MAX = 1_000;
/** Digits a JSON number keeps through a double; longer decimals have to be strings. */
const JSON_NUMBER_DIGITS_MAX = 15;

/** Whether a JSON number says exactly what its shortest text says: `0.05` does, a sum of 17 digits may not. */
export function isExactInJson(value: number): boolean {
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/[-.]/g, '').length <= JSON_NUMBER_DIGITS_MAX;
}

/** A value is text; a yes/no or a number JSON carries exactly is taken as if it had been written as text. */
export const scalarSchema = z
  .union([z.string().max(VALUE_LENGTH_MAX), z.boolean(), z.number().refine(isExactInJson)])
  .transform((value) => String(value));

/** A value that may be null, which says the same as leaving it out. */
export const optionalScalarSchema = z
  .union([scalarSchema, z.null()])
  .transform((value) => value ?? undefined)
  .optional();

/** Values by key; null entries are left out, so that "not given" has one form. */
export const scalarRecordSchema = z
  .record(z.string(), z.union([scalarSchema, z.null()]))
  .transform((values) =>
    Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]]))),
  );
