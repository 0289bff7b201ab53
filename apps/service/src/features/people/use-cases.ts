import type { DepartmentNode, PersonSummary } from '../../contract.ts';
import type { Caller } from '../../trpc/caller.ts';

export interface PeopleUseCases {
  /** The department tree as of `on` (today of the company when absent). */
  departments(caller: Caller, input: { readonly on?: string | undefined }): Promise<readonly DepartmentNode[]>;
  /** People the caller may see, of a department with all below it. */
  list(
    caller: Caller,
    input: {
      readonly departmentId?: string | undefined;
      readonly search?: string | undefined;
      readonly on?: string | undefined;
    },
  ): Promise<readonly PersonSummary[]>;
}
