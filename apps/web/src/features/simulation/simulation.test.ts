import type { SimulationPerson } from '@premia/service';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram } from './histogram.ts';
import { scaleEndOf, tallyOf } from './tally.ts';

function person(base: string | null, candidate: string | null, delta: string | null): SimulationPerson {
  const name = { en: 'A' };
  return {
    employeeId: 'e1',
    name,
    departmentId: 'd1',
    departmentName: name,
    position: name,
    base,
    candidate,
    delta,
    problems: [],
  };
}

describe('tallyOf', () => {
  it('counts nobody without a result as unchanged', () => {
    const people = [
      person('1', '2', '1'),
      person('2', '1', '-1.00'),
      person('1', '1', '0.00'),
      person('1', null, null),
    ];
    expect(tallyOf(people)).toEqual({ gain: 1, lose: 1, same: 1 });
  });
});

describe('scaleEndOf', () => {
  it('compares amounts as numbers, not as text', () => {
    expect(scaleEndOf([person('9.00', '100.00', '91')])).toBe('100.00');
  });
});

describe('histogram', () => {
  it('puts an amount on a bound into the higher bin', () => {
    const bins = histogram([['0', '99.99', '100', '250.50']], 5);
    expect(bins.map((bin) => [bin.from, bin.to, bin.counts[0]])).toEqual([
      ['0', '100', 2],
      ['100', '200', 1],
      ['200', '300', 1],
    ]);
  });

  it('places negative amounts below zero', () => {
    const bins = histogram([['-0.50', '0.50']], 5);
    expect(bins.map((bin) => [bin.from, bin.counts[0]])).toEqual([
      ['-1', 1],
      ['0', 1],
    ]);
  });

  it('loses nobody', () => {
    const amount = fc.integer({ min: -1_000_000, max: 100_000_000 }).map((kopecks) => (kopecks / 100).toFixed(2));
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 60 }), fc.array(amount, { maxLength: 60 }), (left, right) => {
        const bins = histogram([left, right], 12);
        const total = (list: 0 | 1) => bins.reduce((sum, bin) => sum + (bin.counts[list] ?? 0), 0);
        expect([total(0), total(1)]).toEqual([left.length, right.length]);
        expect(bins.length).toBeLessThanOrEqual(13);
      }),
    );
  });
});
