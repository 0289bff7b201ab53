import type { Rational } from '@premia/decimal';

/** Characters `[from, to)` of the formula's text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^' | '&';
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ChainOperator = ArithmeticOperator | ComparisonOperator;

/** Operators of one precedence, from loosest to tightest; all of them read from left to right. */
export const CHAIN_LEVELS = ['comparison', 'concatenation', 'sum', 'product', 'power'] as const;
export type ChainLevel = (typeof CHAIN_LEVELS)[number];

export interface ChainLink {
  readonly operator: ChainOperator;
  readonly operatorSpan: Span;
  readonly operand: Expression;
}

interface Commented {
  /** Comments about this value, without the slashes: of a whole formula, an argument or an item of a list. */
  readonly comments?: readonly string[];
}

/** A formula as a tree; languages, spacing and redundant parentheses are gone, the meaning is all there. */
export type Expression = Span &
  Commented &
  (
    | { readonly kind: 'number'; readonly value: Rational }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'boolean'; readonly boolean: boolean }
    | { readonly kind: 'name'; readonly name: string }
    /** `grades[value]`: a column of a reference table. */
    | { readonly kind: 'column'; readonly table: string; readonly column: string }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'call'; readonly name: string; readonly nameSpan: Span; readonly args: readonly Expression[] }
    /** The signs before a value as typed: `-`, `--`, `+-`. */
    | { readonly kind: 'signed'; readonly signs: readonly ('+' | '-')[]; readonly operand: Expression }
    /** `count` percent signs after a value. */
    | { readonly kind: 'percent'; readonly count: number; readonly operand: Expression }
    | {
        readonly kind: 'chain';
        readonly level: ChainLevel;
        readonly first: Expression;
        readonly rest: readonly ChainLink[];
      }
  );

export interface FormulaTree {
  readonly expression: Expression;
}

/** The values inside an expression, from left to right. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'name':
    case 'column':
      return [];
    case 'list':
      return expression.items;
    case 'call':
      return expression.args;
    case 'signed':
    case 'percent':
      return [expression.operand];
    case 'chain':
      return [expression.first, ...expression.rest.map(({ operand }) => operand)];
  }
}
