import type { OutboxRow, PayloadOf } from '@premia/analytics';
import {
  type FactVersionKey,
  type NewFactVersion,
  type OutboxEvent,
  type OutboxRecord,
  type RecordedFact,
  readRecordedFacts,
  type Tx,
} from '@premia/database';

/**
 * A delivery announces the versions it made current in one row; what they say and whom they count for is in the books
 * already and is read when the row is carried on (`expandRecorded`).
 */
export const FACTS_RECORDED = 'facts.recorded';

interface FactsRecorded {
  /** [fact id, version]. */
  readonly versions: readonly (readonly [string, number])[];
}

export function factsRecordedEvents(current: readonly NewFactVersion[]): readonly OutboxEvent[] {
  if (current.length === 0) return [];
  const payload: FactsRecorded = { versions: current.map(({ factId, version }) => [factId, version]) };
  return [{ topic: FACTS_RECORDED, payload }];
}

/** The rows of the outbox as the projection knows them: an announcement of versions becomes one event per fact. */
export async function expandRecorded(tx: Tx, records: readonly OutboxRecord[]): Promise<readonly OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for (const record of records) {
    if (record.topic !== FACTS_RECORDED) {
      rows.push(record);
      continue;
    }
    const versions = versionsOf(record.payload);
    // Under the topic of what it should have stood for, the projection finds it wanting and parks it.
    if (versions === null) rows.push({ ...record, topic: 'fact.recorded' });
    else for (const fact of await readRecordedFacts(tx, versions)) rows.push(factRecorded(record, fact));
  }
  return rows;
}

/** Null for a payload that is no announcement. */
function versionsOf(payload: unknown): readonly FactVersionKey[] | null {
  if (typeof payload !== 'object' || payload === null || !('versions' in payload)) return null;
  if (!Array.isArray(payload.versions)) return null;
  const pairs: readonly unknown[] = payload.versions;
  const keys = pairs.flatMap((pair) => {
    if (!Array.isArray(pair)) return [];
    const [factId, version]: readonly unknown[] = pair;
    return typeof factId === 'string' && /^\d{1,18}$/.test(factId) && Number.isSafeInteger(version)
      ? [{ factId, version: Number(version) }]
      : [];
  });
  return keys.length === pairs.length ? keys : null;
}

function factRecorded(record: OutboxRecord, fact: RecordedFact): OutboxRow {
  const { factId: _, ...payload } = fact;
  return { ...record, topic: 'fact.recorded', payload: payload satisfies PayloadOf<'fact.recorded'> };
}
