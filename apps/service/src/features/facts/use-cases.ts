import type { Actor } from '@premia/access';
import type { ControlTotal } from '@premia/database';
import type {
  ControlTotalDifference,
  FactDecision,
  FactResolution,
  FactsDecided,
  LateFactPage,
  QuarantinedFactDetails,
  QuarantinePage,
} from '../../contract/facts.ts';
import type { Result } from '../../failure.ts';

export interface QuarantineQuery {
  readonly state: 'waiting' | 'resolved';
  readonly kind?: 'conflict' | 'rejected' | undefined;
  readonly source?: string | undefined;
  readonly before?: string | undefined;
}

export interface Decision {
  readonly id: string;
  readonly resolution: FactResolution;
  /** Asked of everything but an accepted or resubmitted item, which says itself what it is. */
  readonly reason: string;
  /** The item as it should have been, as JSON; only of `resubmitted`. */
  readonly item?: string | undefined;
}

export interface SeveralDecision {
  readonly ids: readonly string[];
  readonly resolution: Exclude<FactResolution, 'resubmitted'>;
  readonly reason: string;
}

export interface ControlTotalDecision {
  readonly period: string;
  readonly source: string;
  readonly day: string;
  readonly factType: string;
  readonly currency: string;
  /** As it was shown: another one meanwhile is another decision. */
  readonly difference: string;
  readonly reason: string;
}

/** What people do about facts that could not be taken as they came. */
export interface FactUseCases {
  quarantine(actor: Actor, query: QuarantineQuery): Promise<QuarantinePage>;
  compare(actor: Actor, input: { readonly id: string }): Promise<Result<QuarantinedFactDetails>>;
  /** Fails with `request/absent` or, when somebody else decided meanwhile, `quarantine/resolved`. */
  resolve(actor: Actor, decision: Decision): Promise<Result<FactDecision>>;
  /** The same decision about several items with one reason, each in a transaction of its own, the oldest first. */
  resolveSeveral(actor: Actor, decision: SeveralDecision): Promise<Result<FactsDecided>>;
  late(actor: Actor, query: { readonly before?: string | undefined }): Promise<LateFactPage>;
  controlTotals(actor: Actor, query: { readonly period: string }): Promise<readonly ControlTotalDifference[]>;
  /** Fails with `control-total/changed` when the difference is not what was shown any more. */
  overrideControlTotal(actor: Actor, decision: ControlTotalDecision): Promise<Result<ControlTotalDifference>>;
  /** A connector's word of what it sent; answers how many totals are new or changed. */
  reportControlTotals(actor: Actor, totals: readonly ControlTotal[]): Promise<Result<number>>;
}
