import type { BilingualText } from './bilingual-text.ts';

/** people.departments({ on? }) */
export interface DepartmentNode {
  readonly id: string;
  readonly name: BilingualText;
  readonly parentId: string | null;
  readonly headId: string | null;
  readonly employees: number;
}
/** people.list({ departmentId?, search?, on? }): only people the caller may see. */
export interface PersonSummary {
  readonly id: string;
  readonly name: BilingualText;
  readonly position: BilingualText;
  readonly departmentId: string;
  readonly departmentName: BilingualText;
  readonly hiredOn: string;
  readonly leftOn: string | null;
}
