import type { PersonActor } from '@premia/access';
import type { PortalBreakdown, PortalChange, PortalOverview, PortalWhyChanged } from '../../contract.ts';
import type { Result } from '../../failure.ts';

/** Everything here is about the caller alone; there is no employee to name. */
export interface PortalUseCases {
  overview(caller: PersonActor, input: { readonly period?: string | undefined }): Promise<Result<PortalOverview>>;
  breakdown(
    caller: PersonActor,
    input: { readonly period: string; readonly schemeId: string; readonly code: string },
  ): Promise<Result<PortalBreakdown>>;
  /** What moved the shown total after one change, up to another or to now. */
  whyChanged(
    caller: PersonActor,
    input: { readonly period: string; readonly after: string; readonly upTo?: string | undefined },
  ): Promise<Result<PortalWhyChanged>>;
  /** One sealed period against another. */
  betweenPeriods(
    caller: PersonActor,
    input: { readonly from: string; readonly to: string },
  ): Promise<Result<PortalWhyChanged>>;
  /** What the caller's period has moved by since finance last showed it. */
  sinceProvisional(caller: PersonActor, input: { readonly period: string }): Promise<Result<PortalWhyChanged>>;
  /** Changes of the caller's own total after one of them, or from now on, until `signal` aborts. */
  watch(
    caller: PersonActor,
    input: { readonly period: string; readonly after?: string | undefined; readonly signal: AbortSignal },
  ): AsyncIterable<PortalChange>;
}
