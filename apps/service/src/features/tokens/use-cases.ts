import type { Actor, MachineActor } from '@premia/access';
import type { ApiTokenCreated, ApiTokenSummary } from '../../contract.ts';
import type { Result } from '../../failure.ts';
import type { Recognised, Signed } from '../../ingest/signature.ts';

export interface TokenUseCases {
  list(actor: Actor): Promise<readonly ApiTokenSummary[]>;
  /** The secret is in this answer and nowhere else, ever. */
  create(actor: Actor, input: { readonly title: string }): Promise<ApiTokenCreated>;
  /** A new secret, shown once; the one before is taken for another day. */
  rotate(actor: Actor, input: { readonly tokenId: string }): Promise<Result<ApiTokenCreated>>;
  revoke(actor: Actor, input: { readonly tokenId: string }): Promise<Result<ApiTokenSummary>>;
  /** The connector behind a bearer token; null for an unknown or revoked one. */
  machineOf(token: string): Promise<MachineActor | null>;
  /** The connector that signed a request with what the service keeps of its secret. */
  signedBy(signed: Signed): Promise<Recognised>;
}
