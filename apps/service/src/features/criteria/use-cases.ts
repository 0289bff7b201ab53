import type { Actor } from '@premia/access';
import type { CriterionSummary, SchemeSources } from '../../contract.ts';

export interface CriteriaUseCases {
  list(actor: Actor): Promise<readonly CriterionSummary[]>;
  /** Everything a scheme can read: criteria, attributes, fact types with their attributes, reference tables. */
  sources(actor: Actor): Promise<SchemeSources>;
}
