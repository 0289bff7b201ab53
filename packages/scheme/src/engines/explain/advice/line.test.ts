import { add, compare, decimal, divide, fromInteger, multiply, type Rational, subtract, ZERO } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import {
  endsOf,
  isStraight,
  type Line,
  loosened,
  productOf,
  scaledLine,
  straight,
  sumOf,
  times,
  turnsOf,
} from './line.ts';

const ends = (low: string, high: string) => ({ low: decimal(low), high: decimal(high) });
const line = (start: string, end: string, below = '0', above = '0'): Line => ({
  start: decimal(start),
  end: decimal(end),
  below: decimal(below),
  above: decimal(above),
});

describe('a line', () => {
  test('is straight while nothing strays from it, to either side', () => {
    expect(straight(decimal('3'), decimal('9'))).toEqual(line('3', '9'));
    expect([line('3', '9'), line('3', '9', '-1'), line('3', '9', '0', '1')].map(isStraight)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each<[string, Line, string, string]>([
    ['rises', line('3', '9'), '3', '9'],
    ['falls', line('9', '3'), '3', '9'],
    ['runs level', line('4', '4'), '4', '4'],
    ['rises, and strays', line('3', '9', '-1', '2'), '2', '11'],
    ['falls, and strays', line('9', '3', '-1', '2'), '2', '11'],
  ])('that %s reaches from its least to its greatest', (_, one, low, high) => {
    expect(endsOf(one)).toEqual(ends(low, high));
  });

  test('adds up end by end, and so does what strays', () => {
    expect(sumOf(line('1', '5', '-1', '2'), line('10', '4', '-3', '5'))).toEqual(line('11', '9', '-4', '7'));
  });

  test('is multiplied with what strays; below zero the sides change places', () => {
    expect(scaledLine(line('1', '5', '-1', '2'), decimal('3'))).toEqual(line('3', '15', '-3', '6'));
    expect(scaledLine(line('1', '5', '-1', '2'), decimal('-3'))).toEqual(line('-3', '-15', '-6', '3'));
    expect(scaledLine(line('1', '5', '-1', '2'), ZERO)).toEqual(line('0', '0'));
  });

  test('is loosened to both sides alike', () => {
    expect(loosened(line('1', '5', '-1', '2'), decimal('0.5'))).toEqual(line('1', '5', '-1.5', '2.5'));
  });
});

describe('the product of two lines', () => {
  test.each<[string, Line, Line, Line]>([
    ['sags where both rise', line('0', '4'), line('0', '6'), line('0', '24', '-6')],
    ['sags where both fall', line('4', '0'), line('6', '0'), line('24', '0', '-6')],
    ['bulges where one falls', line('0', '4'), line('6', '0'), line('0', '0', '0', '6')],
    ['keeps to the line where one runs level', line('0', '4'), line('3', '3'), line('0', '12')],
    ['strays with the left one', line('1', '3', '-1', '2'), line('2', '2'), line('2', '6', '-2', '4')],
    ['strays with the right one', line('2', '2'), line('1', '3', '-1', '2'), line('2', '6', '-2', '4')],
    ['strays the other way below zero', line('-2', '-2'), line('1', '3', '-1', '2'), line('-2', '-6', '-4', '2')],
    ['strays with both', line('2', '2', '-1', '1'), line('3', '3', '0', '2'), line('6', '6', '-5', '9')],
  ])('%s', (_, left, right, expected) => {
    expect(productOf(left, right)).toEqual(expected);
  });

  const TENTHS = Array.from({ length: 11 }, (_, index) => divide(fromInteger(index), fromInteger(10)));
  const at = ({ start, end }: Line, part: Rational, error: Rational): Rational =>
    add(add(start, multiply(subtract(end, start), part)), error);

  test.each<[Line, Line]>([
    [line('-3', '5', '-1', '0.5'), line('2', '-7', '-0.25', '1')],
    [line('-3', '5', '-1', '0.5'), line('-4', '1')],
    [line('6', '1', '0', '2'), line('0.5', '9', '-3', '0')],
  ])('holds for everything both can be %#', (left, right) => {
    const product = productOf(left, right);
    for (const part of TENTHS) {
      for (const [one, other] of [left.below, left.above].flatMap((a) =>
        [right.below, right.above].map((b) => [a, b]),
      )) {
        if (one === undefined || other === undefined) continue;
        const exact = multiply(at(left, part, one), at(right, part, other));
        expect(compare(at(product, part, product.below), exact)).toBeLessThanOrEqual(0);
        expect(compare(exact, at(product, part, product.above))).toBeLessThanOrEqual(0);
      }
    }
  });

  test('of two reaches is as far as any two of their ends', () => {
    expect(times(ends('2', '3'), ends('5', '7'))).toEqual(ends('10', '21'));
    expect(times(ends('-2', '3'), ends('5', '7'))).toEqual(ends('-14', '21'));
    expect(times(ends('2', '3'), ends('-5', '7'))).toEqual(ends('-15', '21'));
    expect(times(ends('-4', '3'), ends('-5', '2'))).toEqual(ends('-15', '20'));
    expect(times(ends('-4', '-3'), ends('-5', '-2'))).toEqual(ends('6', '20'));
  });
});

describe('a stretch is worth cutting', () => {
  const WHOLE = { low: 10, high: 20 };

  test.each<[string, Line, readonly number[]]>([
    ['at a zero that falls on a place, and behind it', line('-4', '6'), [14, 15]],
    ['behind a zero between two places', line('-4.5', '5.5'), [15]],
    ['where it falls just as well', line('4.5', '-5.5'), [15]],
    ['behind a zero at its first place', line('0', '10'), [11]],
    ['at a zero at its last place', line('-10', '0'), [20]],
    ['nowhere when it stays above zero', line('1', '11'), []],
    ['nowhere when it stays below zero', line('-11', '-1'), []],
    ['nowhere when it is zero all along', line('0', '0'), []],
    ['where its lower bound turns, when it strays below', line('-1', '9', '-4'), [15, 16, 11, 12]],
    ['where its upper bound turns, when it strays above', line('-9', '1', '0', '4'), [19, 20, 15, 16]],
    ['where both bounds turn', line('-5', '5', '-2.5', '2.5'), [18, 13]],
  ])('%s', (_, turning, expected) => {
    expect(turnsOf(turning, WHOLE)).toEqual(expected);
  });

  test('never at its own first place, which begins no right part', () => {
    expect(turnsOf(line('-1', '1'), { low: 3, high: 4 })).toEqual([4]);
    expect(turnsOf(line('-1', '1'), { low: 3, high: 3 })).toEqual([]);
  });
});
