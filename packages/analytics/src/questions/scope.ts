import { z } from 'zod';

/** Whose payouts an answer may count. The caller derives it from the policy; the questions cannot widen it. */
export const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('company') }),
  /** These departments and nobody else: list a whole subtree to see one. An empty list sees nothing. */
  z.object({ kind: z.literal('departments'), ids: z.array(z.string()).readonly() }),
]);
export type Scope = z.infer<typeof scope>;

export const period = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/);
/** `2026-10`. */
export const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** Counts are 64-bit and arrive quoted; a company has fewer people than a number can hold. */
export const count = z.coerce.number().int().nonnegative();
export const amount = z.string().regex(/^-?\d+(?:\.\d+)?$/);
export const flag = z.union([z.literal(0), z.literal(1), z.boolean()]).transform(Boolean);

export function scopeBindings(value: Scope): { is_company: number; departments: readonly string[] } {
  return value.kind === 'company' ? { is_company: 1, departments: [] } : { is_company: 0, departments: value.ids };
}

/**
 * The payouts that count: statements of sealed periods, accruals of the others, adjustments always. One place, so that
 * two dashboards cannot disagree. Needs `currency`, `is_company` and `departments`.
 */
export const COUNTED_PAYOUTS = `
  SELECT * FROM payouts_v1 FINAL
  WHERE currency = {currency:String}
    AND ({is_company:UInt8} = 1 OR department_id IN {departments:Array(String)})
    AND (source = 'adjustment' OR (source = 'statement') =
      (period GLOBAL IN (SELECT period FROM periods_v1 FINAL WHERE state = 'sealed')))`;
