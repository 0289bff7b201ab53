import { decimal, power, type Rational, toCanonicalText } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { Line } from './line.ts';
import {
  along,
  combine,
  decided,
  lineOf,
  minus,
  type Numbers,
  numbersIn,
  opposite,
  plus,
  product,
  type Range,
  scaled,
  toMultiples,
  transform,
} from './range.ts';

const between = (low: string, high: string): Numbers => ({ low: decimal(low), high: decimal(high) });
const line = (start: string, end: string, below = '0', above = '0'): Line => ({
  start: decimal(start),
  end: decimal(end),
  below: decimal(below),
  above: decimal(above),
});
const running = (...of: Parameters<typeof line>): Numbers => along(line(...of));
const text = (range: Range): string | null => {
  const numbers = numbersIn(range);
  if (numbers === null) return null;
  const told = (all: readonly Rational[]): string => all.map(toCanonicalText).join(' ');
  const { low, high, line: own } = numbers;
  return told([low, high]) + (own === undefined ? '' : ` | ${told([own.start, own.end, own.below, own.above])}`);
};

describe('numbers along a line', () => {
  test('reach as far as it does, and no further than is known besides', () => {
    expect(text(running('9', '3', '-1', '2'))).toBe('2 11 | 9 3 -1 2');
    expect(text(along(line('3', '9'), between('4', '7')))).toBe('4 7 | 3 9 0 0');
    expect(text(along(line('3', '9'), between('1', '20')))).toBe('3 9 | 3 9 0 0');
  });

  test('whose digits grow too long are known by their ends alone', () => {
    const ends = between('0', '1');
    const [fine, long] = [36, 37].map((digits) => power(decimal('10'), -digits));
    if (fine === undefined || long === undefined) throw new Error('two of them');
    for (const end of ['start', 'end', 'below', 'above'] as const) {
      expect(along({ ...line('0', '1'), [end]: long }, ends)).toBe(ends);
      expect(along({ ...line('0', '1'), [end]: fine }, ends).line).toBeDefined();
    }
  });

  test('that are known by their ends alone run level, and stray over all their reach', () => {
    expect(lineOf(between('3', '9'))).toEqual(line('3', '3', '0', '6'));
    expect(lineOf(running('9', '3'))).toEqual(line('9', '3'));
  });
});

describe('what runs together', () => {
  test.each<[string, Range, string]>([
    ['two lines add up to a line', plus(running('1', '3'), running('10', '4')), '7 11 | 11 7 0 0'],
    ['a line that falls and a level one', plus(running('5', '1'), between('2', '2')), '3 7 | 7 3 0 0'],
    ['a level one and a line', plus(between('2', '2'), running('5', '9')), '7 11 | 7 11 0 0'],
    ['two points are a point', plus(between('2', '2'), between('3', '3')), '5 5'],
    ['two reaches', plus(between('2', '4'), between('3', '30')), '5 34'],
    ['a line and a reach', plus(running('0', '10'), between('0', '1')), '0 11 | 0 10 0 1'],
    ['a reach and a line', plus(between('0', '1'), running('10', '0')), '0 11 | 10 0 0 1'],
    ['a line and one that strays', plus(running('0', '10'), running('5', '0', '-1', '1')), '4 11 | 5 10 -1 1'],
    ['a line less itself is nothing', minus(running('3', '9'), running('3', '9')), '0 0 | 0 0 0 0'],
    [
      'one that strays less itself strays twice',
      minus(running('3', '9', '-1', '2'), running('3', '9', '-1', '2')),
      '-3 3 | 0 0 -3 3',
    ],
    ['the opposite of a line', opposite(running('3', '9', '-1', '2')), '-11 -2 | -3 -9 -2 1'],
    ['the opposite of a reach', opposite(between('3', '9')), '-9 -3'],
    ['so many times a line', scaled(running('3', '9'), decimal('2')), '6 18 | 6 18 0 0'],
    ['so many times below zero', scaled(running('3', '9'), decimal('-2')), '-18 -6 | -6 -18 0 0'],
    ['so many times a reach', scaled(between('3', '9'), decimal('-2')), '-18 -6'],
    ['a point times a line', product(between('2', '2'), running('3', '9')), '6 18 | 6 18 0 0'],
    ['a line times a point', product(running('3', '9'), between('2', '2')), '6 18 | 6 18 0 0'],
    ['a line times a line', product(running('0', '4'), running('6', '0')), '0 6 | 0 0 0 6'],
    ['a line times a reach', product(running('1', '2'), between('3', '4')), '3 8 | 3 6 0 2'],
    ['a reach times a line', product(between('3', '4'), running('1', '2')), '3 8 | 3 6 0 2'],
    [
      'the lesser of a line and one above it',
      combine('minimum', running('3', '9'), running('4', '10')),
      '3 9 | 3 9 0 0',
    ],
    [
      'the lesser of a line and one below it',
      combine('minimum', running('4', '10'), running('3', '9')),
      '3 9 | 3 9 0 0',
    ],
    [
      'the greater of a line and one above it',
      combine('maximum', running('3', '9'), running('4', '10')),
      '4 10 | 4 10 0 0',
    ],
    [
      'the greater of a line and one below it',
      combine('maximum', running('4', '10'), running('3', '9')),
      '4 10 | 4 10 0 0',
    ],
    [
      'the lesser of lines that touch at the start',
      combine('minimum', running('3', '9'), running('3', '10')),
      '3 9 | 3 9 0 0',
    ],
    ['the greater of lines that cross', combine('maximum', running('0', '10'), running('5', '6')), '5 10'],
    ['the lesser of lines that cross', combine('minimum', running('0', '10'), running('5', '6')), '0 6'],
    ['a quotient by a point', combine('divide', running('3', '9'), between('-3', '-3')), '-3 -1 | -1 -3 0 0'],
    ['a quotient of two lines that rise together', combine('divide', running('10', '30'), running('5', '10')), '2 3'],
    ['a quotient of a line by a reach', combine('divide', running('10', '30'), between('5', '10')), '1 6'],
    ['a quotient of a reach by a line', combine('divide', between('10', '30'), running('5', '10')), '1 6'],
    ['a quotient of one that strays', combine('divide', running('10', '30', '-1', '0'), running('5', '10')), '0.9 6'],
    ['a quotient by one that strays', combine('divide', running('10', '30'), running('6', '10', '-1', '0')), '1 6'],
  ])('%s', (_, range, expected) => {
    expect(text(range)).toBe(expected);
  });

  test('is told apart by its line where ends alone overlap', () => {
    const [lower, upper] = [running('0', '10'), running('1', '11')];
    expect([decided('less', lower, upper), decided('greater', lower, upper)]).toEqual([true, false]);
    expect(decided('less', between('0', '10'), between('1', '11'))).toBeNull();
    expect(decided('equal', lower, lower)).toBe(true);
  });
});

describe('steps of one operand keep the line', () => {
  const node = { nodeId: 'n', type: { base: 'number', grain: 'employee', currency: null }, value: 0 } as const;
  const value = running('0.4', '9.6');
  const below = opposite(value);

  test('the opposite, and the size of what keeps its sign', () => {
    expect(text(transform({ ...node, op: 'negate' }, value))).toBe('-9.6 -0.4 | -0.4 -9.6 0 0');
    expect(transform({ ...node, op: 'absolute' }, value)).toBe(value);
    expect(text(transform({ ...node, op: 'absolute' }, below))).toBe('0.4 9.6 | 0.4 9.6 0 0');
    expect(text(transform({ ...node, op: 'absolute' }, running('-4', '9')))).toBe('0 9');
    expect(text(transform({ ...node, op: 'absolute' }, running('-9', '4')))).toBe('0 9');
  });

  test('what is rounded strays from it by less than the unit', () => {
    const rounded = (digits: number) => transform({ ...node, op: 'round', digits, mode: 'half-up' }, value);
    expect(text(rounded(0))).toBe('0 10 | 0.4 9.6 -1 1');
    expect(text(rounded(1))).toBe('0.4 9.6 | 0.4 9.6 -0.1 0.1');
    expect(text(rounded(-1))).toBe('0 10 | 0.4 9.6 -10 10');
    const multiples = toMultiples({ ...node, op: 'roundToMultiple', multiple: 1, mode: 'ceil' }, value, decimal('2'));
    expect(text(multiples)).toBe('2 10 | 0.4 9.6 -2 2');
  });

  test('a power is known by its ends', () => {
    expect(text(transform({ ...node, op: 'power', exponent: 2 }, running('2', '3')))).toBe('4 9');
    expect(text(transform({ ...node, op: 'power', exponent: -1 }, running('2', '4')))).toBe('0.25 0.5');
  });
});
