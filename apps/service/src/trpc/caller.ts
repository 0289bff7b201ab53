import type { Role } from '../contract.ts';

/** Who asks: the person behind the session, with the roles and place in the tree read for this request. */
export interface Caller {
  readonly employeeId: string;
  readonly roles: readonly Role[];
  readonly departmentId: string | null;
}
