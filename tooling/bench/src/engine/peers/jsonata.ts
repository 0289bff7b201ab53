import jsonata from 'jsonata';
import { INPUT_NAMES, type Population } from '../population.ts';
import { schemeIn } from './expressions.ts';

/** One expression with a variable for each line, parsed once; doubles. */
export function prepareJsonata(): (population: Population, rows: number) => Promise<number> {
  const lines = schemeIn({
    round: (value, digits) => `$floor((${value}) * ${10 ** digits} + 0.5) / ${10 ** digits}`,
    least: (left, right) => `$min([${left}, ${right}])`,
    greatest: (left, right) => `$max([${left}, ${right}])`,
    choose: (condition, then, otherwise) => `((${condition}) ? (${then}) : (${otherwise}))`,
    number: (text) => text,
    cell: (cells, grade, band) => `([${cells.join(', ')}][${grade} * 4 + ${band}])`,
  });
  // Inside an index the language looks for a name in the list, so everything read there is a variable.
  const names = ['grade', ...lines.map(([name]) => name)];
  const asVariables = (text: string): string =>
    text.replace(/\b[A-Za-z]+\b/g, (word) => (names.includes(word) ? `$${word}` : word));
  const assignments = lines.map(([name, text]) => `$${name} := ${asVariables(text)};`);
  const expression = jsonata(`($grade := grade;\n${assignments.join('\n')} $bonus)`);
  return async ({ doubles }, rows) => {
    let total = 0;
    for (let row = 0; row < rows; row += 1) {
      const person = Object.fromEntries(INPUT_NAMES.map((name) => [name, doubles[name][row] ?? 0]));
      total += Number(await expression.evaluate(person));
    }
    return total;
  };
}
