import type { SimulationPerson } from '@premia/service';
import { compareAmounts, signOf } from '@premia/ui';

export interface Tally {
  readonly gain: number;
  readonly lose: number;
  readonly same: number;
}

/** How many people gain, lose and stay; those without a result count nowhere. */
export function tallyOf(people: readonly SimulationPerson[]): Tally {
  const signs = people.flatMap((person) => (person.delta === null ? [] : [signOf(person.delta)]));
  return {
    gain: signs.filter((sign) => sign > 0).length,
    lose: signs.filter((sign) => sign < 0).length,
    same: signs.filter((sign) => sign === 0).length,
  };
}

/** The largest amount on either side: one scale for every dumbbell, so that they can be compared. */
export function scaleEndOf(people: readonly SimulationPerson[]): string {
  const amounts = people.flatMap((person) => [person.base, person.candidate]).filter((amount) => amount !== null);
  return amounts.sort(compareAmounts).at(-1) ?? '0';
}
