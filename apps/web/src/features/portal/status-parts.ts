import type { PortalOverview } from '@premia/service';
import { compareAmounts, sumOf } from '@premia/ui';

export const STATUS_PARTS = ['accrued', 'approved', 'paid'] as const;
export type StatusPart = (typeof STATUS_PARTS)[number];

/** The parts as the service gave them, and whether they add up to the total, as they must. */
export function checkedParts(overview: Pick<PortalOverview, 'status'>, total: string) {
  const sum = sumOf(STATUS_PARTS.map((part) => overview.status[part]));
  return { sum, addsUp: compareAmounts(sum, total) === 0 };
}

/** The lines' sum beside the total they must make. */
export function checkedLines(lines: readonly { readonly amount: string }[], total: string) {
  const sum = sumOf(lines.map((line) => line.amount));
  return { sum, addsUp: compareAmounts(sum, total) === 0 };
}
