/** What a value measures. `count` is a whole number of things. */
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

export function money(currency: string, grain: Grain = 'employee'): ValueType {
  return { base: 'money', grain, currency };
}

/** A type without currency; for money use `money`. */
export function plain(base: Exclude<BaseType, 'money'>, grain: Grain = 'employee'): ValueType {
  return { base, grain, currency: null };
}

/** `base` in the given currency, which only money keeps. */
export function typeOf(base: BaseType, currency: string, grain: Grain = 'employee'): ValueType {
  return base === 'money' ? money(currency, grain) : plain(base, grain);
}

export function withGrain(type: ValueType, grain: Grain): ValueType {
  return type.grain === grain ? type : { ...type, grain };
}

/** Money, number, percent and count are exact rationals; the rest are not numbers. */
export function isNumeric(type: ValueType): boolean {
  switch (type.base) {
    case 'money':
    case 'number':
    case 'percent':
    case 'count':
      return true;
    case 'boolean':
    case 'text':
    case 'date':
      return false;
  }
}

/** One word for a diagnostic's details: `money RUB`, `percent`. */
export function describeType(type: ValueType): string {
  return type.currency === null ? type.base : `${type.base} ${type.currency}`;
}
