import { Environment } from '@marcbachmann/cel-js';
import { INPUT_NAMES, type Population } from '../population.ts';
import { schemeIn } from './expressions.ts';

/** Parsed and checked once; doubles, with rounding, minimum and maximum as functions of the host. */
export function prepareCel(): (population: Population, rows: number) => number {
  const environment = new Environment()
    .registerFunction('round2(double): double', (value: number) => Math.floor(value * 100 + 0.5) / 100)
    .registerFunction('round4(double): double', (value: number) => Math.floor(value * 10_000 + 0.5) / 10_000)
    .registerFunction('least(double, double): double', (left: number, right: number) => Math.min(left, right))
    .registerFunction('greatest(double, double): double', (left: number, right: number) => Math.max(left, right));
  const lines = schemeIn({
    round: (value, digits) => `round${digits}(${value})`,
    least: (left, right) => `least(${left}, ${right})`,
    greatest: (left, right) => `greatest(${left}, ${right})`,
    choose: (condition, then, otherwise) => `((${condition}) ? (${then}) : (${otherwise}))`,
    number: (text) => (text.includes('.') ? text : `${text}.0`),
    cell: (cells, grade, band) => `[${cells.join(', ')}][int(${grade} * 4.0 + ${band})]`,
  });
  for (const name of [...INPUT_NAMES, ...lines.map(([name]) => name)]) environment.registerVariable(name, 'double');
  const parsed = lines.map(([name, text]) => ({ name, evaluate: environment.parse(text) }));
  return ({ doubles }, rows) => {
    let total = 0;
    for (let row = 0; row < rows; row += 1) {
      const scope: Record<string, number> = {};
      for (const name of INPUT_NAMES) scope[name] = doubles[name][row] ?? 0;
      for (const { name, evaluate } of parsed) scope[name] = Number(evaluate(scope));
      total += scope['bonus'] ?? Number.NaN;
    }
    return total;
  };
}
