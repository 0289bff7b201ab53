import type { Translate } from '@premia/locale';
import type { Format } from '@premia/ui';
import { callFailure } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { referencesMessages } from './references.messages.ts';

/** Why a rate or a day was not taken. */
export function referenceRefusal(error: unknown, t: Translate, format: Format): string {
  const failure = callFailure(error);
  const period = format.period(failure?.details['period'] ?? '');
  switch (failure?.code) {
    case 'reference/changed-meanwhile':
      return t(referencesMessages.changedMeanwhile);
    case 'rate/period-closed':
      return t(referencesMessages.rateClosed, { period });
    case 'calendar/period-closed':
      return t(referencesMessages.dayClosed, { period });
    case 'rate/bad-rate':
      return t(referencesMessages.badRate);
    case 'rate/same-currency':
      return t(referencesMessages.sameCurrency);
    default:
      return failureWords(error, t).text;
  }
}
