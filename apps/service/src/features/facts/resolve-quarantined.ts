import { actorName } from '@premia/access';
import type { FactOutcome } from '@premia/compensation';
import {
  type Change,
  type QuarantineRow,
  type Resolution,
  readCurrentFact,
  readQuarantined,
  resolveQuarantined,
  type Tx,
  type Unchanged,
} from '@premia/database';
import type { FactDecision } from '../../contract/facts.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { factMessage } from '../../ingest/fact-messages.ts';
import { readRaw } from './compare-fact.ts';
import { ingestItems } from './ingest.ts';
import type { Decision } from './use-cases.ts';

type Decided = Result<FactDecision>;
type Outcome = Change<Decided> | Unchanged<Decided>;

/** One decision about one item: what it makes of the item and that it was decided are one transaction. */
export async function decideQuarantined(tx: Tx, decision: Decision): Promise<Outcome> {
  const row = await readQuarantined(tx, decision.id, 'hold');
  if (row === null) return { unchanged: ABSENT };
  if (row.resolvedAt !== null) return { unchanged: failure('conflict', 'quarantine/resolved') };
  switch (decision.resolution) {
    case 'accepted':
      return row.kind === 'conflict' ? takeItem(tx, { row, decision }, await asNewVersion(tx, row)) : notFor(row);
    case 'resubmitted':
      return takeItem(tx, { row, decision }, readRaw(decision.item ?? ''));
    case 'kept':
      return row.kind === 'conflict' ? close(tx, row, decision) : notFor(row);
    case 'dismissed':
      return close(tx, row, decision);
  }
}

function notFor({ kind }: QuarantineRow): Outcome {
  return { unchanged: failure('invalid', 'quarantine/not-for-kind', { kind }) };
}

/** What contradicted the stored version, sent as the next one: nothing is overwritten, both stay in the history. */
async function asNewVersion(tx: Tx, row: QuarantineRow): Promise<Readonly<Record<string, unknown>> | null> {
  const item = readRaw(row.rawText);
  const stored = await readCurrentFact(tx, row.source, row.externalId);
  return item === null ? null : { ...item, version: (stored?.version ?? 0) + 1 };
}

async function takeItem(
  tx: Tx,
  { row, decision }: { readonly row: QuarantineRow; readonly decision: Decision },
  item: Readonly<Record<string, unknown>> | null,
): Promise<Outcome> {
  if (item === null) return { unchanged: failure('invalid', 'quarantine/unreadable') };
  const delivery = { items: [item], textOf: () => JSON.stringify(item), batchId: null, supersedes: false };
  const taken = await ingestItems(tx, delivery);
  const [answer] = 'unchanged' in taken ? taken.unchanged : taken.result;
  if (answer === undefined) throw new Error('an item without its answer');
  const refusal = refusalOf(answer);
  if (refusal !== null) return { unchanged: success(refusal) };
  const closed = await close(tx, row, { ...decision, status: answer.status });
  if ('unchanged' in closed || 'unchanged' in taken) return closed;
  const [first, ...rest] = taken.audit;
  return {
    result: closed.result,
    audit: [first, ...rest, ...closed.audit],
    outbox: [...taken.outbox, ...closed.outbox],
  };
}

function refusalOf(answer: FactOutcome): FactDecision | null {
  if (answer.status !== 'conflict' && answer.status !== 'rejected') return null;
  return { ok: false, code: answer.code, message: factMessage(answer.code, answer.details) };
}

interface Closing {
  readonly resolution: Resolution;
  readonly reason: string;
  readonly status?: string;
}

async function close(tx: Tx, row: QuarantineRow, { resolution, reason, status }: Closing): Promise<Outcome> {
  const by = actorName(tx.actor);
  const isNew = await resolveQuarantined(tx, { id: row.id, resolution, reason, by });
  if (!isNew) throw new Error(`quarantined item ${row.id} was held and resolved meanwhile`);
  return {
    result: success({ ok: true, status: status ?? resolution }),
    audit: [
      {
        action: 'quarantine.resolve',
        target: { kind: 'quarantine', id: row.id },
        details: { resolution, reason, source: row.source, externalId: row.externalId },
      },
    ],
    outbox: [],
  };
}
