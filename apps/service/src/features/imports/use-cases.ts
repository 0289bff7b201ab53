import type { Actor } from '@premia/access';
import type { ImportSummary } from '../../contract.ts';

export interface ImportUseCases {
  /** The latest hundred imports, newest first. */
  list(actor: Actor): Promise<readonly ImportSummary[]>;
}
