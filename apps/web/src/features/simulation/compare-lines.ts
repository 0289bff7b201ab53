import type { PayoutLine } from '@premia/scheme';
import { compareAmounts, differenceOf } from '@premia/ui';

export interface ComparedLine {
  readonly code: string;
  /** Null where that side has no such line. */
  readonly base: string | null;
  readonly candidate: string | null;
  /** A line only one side has differs by its whole amount. */
  readonly delta: string;
  readonly changed: boolean;
}

/** Lines of both sides matched by code, in the order of the candidate, then what only the base has. */
export function compareLines(base: readonly PayoutLine[], candidate: readonly PayoutLine[]): readonly ComparedLine[] {
  const codes = [...new Set([...candidate, ...base].map((line) => line.code))];
  return codes.map((code) => {
    const before = base.find((line) => line.code === code)?.amount ?? null;
    const after = candidate.find((line) => line.code === code)?.amount ?? null;
    const delta = differenceOf(after ?? '0', before ?? '0');
    return { code, base: before, candidate: after, delta, changed: compareAmounts(delta, '0') !== 0 };
  });
}
