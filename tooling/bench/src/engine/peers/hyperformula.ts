import { HyperFormula } from 'hyperformula';
import { INPUT_NAMES, type Population } from '../population.ts';
import { schemeIn } from './expressions.ts';

const FIRST_LETTER = 'A'.charCodeAt(0);

/** A sheet with a row for each person: inputs in the first columns, one line of the scheme in each further one; doubles. */
export function hyperformula({ doubles }: Population, rows: number): number {
  const lines = schemeIn({
    round: (value, digits) => `ROUND(${value}, ${digits})`,
    least: (left, right) => `MIN(${left}, ${right})`,
    greatest: (left, right) => `MAX(${left}, ${right})`,
    choose: (condition, then, otherwise) => `IF(${condition}, ${then}, ${otherwise})`,
    number: (text) => text,
    cell: (cells, grade, band) => `CHOOSE(${grade} * 4 + ${band} + 1, ${cells.join(', ')})`,
  });
  const names = [...INPUT_NAMES, ...lines.map(([name]) => name)];
  const columns = new Map(names.map((name, index) => [name, String.fromCharCode(FIRST_LETTER + index)]));
  const formulaAt = (text: string, row: number): string =>
    `=${text.replace(/\b[a-z][A-Za-z]*\b/g, (word) => `${columns.get(word) ?? word}${row + 1}`)}`;
  const sheet = Array.from({ length: rows }, (_, row) => [
    ...INPUT_NAMES.map((name) => doubles[name][row] ?? 0),
    ...lines.map(([, text]) => formulaAt(text, row)),
  ]);
  const engine = HyperFormula.buildFromArray(sheet, { licenseKey: 'gpl-v3' });
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    total += Number(engine.getCellValue({ sheet: 0, row, col: names.length - 1 }));
  }
  engine.destroy();
  return total;
}
