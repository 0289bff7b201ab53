import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from './ast.ts';

/** Every code a formula may give beside the `type/…` conflicts of the type rules. */
export const FORMULA_DIAGNOSTIC_CODES = [
  'formula/ambiguous-comma',
  'formula/argument-count',
  'formula/argument-type',
  'formula/ascending-keys',
  'formula/broken-tree',
  'formula/cell-reference',
  'formula/day-of-date',
  'formula/empty',
  'formula/exponent-not-whole',
  'formula/exponent-too-large',
  'formula/function-not-available',
  'formula/given-twice',
  'formula/key-column',
  'formula/list-not-here',
  'formula/lists-differ',
  'formula/missing-argument',
  'formula/missing-operand',
  'formula/missing-operator',
  'formula/not-constant',
  'formula/not-applied',
  'formula/number-in-groups',
  'formula/number-too-large',
  'formula/pairs',
  'formula/syntax',
  'formula/table-not-here',
  'formula/too-deep',
  'formula/too-long',
  'formula/too-many-digits',
  'formula/too-many-parts',
  'formula/unclosed-name',
  'formula/unclosed-parenthesis',
  'formula/unclosed-text',
  'formula/unexpected-character',
  'formula/unexpected-closing',
  'formula/unit-of-time',
  'formula/unknown-column',
  'formula/unknown-function',
  'formula/unknown-name',
  'formula/unknown-table',
  'formula/wrong-separator',
] as const;
export type FormulaDiagnosticCode = (typeof FORMULA_DIAGNOSTIC_CODES)[number];

export function formulaError(code: FormulaDiagnosticCode, span: Span, details: Diagnostic['details'] = {}): Diagnostic {
  return { code, severity: 'error', place: { from: span.from, to: span.to }, details };
}
