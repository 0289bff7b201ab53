/** What a value measures (SCHEME.md, section 1.7). `count` is a whole number of things. */
export const BASE_TYPES = ['money', 'number', 'percent', 'count', 'boolean', 'text', 'date'] as const;
export type BaseType = (typeof BASE_TYPES)[number];

/** How many values there are: one per employee, one per matching fact, or one for the team, department or company. */
export const GRAINS = ['employee', 'rows', 'group'] as const;
export type Grain = (typeof GRAINS)[number];

export interface ValueType {
  readonly base: BaseType;
  readonly grain: Grain;
  /** ISO 4217 code for money, null for everything else. */
  readonly currency: string | null;
}
