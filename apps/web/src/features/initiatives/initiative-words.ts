import type { Message, Translate } from '@premia/locale';
import type { Initiative, InitiativeDecided } from '@premia/service';
import type { Tone } from '@premia/ui';
import { failureWords } from '../../shell/failures.ts';
import { initiativeMessages } from './initiatives.messages.ts';

export const STATE_TONES: Readonly<Record<Initiative['state'], Tone>> = {
  recorded: 'neutral',
  assessment: 'active',
  returned: 'warn',
  measured: 'active',
  approved: 'good',
  implemented: 'good',
  rewarded: 'good',
  declined: 'neutral',
  withdrawn: 'neutral',
  revoked: 'bad',
};

const REFUSALS: Readonly<Record<string, Message<Record<never, never>>>> = {
  'initiative/changed-meanwhile': initiativeMessages.changedMeanwhile,
  'initiative/wrong-state': initiativeMessages.changedMeanwhile,
  'access/own-pay': initiativeMessages.ownPay,
  'access/four-eyes': initiativeMessages.fourEyes,
  'initiative/shares-not-whole': initiativeMessages.sharesNotWhole,
  'initiative/author-elsewhere': initiativeMessages.authorElsewhere,
  'initiative/in-the-future': initiativeMessages.inTheFuture,
  'initiative/implemented-day-needed': initiativeMessages.inTheFuture,
  'initiative/cannot-assess': initiativeMessages.cannotAssess,
  'initiative/effect-before-it-happened': initiativeMessages.badEffectDay,
  'fact/person-not-employed': initiativeMessages.authorElsewhere,
};

/** Why a command was not taken, in words; null when it was. */
export function refusalWords(
  { data, error }: { readonly data: InitiativeDecided | undefined; readonly error: unknown },
  t: Translate,
): string | null {
  if (error !== null && error !== undefined) return failureWords(error, t).text;
  if (data === undefined || data.ok) return null;
  const words = REFUSALS[data.code];
  return words === undefined ? t(initiativeMessages.notTaken, { code: data.code }) : t(words);
}
