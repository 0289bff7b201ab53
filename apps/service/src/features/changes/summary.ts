import type { ChangeSetSummary } from '@premia/database';
import { add, compare, decimal, type Rational, subtract, toFixedText, ZERO } from '@premia/decimal';
import { minorDigits } from '@premia/scheme';
import type { Effects, PeriodEffect, PersonEffect } from './effect.ts';

export interface PeriodSums {
  readonly concerned: number;
  readonly gaining: number;
  readonly losing: number;
  readonly unclear: number;
  readonly fundBefore: string;
  readonly fundAfter: string;
  readonly fundDelta: string;
}

/** What a period's people come to together; somebody without a sum on either side is counted and in neither fund. */
export function sumsOfPeriod({ people, currency }: Pick<PeriodEffect, 'people' | 'currency'>): PeriodSums {
  const digits = minorDigits(currency);
  const clear = people.flatMap((person) => {
    const delta = deltaOf(person);
    return delta === null || person.before === null || person.after === null
      ? []
      : [{ before: decimal(person.before), after: decimal(person.after), delta }];
  });
  const total = (of: (person: (typeof clear)[number]) => Rational) =>
    toFixedText(
      clear.reduce((sum, person) => add(sum, of(person)), ZERO),
      digits,
    );
  return {
    concerned: people.length,
    gaining: clear.filter(({ delta }) => compare(delta, ZERO) > 0).length,
    losing: clear.filter(({ delta }) => compare(delta, ZERO) < 0).length,
    unclear: people.length - clear.length,
    fundBefore: total(({ before }) => before),
    fundAfter: total(({ after }) => after),
    fundDelta: total(({ delta }) => delta),
  };
}

export function deltaOf({ before, after }: Pick<PersonEffect, 'before' | 'after'>): Rational | null {
  return before === null || after === null ? null : subtract(decimal(after), decimal(before));
}

/** The set in one line, over all its periods. People are counted once. */
export function summaryOf({ periods }: Effects): ChangeSetSummary {
  const currency = periods[0]?.currency ?? '';
  const byPerson = new Map<string, Rational>();
  for (const { people } of periods) {
    for (const person of people) {
      byPerson.set(person.employeeId, add(byPerson.get(person.employeeId) ?? ZERO, deltaOf(person) ?? ZERO));
    }
  }
  const deltas = [...byPerson.values()];
  return {
    concerned: deltas.length,
    gaining: deltas.filter((delta) => compare(delta, ZERO) > 0).length,
    losing: deltas.filter((delta) => compare(delta, ZERO) < 0).length,
    currency,
    fundDelta: toFixedText(deltas.reduce(add, ZERO), currency === '' ? 0 : minorDigits(currency)),
  };
}
