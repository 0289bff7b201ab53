import type { CriterionSummary, SchemeSources } from '../../contract.ts';
import type { Caller } from '../../trpc/caller.ts';

export interface CriteriaUseCases {
  list(caller: Caller): Promise<readonly CriterionSummary[]>;
  /** Everything a scheme can read: criteria, attributes, fact types with their attributes, reference tables. */
  sources(caller: Caller): Promise<SchemeSources>;
}
