import type { Submission } from './submission.ts';

/** What the books already hold under a fact's key. */
export interface KnownFact {
  readonly currentVersion: number;
  readonly payloadHashes: ReadonlyMap<number, string>;
}

/** What a submission means against what is known; `version` is the number it is stored under. */
export type VersionDecision =
  | { readonly status: 'accepted'; readonly version: number }
  | { readonly status: 'superseded'; readonly version: number }
  | { readonly status: 'duplicate' }
  | { readonly status: 'conflict' };

/**
 * Same payload under the same version: a duplicate. Another payload without a newer version: a conflict, nothing is
 * overwritten. An older version than the current one: kept as history. The highest version wins in whatever order
 * they come.
 */
export function decideVersion(known: KnownFact | null, submission: Submission): VersionDecision {
  const version = submission.version ?? known?.currentVersion ?? 1;
  const stored = known?.payloadHashes.get(version);
  if (stored !== undefined) return { status: stored === submission.payloadHash ? 'duplicate' : 'conflict' };
  if (known === null || version > known.currentVersion) return { status: 'accepted', version };
  return { status: 'superseded', version };
}

export function withVersion(known: KnownFact | null, version: number, payloadHash: string): KnownFact {
  return {
    currentVersion: Math.max(known?.currentVersion ?? version, version),
    payloadHashes: new Map(known?.payloadHashes ?? []).set(version, payloadHash),
  };
}
