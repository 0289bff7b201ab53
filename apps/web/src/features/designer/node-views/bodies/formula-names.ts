import { type Expression, type FormulaLanguage, parseFormula } from '@premia/scheme';

/** The names a formula reads, in order of first use; null while it cannot be read. */
export function formulaNames(text: string, language: FormulaLanguage): readonly string[] | null {
  const parsed = parseFormula(text, language);
  if (!parsed.ok) return null;
  const names = new Set<string>();
  collect(parsed.tree.expression, names);
  return [...names];
}

function collect(expression: Expression, names: Set<string>): void {
  switch (expression.kind) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'column':
      return;
    case 'name':
      names.add(expression.name);
      return;
    case 'list':
      for (const item of expression.items) collect(item, names);
      return;
    case 'call':
      for (const argument of expression.args) collect(argument, names);
      return;
    case 'signed':
    case 'percent':
      collect(expression.operand, names);
      return;
    case 'chain':
      collect(expression.first, names);
      for (const link of expression.rest) collect(link.operand, names);
  }
}
