import { compareAmounts, differenceOf, ratioOf, sumOf } from '@premia/ui';

export interface AttainmentInput {
  readonly actual: string;
  readonly target: string | null;
  readonly boundaries: readonly string[];
}

export interface AttainmentScale {
  /** The right end of the bar. */
  readonly end: string;
  /** Marks worth drawing, in rising order. */
  readonly marks: readonly { readonly at: string; readonly reached: boolean }[];
  /** What is still needed to enter the next band; null in the highest one or without bands. */
  readonly toNext: string | null;
  /** actual / target; null without a target. */
  readonly ratio: string | null;
}

/** A sixteenth of the bar stays free after the last mark, so that its label fits. */
const HEADROOM_PARTS = '16';

/** Bands are `[from, to)`: standing on a boundary is having reached it. */
export function attainmentScale(input: AttainmentInput): AttainmentScale {
  const positive = [...new Set(input.boundaries)].filter((at) => compareAmounts(at, '0') > 0).sort(compareAmounts);
  const marks = positive.map((at) => ({ at, reached: compareAmounts(input.actual, at) >= 0 }));
  const next = marks.find((mark) => !mark.reached);
  const candidates = [input.actual, input.target ?? '0', positive.at(-1) ?? '0'].sort(compareAmounts);
  const furthest = candidates.at(-1) ?? input.actual;
  return {
    end: withHeadroom(furthest),
    marks,
    toNext: next === undefined ? null : differenceOf(next.at, input.actual),
    ratio: input.target === null ? null : ratioOf(input.actual, input.target),
  };
}

function withHeadroom(amount: string): string {
  const room = ratioOf(amount, HEADROOM_PARTS);
  return room === null || compareAmounts(amount, '0') <= 0 ? '1' : sumOf([amount, room]);
}
