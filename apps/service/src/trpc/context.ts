import type { PersonActor } from '@premia/access';
import type { UseCases } from '../use-cases.ts';

/** What a procedure knows about the request. Free of HTTP, so that the browser can import its type. */
export interface RequestContext {
  readonly caller: PersonActor | null;
  readonly useCases: UseCases;
  readonly session: SessionCookie;
  readonly requestId: string;
  /** Starts the clock of a procedure; the function it answers stops it. */
  observe(path: string): (succeeded: boolean) => void;
}

/** The session's secret in the visitor's browser; only the sign-in and sign-out procedures touch it. */
export interface SessionCookie {
  readonly token: string | null;
  set(token: string, expiresAt: Date): void;
  clear(): void;
}
