import { all, type BigNumber, create, type EvalFunction } from 'mathjs';
import type { Population } from '../population.ts';
import { INPUT_NAMES } from '../population.ts';
import { schemeIn } from './expressions.ts';

/** Compiled once; numbers are decimals of 40 digits, rounded half up. Answers the sum of the payouts. */
export function prepareMathjs(): (population: Population, rows: number) => number {
  if (all === undefined) throw new Error('bench: mathjs without its functions');
  const math = create(all, { number: 'BigNumber', precision: 40 });
  const lines = schemeIn({
    round: (value, digits) => `round(${value}, ${digits})`,
    least: (left, right) => `min(${left}, ${right})`,
    greatest: (left, right) => `max(${left}, ${right})`,
    choose: (condition, then, otherwise) => `((${condition}) ? (${then}) : (${otherwise}))`,
    number: (text) => text,
    cell: (cells, grade, band) => `[${cells.join(', ')}][${grade} * 4 + ${band} + 1]`,
  }).map(([name, text]): readonly [string, EvalFunction] => [name, math.compile(text)]);
  return ({ doubles }, rows) => {
    let total = 0;
    for (let row = 0; row < rows; row += 1) {
      const scope: Record<string, BigNumber> = {};
      for (const name of INPUT_NAMES) scope[name] = math.bignumber(doubles[name][row] ?? 0);
      for (const [name, compiled] of lines) scope[name] = compiled.evaluate(scope);
      total += scope['bonus']?.toNumber() ?? Number.NaN;
    }
    return total;
  };
}
