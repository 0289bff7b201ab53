import {
  type CountedInitiative,
  countsForAuthors,
  type InitiativeEffect,
  initiativeFacts,
  monthsBegun,
} from '@premia/compensation';
import type { AuditEntry, InitiativeChange, InitiativeRecord, OutboxEvent, Tx } from '@premia/database';
import { ingestItems } from '../facts/ingest.ts';

export interface SentFacts {
  readonly change: InitiativeChange;
  readonly audit: readonly AuditEntry[];
  readonly outbox: readonly OutboxEvent[];
  /** Why a fact was refused; null when all were taken. */
  readonly refused: string | null;
}

const NOTHING: SentFacts = { change: {}, audit: [], outbox: [], refused: null };

/**
 * Makes the facts say what the initiative says, through the door every fact comes through. `initiative` is as it will be
 * after the command; while a correction waits for its approval nothing new is said, and once it is declined neither. Only
 * revoking takes facts back.
 */
export async function sendFacts(
  tx: Tx,
  initiative: InitiativeRecord,
  { today, isNews }: { readonly today: string; readonly isNews: boolean },
): Promise<SentFacts> {
  const effect = effectOf(initiative);
  const counts = countsForAuthors(initiative);
  const isRevoked = initiative.state === 'revoked' && initiative.factMonths > 0;
  if (effect === null || !(counts || isRevoked)) return NOTHING;
  // Months that were refused are taken back as well: what waits in quarantine may not count after all.
  const begun = monthsBegun(effect, today);
  const last = Math.max(begun, initiative.factMonths);
  const first = isNews ? 1 : initiative.factMonths + 1;
  if (first > last) return NOTHING;
  const factVersion = isNews ? initiative.factVersion + 1 : initiative.factVersion;
  const items = initiativeFacts(counted({ ...initiative, factVersion }), counts ? effect : null, {
    first,
    last,
    takenBackOn: effect.from,
  });
  const sent = await ingestItems(tx, {
    items,
    textOf: (index) => JSON.stringify(items[index]),
    batchId: null,
    leaversLapse: true,
  });
  const outcomes = 'unchanged' in sent ? sent.unchanged : sent.result;
  const taken = outcomes.findIndex(({ status }) => status === 'rejected' || status === 'conflict');
  const refusal = outcomes[taken];
  // What was taken back stays counted: should it be approved again, its facts get newer versions. A month that was
  // refused does not, nor what came after it: they are tried again, and what is here already is a duplicate then.
  const factMonths = refusal === undefined ? last : first + taken - 1;
  const isAsBefore = factVersion === initiative.factVersion && factMonths === initiative.factMonths;
  return {
    change: isAsBefore ? {} : { factVersion, factMonths },
    audit: 'unchanged' in sent ? [] : sent.audit,
    outbox: 'unchanged' in sent ? [] : sent.outbox,
    refused: refusal !== undefined && 'code' in refusal ? refusal.code : null,
  };
}

export function effectOf({
  effectAmount,
  effectMonths,
  effectFrom,
}: Pick<InitiativeRecord, 'effectAmount' | 'effectMonths' | 'effectFrom'>): InitiativeEffect | null {
  if (effectAmount === null || effectMonths === null || effectFrom === null) return null;
  return { amount: effectAmount, months: effectMonths, from: effectFrom };
}

function counted({ id, kind, title, authors, currency, factVersion }: InitiativeRecord): CountedInitiative {
  return { id, kind, title, authors, currency, factVersion };
}
