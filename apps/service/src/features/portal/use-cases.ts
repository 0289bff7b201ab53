import type { PersonActor } from '@premia/access';
import type { PortalBreakdown, PortalChange, PortalOverview } from '../../contract.ts';
import type { Result } from '../../failure.ts';

/** Everything here is about the caller alone; there is no employee to name. */
export interface PortalUseCases {
  overview(caller: PersonActor, input: { readonly period?: string | undefined }): Promise<Result<PortalOverview>>;
  breakdown(
    caller: PersonActor,
    input: { readonly period: string; readonly schemeId: string; readonly code: string },
  ): Promise<Result<PortalBreakdown>>;
  /** Changes of the caller's own total from now on, until `signal` aborts. */
  watch(
    caller: PersonActor,
    input: { readonly period: string; readonly signal: AbortSignal },
  ): AsyncIterable<PortalChange>;
}
