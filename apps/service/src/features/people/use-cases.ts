import type { Actor } from '@premia/access';
import type { DepartmentNode, PersonSummary } from '../../contract.ts';

export interface PeopleUseCases {
  /** The department tree as of `on` (today of the company when absent). */
  departments(actor: Actor, input: { readonly on?: string | undefined }): Promise<readonly DepartmentNode[]>;
  /** People the caller may see, of a department with all below it. */
  list(
    actor: Actor,
    input: {
      readonly departmentId?: string | undefined;
      readonly search?: string | undefined;
      readonly on?: string | undefined;
      /** Everybody who worked here on any of its days, instead of those of one day. */
      readonly period?: string | undefined;
    },
  ): Promise<readonly PersonSummary[]>;
}
