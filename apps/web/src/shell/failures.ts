import type { Translate } from '@premia/locale';
import { type CallFailure, callFailure } from './api.ts';
import { failureMessages } from './failures.messages.ts';

export interface FailureWords {
  readonly text: string;
  readonly id: string | null;
}

/** Any failed call in words. */
export function failureWords(error: unknown, t: Translate): FailureWords {
  const failure = callFailure(error);
  if (failure === null) return { text: t(failureMessages.lost), id: null };
  return { text: textOf(failure, t), id: failure.requestId };
}

function textOf({ code, details }: CallFailure, t: Translate): string {
  switch (code) {
    case 'request/absent':
      return t(failureMessages.absent);
    case 'session/required':
    case 'session/refused':
      return t(failureMessages.session);
    case 'analytics/unavailable':
      return t(failureMessages.analytics);
    case 'scheme/assigned-into-sealed-period':
      return t(failureMessages.sealedPeriod, { period: details['period'] ?? '' });
    case 'scheme/still-assigned':
      return t(failureMessages.stillAssigned);
    case 'scheme/submitted':
      return t(failureMessages.submitted);
    case 'scheme/period-and-currency-fixed':
      return t(failureMessages.periodFixed);
    case 'scheme/has-errors':
      return t(failureMessages.hasErrors);
    case 'scheme/other-period':
      return t(failureMessages.otherPeriod);
    case 'run/period-sealed':
      return t(failureMessages.periodSealed);
    case 'run/earlier-open':
      return t(failureMessages.earlierOpen, { period: details['period'] ?? '' });
    case 'run/nobody-to-pay':
      return t(failureMessages.nobodyToPay);
    case 'run/several-currencies':
      return t(failureMessages.severalCurrencies);
    case 'service/defect':
      return t(failureMessages.defect);
    default:
      return t(failureMessages.invalid);
  }
}
