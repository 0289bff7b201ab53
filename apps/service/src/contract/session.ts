import type { BilingualText } from './bilingual-text.ts';

export type Role = 'admin' | 'hr' | 'finance' | 'head' | 'employee' | 'executive';
/** session.demoPeople (public): who a visitor of a demo installation can be. */
export interface DemoPerson {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly role: Role;
  readonly position: BilingualText;
  readonly department: BilingualText;
}
/** session.me; session.signIn({ employeeId }) sets an http-only cookie; session.signOut(). */
export interface SessionPerson {
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
  /** Actions of the policy this person may perform at all, for showing or hiding doors. */
  readonly may: readonly string[];
}
