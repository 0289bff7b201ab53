import {
  absolute,
  add,
  compare,
  decimal,
  divide,
  fromInteger,
  maximum,
  type Rational,
  round,
  subtract,
  toFixedText,
  ZERO,
} from '@premia/decimal';
import type { SimulationPerson, SimulationResult, SimulationSide } from '../../contract.ts';

/** Exact sums of amounts given as decimal texts, written with the currency's digits. */
export interface Sums {
  fund(amounts: readonly string[]): string;
  statistics(amounts: readonly string[]): Pick<SimulationSide, 'fund' | 'average' | 'median' | 'maximum' | 'atZero'>;
  difference(candidate: string, base: string): string;
  departments(people: readonly SimulationPerson[]): SimulationResult['departments'];
}

export function sumsOf(digits: number): Sums {
  const text = (value: Rational) => toFixedText(round(value, digits), digits);
  const fund = (amounts: readonly string[]) => text(total(amounts));
  const difference = (candidate: string, base: string) => text(subtract(decimal(candidate), decimal(base)));
  return {
    fund,
    difference,
    statistics(amounts) {
      const values = amounts.map(decimal).sort(compare);
      return {
        fund: fund(amounts),
        average: text(values.length === 0 ? ZERO : divide(total(amounts), fromInteger(values.length))),
        median: text(medianOf(values)),
        maximum: text(values.reduce(maximum, values[0] ?? ZERO)),
        atZero: values.filter((value) => compare(value, ZERO) === 0).length,
      };
    },
    departments(people) {
      const groups = Map.groupBy(people, ({ departmentId }) => departmentId);
      return [...groups].map(([departmentId, members]) => {
        const base = fund(members.flatMap((person) => person.base ?? []));
        const candidate = fund(members.flatMap((person) => person.candidate ?? []));
        const name = members[0]?.departmentName ?? {};
        return { departmentId, name, base, candidate, delta: difference(candidate, base) };
      });
    },
  };
}

function total(amounts: readonly string[]): Rational {
  return amounts.reduce((sum, amount) => add(sum, decimal(amount)), ZERO);
}

function medianOf(sorted: readonly Rational[]): Rational {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? ZERO;
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? upper) : upper;
  return divide(add(lower, upper), fromInteger(2));
}

/** The greatest change first, whichever way it goes; people without one come last. */
export function byChange(left: SimulationPerson, right: SimulationPerson): number {
  const size = (person: SimulationPerson) => (person.delta === null ? ZERO : absolute(decimal(person.delta)));
  return compare(size(right), size(left)) || (left.employeeId < right.employeeId ? -1 : 1);
}
