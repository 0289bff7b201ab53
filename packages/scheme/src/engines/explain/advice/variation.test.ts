import { decimal, ZERO } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs, FactInput } from '../../../evaluation/evaluation.ts';
import { factOrder } from '../../../evaluation/facts.ts';
import { money, plain } from '../../../values/value-type.ts';
import {
  copyOf,
  employeeAfter,
  factsAt,
  fractionDigits,
  requestAfter,
  unitOf,
  type Variation,
  valueAfter,
} from './variation.ts';

const DEAL: FactInput = { source: 'crm', id: 'd', type: 'deal', on: '2026-10-31', attributes: { region: 'north' } };
const revenue: Variation = {
  input: { kind: 'criterion', criterion: 'revenue' },
  type: money('RUB'),
  from: decimal('10'),
  unit: decimal('0.01'),
  alsoYear: null,
  fact: null,
};
const FURTHER = { factType: 'deal', isFirst: false, fields: [] };
const oneDeal: Variation = {
  input: { kind: 'next-fact', ...FURTHER },
  type: money('RUB'),
  from: ZERO,
  unit: decimal('0.01'),
  alsoYear: null,
  fact: DEAL,
};
const manyDeals: Variation = {
  ...oneDeal,
  input: { kind: 'next-facts', ...FURTHER },
  type: plain('count'),
  unit: decimal('1'),
};

describe('an input at a place', () => {
  test('is so many units further, or back', () => {
    expect(valueAfter(revenue, 250)).toEqual(decimal('12.5'));
    expect(valueAfter(revenue, -250)).toEqual(decimal('7.5'));
    expect(valueAfter(revenue, 0)).toEqual(decimal('10'));
  });

  test('a criterion: its value is another one, all others stay', () => {
    const employee: EmployeeInputs = {
      id: 'e',
      criteria: { revenue: { actual: '10', target: '40', yearToDate: '100' }, visits: { actual: '3' } },
      attributes: { grade: 'A' },
    };
    expect(employeeAfter(employee, { variation: revenue, place: 50 })).toEqual({
      id: 'e',
      criteria: { revenue: { actual: '10.5', target: '40', yearToDate: '100' }, visits: { actual: '3' } },
      attributes: { grade: 'A' },
    });
  });

  test('a criterion whose year is known: the year rises as much', () => {
    const yearly = { ...revenue, alsoYear: decimal('100') };
    const employee = { id: 'e', criteria: { revenue: { actual: '10', yearToDate: '100' } } };
    expect(employeeAfter(employee, { variation: yearly, place: 50 }).criteria).toEqual({
      revenue: { actual: '10.5', yearToDate: '100.5' },
    });
  });

  test('a criterion of someone who has none yet', () => {
    expect(employeeAfter({ id: 'e' }, { variation: revenue, place: 1 })).toEqual({
      id: 'e',
      criteria: { revenue: { actual: '10.01' } },
    });
  });

  test('facts come after those that are there', () => {
    const known: FactInput = { ...DEAL, id: 'known', amount: '5' };
    const next = { ...DEAL, amount: '1.5' };
    expect(employeeAfter({ id: 'e', facts: [known] }, { variation: oneDeal, place: 150 })).toEqual({
      id: 'e',
      facts: [known, next],
    });
    expect(employeeAfter({ id: 'e' }, { variation: oneDeal, place: 150 })).toEqual({ id: 'e', facts: [next] });
  });

  test('all inputs of one employee change together, nobody else does', () => {
    const request = {
      period: '2026-10',
      employees: [
        { id: 'other', criteria: { revenue: { actual: '10' } } },
        { id: 'e', criteria: { revenue: { actual: '10' } } },
      ],
    };
    const moved = [
      { variation: revenue, place: 100 },
      { variation: manyDeals, place: 1 },
    ];
    expect(requestAfter(request, { employeeId: 'e', moved })).toEqual({
      period: '2026-10',
      employees: [
        { id: 'other', criteria: { revenue: { actual: '10' } } },
        { id: 'e', criteria: { revenue: { actual: '11' } }, facts: [copyOf(DEAL, 0)] },
      ],
    });
  });
});

describe('facts there are more', () => {
  test('are one of the amount, or so many of them', () => {
    expect(factsAt(oneDeal, 150)).toEqual([{ ...DEAL, amount: '1.5' }]);
    expect(factsAt(manyDeals, 3)).toEqual([copyOf(DEAL, 0), copyOf(DEAL, 1), copyOf(DEAL, 2)]);
  });

  test('are none as things stand, and of a criterion never any', () => {
    expect(factsAt(oneDeal, 0)).toEqual([]);
    expect(factsAt(manyDeals, 0)).toEqual([]);
    expect(factsAt(revenue, 5)).toEqual([]);
  });

  test('are of the same content, and in order of their numbers', () => {
    const copies = [0, 1, 9, 10, 11, 99, 100, 999].map((index) => copyOf(DEAL, index));
    expect(copies.toSorted(factOrder)).toEqual(copies);
    expect(new Set(copies.map(({ id }) => id)).size).toBe(copies.length);
    expect(copies.map((copy) => ({ ...copy, id: 'd' }))).toEqual(copies.map(() => DEAL));
  });
});

describe('the unit an input is counted in', () => {
  test.each([
    ['5', 0],
    ['5.', 0],
    ['5.00', 0],
    ['5.10', 1],
    ['0.125', 3],
    ['-0.25', 2],
    ['+1.5', 1],
    ['100.0500', 2],
    ['.5', 1],
    ['1e3', 0],
    ['', 0],
    [undefined, 0],
  ])('%s has as many digits as it tells: %i', (text, digits) => {
    expect(fractionDigits(text)).toBe(digits);
  });

  test('is one of the last digit', () => {
    expect([0, 2, 5].map(unitOf)).toEqual(['1', '0.01', '0.00001'].map(decimal));
  });
});
