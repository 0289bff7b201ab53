import type { Rational } from '@premia/decimal';

/** A date is `YYYY-MM-DD`; money, number, percent and count are all exact rationals. */
export type Value =
  | { readonly kind: 'number'; readonly number: Rational }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: string };
