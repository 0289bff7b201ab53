import { BEGINNING_OF_TIME, type DatedOutcome, loadReferenceRows, markLateTableRows } from '@premia/database';
import type { Mapping } from '../../ingest/file/mapping.ts';
import { inWords, type Loader, text } from './loader.ts';

/** Loads rows of a shared table; what was paid by them in closed periods is marked as late facts are. */
export function tableLoader(mapping: Mapping): Loader {
  const key = text(mapping.table);
  const table = { key, title: { ru: key, en: key }, columns: Object.keys(mapping.attributes ?? {}) };
  return async (tx, rows) => {
    const given = rows.map(({ fields, attributes }) => ({
      key: text(fields['key']),
      from: fields['from'] ?? null,
      cells: attributes,
    }));
    const loaded = await loadReferenceRows(tx, table, given);
    const outcomes = loaded.map((outcome, index): DatedOutcome => {
      if (outcome.status === 'problem') return outcome;
      const since = outcome.status === 'unchanged' ? null : (given[index]?.from ?? BEGINNING_OF_TIME);
      return { ...outcome, effects: [], since };
    });
    const changed = given.flatMap(({ key: row }, index) => {
      const outcome = outcomes[index];
      return outcome === undefined || outcome.status === 'problem' || outcome.since === null
        ? []
        : [{ key: row, from: outcome.since }];
    });
    return {
      outcomes: await inWords(tx, outcomes, mapping),
      markLate: (cause) => markLateTableRows(tx, { table: key, rows: changed }, cause),
      audit: [],
    };
  };
}
