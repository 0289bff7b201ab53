import type { Actor } from '@premia/access';
import type { PayAsOf, StatementReplay } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface AsOfQuery {
  readonly employeeId: string;
  readonly period: string;
  /** ISO 8601; what was recorded later is left out. */
  readonly at: string;
}

export interface StatementUseCases {
  asOf(actor: Actor, query: AsOfQuery): Promise<Result<PayAsOf>>;
  replay(
    actor: Actor,
    of: { readonly employeeId: string; readonly period: string },
  ): Promise<Result<readonly StatementReplay[]>>;
}
