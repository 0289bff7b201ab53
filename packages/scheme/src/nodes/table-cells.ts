import { parseLiteral } from '../values/literal.ts';
import type { Value } from '../values/value.ts';
import type { BaseType } from '../values/value-type.ts';
import type { Report } from './node-context.ts';

/** Reads the cell of a table; reports at its path and answers null when it is not of the table's type. */
export function readCell(text: string, base: BaseType, { path, report }: CellPlace): Value | null {
  const parsed = parseLiteral(text, base);
  if (parsed.ok) return parsed.value;
  report({ code: 'params/bad-value', path, details: { given: text, expected: base, problem: parsed.problem } });
  return null;
}

export interface CellPlace {
  readonly path: string;
  readonly report: Report;
}
