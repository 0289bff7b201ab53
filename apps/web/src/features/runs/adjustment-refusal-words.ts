import type { Translate } from '@premia/locale';
import { failureWords } from '../../shell/failures.ts';
import { adjustmentRefusals } from './adjustments.messages.ts';
import { refusalMessages } from './runs.messages.ts';

/** Why a correction was refused, whether as an answer or as an error. */
export function adjustmentRefusalWords(refused: { readonly code: string } | Error, t: Translate): string {
  const code = refused instanceof Error ? codeOf(refused) : refused.code;
  if (code !== null && isKnown(code)) return t(adjustmentRefusals[code]);
  return refused instanceof Error ? failureWords(refused, t).text : t(refusalMessages.other, { code: refused.code });
}

function isKnown(code: string): code is keyof typeof adjustmentRefusals {
  return Object.hasOwn(adjustmentRefusals, code);
}

/** The service's code travels as the message of a transport error. */
function codeOf(error: Error): string | null {
  return error.message.includes('/') ? error.message : null;
}
