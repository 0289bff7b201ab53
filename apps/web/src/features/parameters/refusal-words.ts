import type { Translate } from '@premia/locale';
import type { Format } from '@premia/ui';
import { callFailure } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { parametersMessages } from './parameters.messages.ts';

/** Why a value was not taken. */
export function parameterRefusal(error: unknown, t: Translate, format: Format): string {
  const failure = callFailure(error);
  switch (failure?.code) {
    case 'parameter/changed-meanwhile':
      return t(parametersMessages.changedMeanwhile);
    case 'parameter/period-closed':
      return t(parametersMessages.periodClosed, { period: format.period(failure.details['period'] ?? '') });
    case 'parameter/bad-value':
      return t(parametersMessages.badValue);
    case 'access/own-pay':
      return t(parametersMessages.ownPay);
    default:
      return failureWords(error, t).text;
  }
}
