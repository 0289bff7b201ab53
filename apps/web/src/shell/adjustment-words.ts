import type { Translate } from '@premia/locale';
import type { AdjustmentKind, AdjustmentStep } from '@premia/service';
import type { Format } from '@premia/ui';
import { adjustmentMessages } from './adjustment.messages.ts';

/** Why a correction is due, in a sentence. */
export function adjustmentCauseWords(
  { cause }: Pick<AdjustmentStep, 'cause'>,
  { t, format }: { readonly t: Translate; readonly format: Format },
): string {
  const title = cause.title === '' ? cause.id : cause.title;
  if (cause.source === 'several') return t(adjustmentMessages.several, { count: Number.parseInt(cause.id, 10) });
  if (cause.source === 'recalculation') return t(adjustmentMessages.otherData);
  if (cause.source === 'decision') return t(adjustmentMessages.decision, { reason: cause.title });
  if (cause.on === null) return t(adjustmentMessages.added, { title });
  const date = format.date(cause.on);
  switch (cause.change) {
    case 'corrected':
      return t(adjustmentMessages.corrected, { title, date });
    case 'removed':
      return t(adjustmentMessages.removed, { title, date });
    case 'added':
    case null:
      return t(adjustmentMessages.addedOn, { title, date });
  }
}

export const ORIGIN_WORDS = {
  late: adjustmentMessages.late,
  manual: adjustmentMessages.manual,
  reversal: adjustmentMessages.reversal,
} as const satisfies Readonly<Record<AdjustmentKind, unknown>>;
