import { childrenOf, type Expression, type FormulaLanguage, parseFormula } from '@premia/scheme';

/** The names a formula reads, in order of first use; null while it cannot be read. */
export function formulaNames(text: string, language: FormulaLanguage): readonly string[] | null {
  const parsed = parseFormula(text, language);
  return parsed.ok ? [...new Set(namesIn(parsed.tree.expression))] : null;
}

function namesIn(expression: Expression): readonly string[] {
  return expression.kind === 'name' ? [expression.name] : childrenOf(expression).flatMap(namesIn);
}
