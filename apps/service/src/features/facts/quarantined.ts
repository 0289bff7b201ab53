import type { FactOutcome } from '@premia/compensation';
import type { QuarantinedItem } from '@premia/database';
import { sha256 } from '@premia/scheme';

/** What could not become a fact, with its reason and byte for byte as it came; `textOf` answers an item's own bytes. */
export function quarantined(
  raw: readonly unknown[],
  outcomes: readonly FactOutcome[],
  textOf: (index: number) => string,
): readonly QuarantinedItem[] {
  return outcomes.flatMap((outcome, index) => {
    if (outcome.status !== 'conflict' && outcome.status !== 'rejected') return [];
    const item = raw[index];
    const rawText = textOf(index);
    return [
      {
        kind: outcome.status,
        source: textField(item, 'source'),
        externalId: textField(item, 'id'),
        code: outcome.code,
        details: Object.fromEntries(Object.entries(outcome.details).map(([name, text]) => [name, keepable(text)])),
        rawText,
        rawHash: sha256(rawText),
      },
    ];
  });
}

function textField(item: unknown, field: 'source' | 'id'): string {
  if (typeof item !== 'object' || item === null || !(field in item)) return '';
  const value: unknown = Reflect.get(item, field);
  return typeof value === 'string' ? keepable(value.trim().slice(0, 200)) : '';
}

/** For finding and showing only; the bytes themselves are kept beside. Postgres has no text with NUL in it. */
function keepable(text: string): string {
  return text.replaceAll('\0', '\u{fffd}').toWellFormed();
}
