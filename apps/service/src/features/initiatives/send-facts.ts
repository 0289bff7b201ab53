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
 * after the command; while another effect waits for its approval, what was approved stands.
 */
export async function sendFacts(
  tx: Tx,
  initiative: InitiativeRecord,
  { today, isNews }: { readonly today: string; readonly isNews: boolean },
): Promise<SentFacts> {
  const effect = effectOf(initiative);
  const counts = countsForAuthors(initiative) && effect !== null;
  const isOver = ['declined', 'withdrawn', 'revoked'].includes(initiative.state);
  if (!counts && !(isOver && initiative.factMonths > 0)) return NOTHING;
  const begun = counts ? monthsBegun(effect, today) : 0;
  const last = Math.max(begun, initiative.factMonths);
  const first = isNews ? 1 : initiative.factMonths + 1;
  if (first > last) return NOTHING;
  const factVersion = isNews ? initiative.factVersion + 1 : initiative.factVersion;
  const standing = counts ? { ...effect, months: Math.min(effect.months, begun) } : null;
  const items = initiativeFacts(counted({ ...initiative, factVersion }), counts ? effect : null, {
    first,
    last,
    takenBackOn: standing?.from ?? initiative.effectFrom ?? today,
  });
  const sent = await ingestItems(tx, {
    items,
    textOf: (index) => JSON.stringify(items[index]),
    batchId: null,
  });
  const outcomes = 'unchanged' in sent ? sent.unchanged : sent.result;
  const refusal = outcomes.find(({ status }) => status === 'rejected' || status === 'conflict');
  return {
    // What was taken back stays counted: should it be approved again, its facts get newer versions.
    change: { factVersion, factMonths: last },
    audit: 'unchanged' in sent ? [] : sent.audit,
    outbox: 'unchanged' in sent ? [] : sent.outbox,
    refused: refusal !== undefined && 'code' in refusal ? refusal.code : null,
  };
}

export function effectOf({ effectAmount, effectMonths, effectFrom }: InitiativeRecord): InitiativeEffect | null {
  if (effectAmount === null || effectMonths === null || effectFrom === null) return null;
  return { amount: effectAmount, months: effectMonths, from: effectFrom };
}

function counted({ id, kind, title, authors, currency, factVersion }: InitiativeRecord): CountedInitiative {
  return { id, kind, title, authors, currency, factVersion };
}
