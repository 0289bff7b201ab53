import { describe, expect, it, test } from 'vitest';
import { decimal, type RoundingMode, rational } from './index.ts';
import { RationalRegisters } from './rational-registers.ts';

function holding(...texts: readonly string[]): RationalRegisters {
  const registers = new RationalRegisters(texts.length + 1);
  texts.forEach((text, index) => {
    registers.write(index + 1, decimal(text));
  });
  return registers;
}

describe('plain text', () => {
  test.each([
    '0',
    '7',
    '-7',
    '12',
    '1234.56',
    '-1234.56',
    '.5',
    '-.5',
    '5.',
    '0.05',
    '-0.00',
    '00012.50',
    '999999999999999',
    '99999999999999.9',
    '0.00000000000001',
  ])('%s is read as the number it is', (text) => {
    const registers = new RationalRegisters(1);
    expect(registers.writeText(0, text)).toBe(true);
    expect(registers.read(0)).toEqual(decimal(text));
  });

  test.each([
    '',
    '-',
    '.',
    '-.',
    '+1',
    '1e3',
    '1,5',
    '1 000',
    '1.2.3',
    '--1',
    '1-',
    ':',
    '/',
    '٣',
    '1000000000000000',
    '0.000000000000001',
  ])('"%s" is left to who reads every text, and the register as it was', (text) => {
    const registers = new RationalRegisters(1);
    registers.writeInteger(0, 42);
    expect(registers.writeText(0, text)).toBe(false);
    expect(registers.read(0)).toEqual(rational(42n));
  });
});

describe('what has outgrown safe integers', () => {
  it('is told from what has not', () => {
    const registers = holding('9007199254740991', '-9007199254740991', '9007199254740992', '0.0000000000000000001');
    expect([1, 2, 3, 4].map((index) => registers.isLarge(index))).toEqual([false, false, true, true]);
  });

  it('is small again when it has shrunk, and large again when it grows', () => {
    const registers = holding('9007199254740991', '2');
    registers.multiply(0, 1, 2);
    expect(registers.isLarge(0)).toBe(true);
    expect(registers.read(0)).toEqual(decimal('18014398509481982'));
    registers.divide(0, 0, 2);
    expect(registers.isLarge(0)).toBe(false);
    expect(registers.read(0)).toEqual(decimal('9007199254740991'));
    registers.add(0, 0, 1);
    expect(registers.isLarge(0)).toBe(true);
    registers.writeInteger(0, 5);
    expect(registers.isLarge(0)).toBe(false);
  });

  it('is copied, negated, compared and asked for its sign like any other', () => {
    const registers = holding('100000000000000000000', '-100000000000000000000', '100000000000000000000.5');
    registers.copy(0, 1);
    expect(registers.read(0)).toEqual(decimal('100000000000000000000'));
    registers.negate(0, 1);
    expect(registers.read(0)).toEqual(decimal('-100000000000000000000'));
    registers.absolute(0, 2);
    expect(registers.read(0)).toEqual(decimal('100000000000000000000'));
    expect([registers.sign(1), registers.sign(2)]).toEqual([1, -1]);
    expect([registers.compare(1, 3), registers.compare(3, 1), registers.compare(1, 1)]).toEqual([-1, 1, 0]);
    expect([registers.isWhole(1), registers.isWhole(3)]).toEqual([true, false]);
  });

  it('is a defect when nothing was ever written there', () => {
    const registers = new RationalRegisters(1);
    expect(() => registers.read(7)).toThrow();
  });
});

test.each<[string, number, RoundingMode, string]>([
  ['2.345', 2, 'half-up', '2.35'],
  ['-2.345', 2, 'half-up', '-2.35'],
  ['2.344', 2, 'half-up', '2.34'],
  ['2.5', 0, 'half-even', '2'],
  ['3.5', 0, 'half-even', '4'],
  ['2.34', 2, 'down', '2.34'],
  ['2.3', 2, 'up', '2.3'],
  ['-2.341', 2, 'floor', '-2.35'],
  ['-2.349', 2, 'ceil', '-2.34'],
  ['1250', -2, 'half-up', '1300'],
  ['0.123456789012345678', 16, 'half-up', '0.1234567890123457'],
  ['9007199254740991', 2, 'half-up', '9007199254740991'],
])('%s to %i digits by %s is %s', (value, digits, mode, expected) => {
  const registers = holding(value);
  registers.round(0, 1, { digits, mode });
  expect(registers.read(0)).toEqual(decimal(expected));
});

test('a quotient of whole numbers is divided by another, thirds and all', () => {
  const registers = holding('1', '3', '-3', '0.3');
  registers.divide(0, 1, 2);
  expect(registers.read(0)).toEqual(rational(1n, 3n));
  registers.divide(0, 0, 3);
  expect(registers.read(0)).toEqual(rational(-1n, 9n));
  registers.add(0, 0, 1);
  expect(registers.read(0)).toEqual(rational(8n, 9n));
  registers.multiply(0, 0, 4);
  expect(registers.read(0)).toEqual(rational(4n, 15n));
  registers.subtract(0, 0, 4);
  expect(registers.read(0)).toEqual(rational(-1n, 30n));
});

test('dividing by zero is a defect of who asks', () => {
  const registers = holding('1', '0');
  expect(() => registers.divide(0, 1, 2)).toThrow(RangeError);
});

test.each<[bigint, bigint, bigint, bigint]>([
  [625n, 625n, 1n, 1n],
  [5n ** 10n, 5n ** 8n, 25n, 1n],
  [5n ** 3n, 5n ** 9n, 1n, 5n ** 6n],
  [-(5n ** 9n) * 3n, 10n ** 9n, -3n, 2n ** 9n],
  [2n ** 40n, 2n ** 35n, 32n, 1n],
  [2n ** 35n * 3n, 2n ** 34n * 5n, 6n, 5n],
  [-6n, 4n, -3n, 2n],
  [7n ** 5n * 10n, 7n ** 3n * 100n, 49n, 10n],
  [9_007_199_254_740_990n, 9_007_199_254_740_990n, 1n, 1n],
  [9_007_199_254_740_991n, 2n, 9_007_199_254_740_991n, 2n],
])('%i / %i is read in lowest terms', (left, right, numerator, denominator) => {
  const registers = new RationalRegisters(3);
  registers.write(1, rational(left));
  registers.write(2, rational(right));
  registers.divide(0, 1, 2);
  expect(registers.read(0)).toEqual({ numerator, denominator });
});
