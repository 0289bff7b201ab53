import type { CasesOutcome, Diagnostic, EmployeeResult, EvaluationRequest } from '@premia/scheme';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { NO_SHARES, type PoolShares } from './pool-shares.ts';
import type { CasesReview } from './run-preview.ts';
import type { TierModes } from './tier-modes.ts';
import { NOTHING_UNREACHED, type Unreached } from './unreached.ts';

/** What the draft pays the sample employee. */
export interface PreviewState {
  /** Null until there is a sample employee and an answer. */
  readonly result: EmployeeResult | null;
  /** What it would pay without the bypassed nodes; null while none is. */
  readonly bypassedResult: EmployeeResult | null;
  /** What the sample's inputs are, for saving them as a case. */
  readonly inputs: EvaluationRequest | null;
  readonly inputFaults: readonly Diagnostic[];
  readonly cases: CasesOutcome | null;
  /** What the cases test; null until they were looked at. */
  readonly review: CasesReview | null;
  /** What of the drawing had no say for the sample. */
  readonly unreached: Unreached;
  /** When the values on the drawing were worked out; null before the first time. */
  readonly calculatedAt: string | null;
  /** The tiers that are looked at, applied both ways; null while none are. */
  readonly tierModes: TierModes | null;
  /** What each of the sample's group gets of every pool. */
  readonly poolShares: PoolShares;
  /** The last answer could not be worked out: what is shown is from before. */
  readonly isStale: boolean;
}

/** Outside React like the live values: an answer wakes those who show what it changed, not the whole screen. */
export type PreviewStore = StoreApi<PreviewState>;

export function createPreviewStore(): PreviewStore {
  return createStore<PreviewState>(() => ({
    result: null,
    bypassedResult: null,
    inputs: null,
    inputFaults: [],
    cases: null,
    review: null,
    unreached: NOTHING_UNREACHED,
    calculatedAt: null,
    tierModes: null,
    poolShares: NO_SHARES,
    isStale: false,
  }));
}
