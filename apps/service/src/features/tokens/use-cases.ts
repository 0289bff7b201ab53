import type { ApiTokenCreated, ApiTokenSummary } from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { Caller } from '../../trpc/caller.ts';

export interface TokenUseCases {
  list(caller: Caller): Promise<readonly ApiTokenSummary[]>;
  /** The secret is in this answer and nowhere else, ever. */
  create(caller: Caller, input: { readonly title: string }): Promise<ApiTokenCreated>;
  revoke(caller: Caller, input: { readonly tokenId: string }): Promise<Result<ApiTokenSummary>>;
}
