import { actorName } from '@premia/access';
import { type AuditEntry, holdWaitingOf, type NewFactVersion, resolveQuarantined, type Tx } from '@premia/database';
import { readRaw } from './compare-fact.ts';

/**
 * What its source has sent right since needs nobody to decide any more: items waiting under the key of a fact are closed by
 * the version that was taken, unless they claim to be newer than it.
 */
export async function supersedeQuarantined(tx: Tx, taken: readonly NewFactVersion[]): Promise<readonly AuditEntry[]> {
  const waiting = await holdWaitingOf(
    tx,
    taken.map(({ submission: { source, id } }) => ({ source, id })),
  );
  if (waiting.length === 0) return [];
  const versions = new Map(taken.map(({ submission: { source, id }, version }) => [keyOf(source, id), version]));
  const audit: AuditEntry[] = [];
  for (const { id, source, externalId, rawText } of waiting) {
    const version = versions.get(keyOf(source, externalId));
    if (version === undefined || statedVersion(rawText) > version) continue;
    const by = actorName(tx.actor);
    await resolveQuarantined(tx, { id, resolution: 'superseded', reason: `v${String(version)}`, by });
    audit.push({
      action: 'quarantine.supersede',
      target: { kind: 'quarantine', id },
      details: { source, externalId, version: String(version) },
    });
  }
  return audit;
}

const keyOf = (source: string, id: string): string => JSON.stringify([source, id]);

/** The version an item says it is; 0 where it says none that can be compared. */
function statedVersion(rawText: string): number {
  const version = readRaw(rawText)?.['version'];
  return typeof version === 'number' ? version : 0;
}
