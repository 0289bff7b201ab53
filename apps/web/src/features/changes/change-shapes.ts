import type { Translate } from '@premia/locale';
import type { ChangeSetState, CriterionType } from '@premia/service';
import type { Format, Tone } from '@premia/ui';
import { changesMessages } from './changes.messages.ts';

export const STATE_TONES: Readonly<Record<ChangeSetState, Tone>> = {
  draft: 'neutral',
  submitted: 'warn',
  applied: 'good',
  rejected: 'bad',
  undone: 'neutral',
  discarded: 'neutral',
};

/** A value in its criterion's unit; a dash in words where there is none. */
export function measureText(
  value: string | null,
  type: CriterionType,
  { format, currency, t }: { readonly format: Format; readonly currency: string; readonly t: Translate },
): string {
  if (value === null) return t(changesMessages.none);
  switch (type) {
    case 'money':
      return currency === '' ? format.number(value) : format.money(value, { currency });
    case 'percent':
      return format.percent(value);
    case 'number':
    case 'count':
      return format.number(value);
  }
}
