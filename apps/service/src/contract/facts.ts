/** What the browser sees of facts that wait for a decision: quarantine, late facts, control totals. Amounts are decimals. */
export type FactResolution = 'accepted' | 'kept' | 'resubmitted' | 'dismissed';
/** superseded: its source has sent since what was taken, and nobody had to decide. */
export type QuarantineEnd = FactResolution | 'superseded';

export interface QuarantinedFact {
  readonly id: string;
  readonly kind: 'conflict' | 'rejected';
  readonly source: string;
  readonly externalId: string;
  /** Stable code of what is wrong, with its wording. */
  readonly code: string;
  readonly message: { readonly ru?: string | undefined; readonly en?: string | undefined };
  readonly receivedAt: string;
  readonly resolvedAt: string | null;
  readonly resolvedBy: string | null;
  readonly resolution: QuarantineEnd | null;
  /** Of a superseded item the version that was taken. */
  readonly reason: string | null;
}

export interface QuarantinePage {
  readonly items: readonly QuarantinedFact[];
  /** Pass as `before` for the page after; null on the last. */
  readonly next: string | null;
  /** What waits at all, whatever the filter. */
  readonly waiting: { readonly conflicts: number; readonly rejected: number; readonly sources: readonly string[] };
}

/** One field of a fact as it is stored and as it came in; null where it is absent. */
export interface FactFieldComparison {
  /** `amount`, `on`, `employee`, `attributes.stage` … as in a submission. */
  readonly field: string;
  readonly stored: string | null;
  readonly incoming: string | null;
}

export interface QuarantinedFactDetails extends QuarantinedFact {
  /** The item byte for byte as it came. */
  readonly rawText: string;
  readonly isReadable: boolean;
  /** Null when nothing is stored under the key. */
  readonly stored: { readonly version: number; readonly late: boolean; readonly receivedAt: string } | null;
  readonly fields: readonly FactFieldComparison[];
}

export interface LateFactSummary {
  readonly sequence: string;
  readonly source: string;
  readonly externalId: string;
  readonly version: number;
  readonly type: string;
  readonly title: string;
  readonly occurredOn: string;
  readonly receivedAt: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly deleted: boolean;
  readonly employeeIds: readonly string[];
}

export interface LateFactPage {
  readonly items: readonly LateFactSummary[];
  readonly next: string | null;
}

export interface ControlTotalDifference {
  /** Working days of which a source that gives its word gave none; empty where it said something else than is stored. */
  readonly silentDays: readonly string[];
  readonly source: string;
  readonly day: string;
  readonly factType: string;
  readonly currency: string;
  readonly reported: { readonly count: number; readonly amount: string | null } | null;
  /** As the period's final run has seen it, where there is one. */
  readonly stored: { readonly count: number; readonly amount: string | null };
  /** Names the difference as it stands; a decision is about this one. */
  readonly difference: string;
  readonly reportedAt: string | null;
  readonly override: { readonly reason: string; readonly decidedBy: string; readonly decidedAt: string } | null;
}

/** facts.resolveSeveral({ ids, resolution, reason }) */
export interface FactsDecided {
  readonly decided: number;
  /** Which of them could not be decided so, and why; nothing has changed for these. */
  readonly refused: readonly {
    readonly id: string;
    readonly code: string;
    readonly message: { readonly ru?: string | undefined; readonly en?: string | undefined };
  }[];
}

export type FactDecision =
  | { readonly ok: true; readonly status: string }
  /** Why the item could not become a fact after all; nothing has changed. */
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: { readonly ru?: string | undefined; readonly en?: string | undefined };
    };
