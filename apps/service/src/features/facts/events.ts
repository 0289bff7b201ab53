import type { OutboxRow, PayloadOf } from '@premia/analytics';
import {
  type FactsInARow,
  type FactVersionKey,
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
  /** [id of the first fact, version, how many facts have the ids that follow]. */
  readonly versions: readonly (readonly [string, number, number])[];
}

export function factsRecordedEvents(rows: readonly FactsInARow[]): readonly OutboxEvent[] {
  if (rows.length === 0) return [];
  const payload: FactsRecorded = { versions: rows.map(({ firstId, version, count }) => [firstId, version, count]) };
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

/** A delivery has no more. */
const FACTS_IN_A_ROW_MAX = 1_000;

/** Null for a payload that is no announcement. */
function versionsOf(payload: unknown): readonly FactVersionKey[] | null {
  if (typeof payload !== 'object' || payload === null || !('versions' in payload)) return null;
  if (!Array.isArray(payload.versions)) return null;
  const rows: readonly unknown[] = payload.versions;
  const keys = rows.flatMap((row) => {
    if (!Array.isArray(row)) return [];
    const [firstId, version, count = 1]: readonly unknown[] = row;
    if (typeof firstId !== 'string' || !/^\d{1,18}$/.test(firstId) || !Number.isSafeInteger(version)) return [];
    if (!Number.isSafeInteger(count) || Number(count) < 1 || Number(count) > FACTS_IN_A_ROW_MAX) return [];
    const key = (index: number) => ({ factId: String(BigInt(firstId) + BigInt(index)), version: Number(version) });
    return [Array.from({ length: Number(count) }, (_, index) => key(index))];
  });
  return keys.length === rows.length ? keys.flat() : null;
}

function factRecorded(record: OutboxRecord, fact: RecordedFact): OutboxRow {
  const { factId: _, ...payload } = fact;
  return { ...record, topic: 'fact.recorded', payload: payload satisfies PayloadOf<'fact.recorded'> };
}
