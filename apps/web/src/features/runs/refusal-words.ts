import type { Translate } from '@premia/locale';
import type { Refusal } from '@premia/service';
import { refusalMessages } from './runs.messages.ts';

/** Why a command on a run was refused. */
export function refusalWords(refusal: Refusal, t: Translate): string {
  switch (refusal.code) {
    case 'access/four-eyes':
      return t(refusalMessages.fourEyes);
    case 'access/own-pay':
      return t(refusalMessages.ownPay);
    case 'access/forbidden':
      return t(refusalMessages.forbidden);
    case 'run/control-totals':
      return t(refusalMessages.controlTotals, {
        day: refusal.details['day'] ?? '',
        source: refusal.details['source'] ?? '',
      });
    case 'run/earlier-open':
      return t(refusalMessages.earlierOpen, { period: refusal.details['period'] ?? '' });
    case 'run/earlier-sealed-since':
      return t(refusalMessages.earlierSealedSince, { period: refusal.details['period'] ?? '' });
    case 'run/changed-meanwhile':
    case 'run/wrong-state':
      return t(refusalMessages.moved);
    default:
      return t(refusalMessages.other, { code: refusal.code });
  }
}
