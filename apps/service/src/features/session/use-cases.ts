import type { PersonActor } from '@premia/access';
import type { DemoPerson, SessionPerson } from '../../contract.ts';
import type { Result } from '../../failure.ts';

export interface OpenedSession {
  readonly person: SessionPerson;
  /** The secret for the cookie; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SessionUseCases {
  /** Empty when this installation is not a demo. */
  demoPeople(): Promise<readonly DemoPerson[]>;
  me(caller: PersonActor): Promise<SessionPerson>;
  /** Fails `session/refused` for everyone who is not one of the demo people, and outside a demo. */
  signIn(input: { readonly employeeId: string }): Promise<Result<OpenedSession>>;
  /** Forgets the session; a stolen copy of the cookie is worthless from then on. */
  signOut(token: string): Promise<void>;
  /** Null for an unknown, expired or signed-out session, and for a person who left. Read anew for every request. */
  callerOf(token: string): Promise<PersonActor | null>;
}
