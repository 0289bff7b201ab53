import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { childrenOf, type Expression, type Span } from './ast.ts';
import { functionNamed } from './functions/catalogue.ts';
import { parseFormula } from './parse.ts';
import { printName } from './print.ts';
import type { FormulaLanguage } from './words.ts';

/** A change of a formula's text that mends one fault. */
export interface TextFix extends Span {
  readonly insert: string;
}

/** The one-click mend of a fault in a formula, where the right one is beyond doubt; null elsewhere. */
export function formulaFix(
  { code, place, details }: Diagnostic,
  { text, language }: { readonly text: string; readonly language: FormulaLanguage },
): TextFix | null {
  if (place.from === undefined || place.to === undefined) return null;
  const span = { from: place.from, to: place.to };
  const written = text.slice(span.from, span.to);
  const { suggestion } = details;
  switch (code) {
    case 'formula/unknown-name':
      return typeof suggestion === 'string' ? { ...span, insert: printName(suggestion) } : null;
    case 'formula/unknown-function':
      return typeof suggestion === 'string'
        ? { ...span, insert: functionNamed(suggestion)?.names[language] ?? suggestion }
        : null;
    case 'formula/wrong-separator':
      return { ...span, insert: ';' };
    case 'formula/ambiguous-comma':
      return { ...span, insert: written.replace(',', '.') };
    case 'formula/number-in-groups':
      return { ...span, insert: written.replace(/[\s\u00a0\u202f\u2009]/g, '') };
    case 'formula/unclosed-parenthesis':
      return { from: text.trimEnd().length, to: text.length, insert: details['bracket'] === '{' ? '}' : ')' };
    case 'formula/unexpected-closing':
      return { ...span, insert: '' };
    case 'type/money-and-number':
      return details['conversion'] === 'multiply' ? multiplied(span, { text, language }) : null;
    default:
      return null;
  }
}

/** ₽ + % as ₽ * %: the sign before the operand at the end of the span. */
function multiplied(
  span: Span,
  { text, language }: { readonly text: string; readonly language: FormulaLanguage },
): TextFix | null {
  const parsed = parseFormula(text, language);
  const sign = parsed.ok ? signBefore(parsed.tree.expression, span) : null;
  return sign === null ? null : { from: sign.from, to: sign.to, insert: '*' };
}

function signBefore(expression: Expression, span: Span): Span | null {
  const parts = childrenOf(expression);
  if (expression.kind === 'chain' && expression.level === 'sum') {
    const link = expression.rest.find(({ operand }) => operand.to === span.to);
    if (link !== undefined && (expression.first.from === span.from || link.operatorSpan.from === span.from))
      return expression.rest.length === 1 ? link.operatorSpan : null;
  }
  for (const part of parts) {
    const found = part.from <= span.from && span.to <= part.to ? signBefore(part, span) : null;
    if (found !== null) return found;
  }
  return null;
}

/** The smallest part of a formula that holds all of a selection: what "show step" works out. Null while it is none. */
export function partAround(text: string, language: FormulaLanguage, selection: Span): Span | null {
  const parsed = parseFormula(text, language);
  if (!parsed.ok) return null;
  let part = parsed.tree.expression;
  for (;;) {
    const inner = childrenOf(part).find(({ from, to }) => from <= selection.from && selection.to <= to);
    if (inner === undefined || inner.kind === 'column' || inner.kind === 'list')
      return { from: part.from, to: part.to };
    part = inner;
  }
}
