import type { Actor } from '@premia/access';
import type { PayAsOf, StatementReplay } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface AsOfQuery {
  readonly employeeId: string;
  readonly period: string;
  /** A day of the company; what was recorded after it is left out. */
  readonly on: string;
}

export interface StatementUseCases {
  asOf(actor: Actor, query: AsOfQuery): Promise<Result<PayAsOf>>;
  replay(
    actor: Actor,
    of: { readonly employeeId: string; readonly period: string },
  ): Promise<Result<readonly StatementReplay[]>>;
}
