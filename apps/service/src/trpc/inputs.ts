import { z } from 'zod';

/** The small shapes procedures take; limits first, so that nothing big reaches the rules. */
export const idSchema = z.string().min(1).max(100);

export const dateSchema = z.iso.date();

/** `2026-10`, `2026-Q3` or `2026`. */
export const periodSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/, 'period');

export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month');

export const revisionSchema = z.int().min(0);

const TITLE_LENGTH_MAX = 200;

export const titleSchema = z
  .strictObject({
    ru: z.string().trim().min(1).max(TITLE_LENGTH_MAX).optional(),
    en: z.string().trim().min(1).max(TITLE_LENGTH_MAX).optional(),
  })
  .refine((title) => title.ru !== undefined || title.en !== undefined, 'title');

/** A scheme document in any state of repair; the compiler says what is wrong with it. */
export const documentSchema = z.record(z.string(), z.unknown());
