import type { ImportSummary } from '../../contract.ts';
import type { Caller } from '../../trpc/caller.ts';

export interface ImportUseCases {
  /** The latest hundred imports, newest first. */
  list(caller: Caller): Promise<readonly ImportSummary[]>;
}
