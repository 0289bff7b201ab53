import type { Actor } from '@premia/access';
import type { PeriodSummary } from '../../contract.ts';

export interface PeriodUseCases {
  /** Newest first; `accrued` covers the people whose amounts the caller may see. */
  list(actor: Actor): Promise<readonly PeriodSummary[]>;
}
