import type { FactOutcome } from '@premia/compensation';
import type { QuarantinedItem } from '@premia/database';
import { sha256 } from '@premia/scheme';

/** A raw item longer than this is kept by its beginning: enough to find it, not enough to fill the disk. */
const RAW_LENGTH_MAX = 20_000;

/** What could not become a fact, with its reason and as it came. */
export function quarantined(raw: readonly unknown[], outcomes: readonly FactOutcome[]): readonly QuarantinedItem[] {
  return outcomes.flatMap((outcome, index) => {
    if (outcome.status !== 'conflict' && outcome.status !== 'rejected') return [];
    const item = raw[index];
    const text = JSON.stringify(item ?? null);
    return [
      {
        kind: outcome.status,
        source: textField(item, 'source'),
        externalId: textField(item, 'id'),
        code: outcome.code,
        details: outcome.details,
        raw: text.length > RAW_LENGTH_MAX ? text.slice(0, RAW_LENGTH_MAX) : (item ?? null),
        rawHash: sha256(text),
      },
    ];
  });
}

function textField(item: unknown, field: 'source' | 'id'): string {
  if (typeof item !== 'object' || item === null || !(field in item)) return '';
  const value: unknown = Reflect.get(item, field);
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
