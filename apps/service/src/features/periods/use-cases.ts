import type { PeriodSummary } from '../../contract.ts';
import type { Caller } from '../../trpc/caller.ts';

export interface PeriodUseCases {
  /** Newest first; `accrued` covers the people whose amounts the caller may see. */
  list(caller: Caller): Promise<readonly PeriodSummary[]>;
}
