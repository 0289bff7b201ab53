import type { Translate } from '@premia/locale';
import { callFailure } from './api.ts';
import { failureMessages } from './failures.messages.ts';

export interface FailureWords {
  readonly text: string;
  readonly id: string | null;
}

/** Any failed call in words. */
export function failureWords(error: unknown, t: Translate): FailureWords {
  const failure = callFailure(error);
  if (failure === null) return { text: t(failureMessages.lost), id: null };
  return { text: textOf(failure.code, t), id: failure.requestId };
}

function textOf(code: string, t: Translate): string {
  switch (code) {
    case 'request/absent':
      return t(failureMessages.absent);
    case 'session/required':
    case 'session/refused':
      return t(failureMessages.session);
    case 'analytics/unavailable':
      return t(failureMessages.analytics);
    case 'service/defect':
      return t(failureMessages.defect);
    default:
      return t(failureMessages.invalid);
  }
}
