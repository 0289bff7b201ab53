import { add, decimal, equals, ZERO } from '@premia/decimal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SimulationPerson } from '../../contract.ts';
import { byChange, sumsOf } from './sums.ts';

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);

const person = fc.record({
  employeeId: fc.string({ minLength: 1 }),
  departmentId: fc.constantFrom('a', 'b', 'c'),
  base: fc.option(amount),
  candidate: fc.option(amount),
});

const sums = sumsOf(2);

function toPerson(given: {
  readonly employeeId: string;
  readonly departmentId: string;
  readonly base: string | null;
  readonly candidate: string | null;
}): SimulationPerson {
  const { base, candidate } = given;
  const delta = base === null || candidate === null ? null : sums.difference(candidate, base);
  return { ...given, name: {}, departmentName: {}, position: {}, delta, problems: [] };
}

describe('sums of a simulation', () => {
  it('reconcile exactly: departments with the fund, deltas with both sides', () => {
    fc.assert(
      fc.property(fc.array(person), (given) => {
        const people = given.map(toPerson);
        for (const side of ['base', 'candidate'] as const) {
          const fund = sums.fund(people.flatMap((one) => one[side] ?? []));
          const parts = sums.departments(people).reduce((sum, row) => add(sum, decimal(row[side])), ZERO);
          expect(equals(parts, decimal(fund))).toBe(true);
        }
        for (const row of sums.departments(people)) {
          expect(sums.difference(row.candidate, row.base)).toBe(row.delta);
        }
      }),
    );
  });

  it.each([
    ['nobody', [], { fund: '0.00', average: '0.00', median: '0.00', maximum: '0.00', atZero: 0 }],
    ['one', ['10.00'], { fund: '10.00', average: '10.00', median: '10.00', maximum: '10.00', atZero: 0 }],
    ['an even number', ['1.00', '2.00', '4.00', '0.00'], { fund: '7.00', average: '1.75', median: '1.50', atZero: 1 }],
    ['a third', ['1.00', '0.00', '0.00'], { fund: '1.00', average: '0.33', median: '0.00', maximum: '1.00' }],
    ['only losses', ['-5.00', '-1.00'], { maximum: '-1.00', median: '-3.00' }],
  ])('of %s', (_name, amounts, expected) => {
    expect(sums.statistics(amounts)).toMatchObject(expected);
  });

  it('put the greatest change first, whichever way it goes, and those without one last', () => {
    const of = (employeeId: string, base: string | null, candidate: string | null) =>
      toPerson({ employeeId, departmentId: 'a', base, candidate });
    const people = [
      of('none', null, '5.00'),
      of('up', '1.00', '3.00'),
      of('down', '9.00', '1.00'),
      of('up2', '1.00', '3.00'),
    ];
    expect(people.sort(byChange).map(({ employeeId }) => employeeId)).toEqual(['down', 'up', 'up2', 'none']);
  });
});
