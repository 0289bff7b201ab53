import { compare, sign, toCanonicalText } from '@premia/decimal';
import { z } from 'zod';
import { LIMITS } from '../document/limits.ts';
import type { Band } from '../plan/plan.ts';
import type { Report } from './node-context.ts';
import { decimalParam } from './param-schemas.ts';

export const bandSchema = z.strictObject({
  from: decimalParam,
  /** May repeat the next band's `from`; closes the last band. */
  to: decimalParam.nullish(),
  rate: decimalParam.optional(),
  amount: decimalParam.optional(),
});
export type BandParam = z.infer<typeof bandSchema>;

export const bandsParam = z.array(bandSchema).min(1).max(LIMITS.tableRows);

/** Bands touch by construction: each ends where the next begins. */
export function toBands(bands: readonly BandParam[]): readonly Band[] {
  return bands.map(({ from, to, rate, amount }, index) => ({
    from,
    to: bands[index + 1]?.from ?? to ?? null,
    rate: rate ?? null,
    amount: amount ?? null,
  }));
}

/** Rising, without gap or overlap, each earning something. */
export function checkBands(bands: readonly BandParam[], report: Report): void {
  for (const [index, band] of bands.entries()) {
    const at = (key: string): string => `bands.${index}.${key}`;
    const next = bands[index + 1];
    if (band.rate === undefined && band.amount === undefined) report({ code: 'table/band-empty', path: at('rate') });
    if (next !== undefined && compare(next.from, band.from) <= 0) {
      const details = { from: toCanonicalText(next.from), previous: toCanonicalText(band.from) };
      report({ code: 'table/bands-not-rising', path: `bands.${index + 1}.from`, details });
      continue;
    }
    if (band.to === undefined || band.to === null) continue;
    const end = next?.from ?? null;
    const [to, start] = [toCanonicalText(band.to), toCanonicalText(end ?? band.from)];
    const order = end === null ? 0 : compare(band.to, end);
    if (order < 0) report({ code: 'table/band-gap', path: at('to'), details: { from: to, to: start } });
    if (order > 0) report({ code: 'table/band-overlap', path: at('to'), details: { from: start, to } });
    if (end === null && compare(band.to, band.from) <= 0)
      report({ code: 'table/band-ends-before-start', path: at('to'), details: { from: start, to } });
  }
}

/** Slices are measured from zero, so a band cannot begin below it. */
export function checkNoNegativeStart(bands: readonly BandParam[], report: Report): void {
  const first = bands[0];
  if (first === undefined || sign(first.from) >= 0) return;
  report({ code: 'table/band-negative-start', path: 'bands.0.from', details: { from: toCanonicalText(first.from) } });
}
