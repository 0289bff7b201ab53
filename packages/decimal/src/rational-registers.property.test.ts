import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  parseDecimal,
  type Rational,
  ROUNDING_MODES,
  rational,
  round,
  sign,
  subtract,
} from './index.ts';
import { RationalRegisters } from './rational-registers.ts';

const SAFE = 2n ** 53n;

/** Numbers of every size, and many right where doubles stop being exact. */
const integers = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }) },
  { weight: 2, arbitrary: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }) },
  { weight: 3, arbitrary: fc.bigInt({ min: -3n, max: 3n }).map((offset) => SAFE + offset) },
  { weight: 2, arbitrary: fc.bigInt({ min: -3n, max: 3n }).map((offset) => -SAFE + offset) },
  { weight: 2, arbitrary: fc.bigInt({ min: -4n, max: 4n }).map((offset) => 94_906_265n + offset) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }) },
);
const denominators = fc.oneof(
  fc.nat(12).map((exponent) => 10n ** BigInt(exponent)),
  integers.map((value) => (value < 0n ? -value : value) + 1n),
);
const rationals = fc.tuple(integers, denominators).map(([numerator, denominator]) => rational(numerator, denominator));

/** The numbers as they stand after a few operations: not in lowest terms. */
function registersOf(left: Rational, right: Rational): RationalRegisters {
  const registers = new RationalRegisters(6);
  registers.write(0, left);
  registers.write(1, right);
  return registers;
}

/** `left` again, by a way that leaves a larger denominator where it fits. */
function unreduced(registers: RationalRegisters): void {
  registers.write(3, rational(3n, 100n));
  registers.multiply(0, 0, 3);
  registers.write(3, rational(100n, 3n));
  registers.multiply(0, 0, 3);
}

describe('registers answer what rationals answer', () => {
  const operations = [
    ['add', add],
    ['subtract', subtract],
    ['multiply', multiply],
    ['divide', divide],
  ] as const;
  it.each(operations)('%s', (name, plain) => {
    fc.assert(
      fc.property(rationals, rationals, (left, right) => {
        if (name === 'divide' && isZero(right)) return;
        const registers = registersOf(left, right);
        registers[name](2, 0, 1);
        expect(registers.read(2)).toEqual(plain(left, right));
        unreduced(registers);
        registers[name](0, 0, 1);
        expect(registers.read(0)).toEqual(plain(left, right));
      }),
      { numRuns: 2_000 },
    );
  });

  it('negate, absolute, sign, compare, whole, copy', () => {
    fc.assert(
      fc.property(rationals, rationals, (left, right) => {
        const registers = registersOf(left, right);
        registers.negate(2, 0);
        expect(registers.read(2)).toEqual(negate(left));
        registers.absolute(2, 0);
        expect(registers.read(2)).toEqual(absolute(left));
        unreduced(registers);
        expect(registers.sign(0)).toBe(sign(left));
        expect(registers.compare(0, 1)).toBe(compare(left, right));
        expect(registers.compare(0, 0)).toBe(0);
        expect(registers.isWhole(0)).toBe(left.denominator === 1n);
        const other = new RationalRegisters(1);
        other.copy(0, 0, registers);
        expect(other.read(0)).toEqual(left);
      }),
      { numRuns: 2_000 },
    );
  });

  it('round, in every mode', () => {
    fc.assert(
      fc.property(
        rationals,
        fc.integer({ min: -3, max: 17 }),
        fc.constantFrom(...ROUNDING_MODES),
        (value, digits, mode) => {
          const registers = registersOf(value, value);
          registers.round(2, 0, { digits, mode });
          expect(registers.read(2)).toEqual(round(value, digits, mode));
          unreduced(registers);
          registers.round(0, 0, { digits, mode });
          expect(registers.read(0)).toEqual(round(value, digits, mode));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('round, at halves', () => {
    const halves = fc.tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.constantFrom(2n, 20n, 200n, 2_000n));
    fc.assert(
      fc.property(halves, fc.nat(4), fc.constantFrom(...ROUNDING_MODES), ([numerator, denominator], digits, mode) => {
        const value = rational(numerator, denominator);
        const registers = registersOf(value, value);
        registers.round(2, 0, { digits, mode });
        expect(registers.read(2)).toEqual(round(value, digits, mode));
      }),
      { numRuns: 3_000 },
    );
  });

  it('text: what it reads is what parseDecimal reads', () => {
    const texts = fc.oneof(
      fc.stringMatching(/^[+-]?\d{0,17}(\.\d{0,17})?$/),
      fc.stringMatching(/^[-.\d eE+]{0,8}$/),
      fc.constantFrom(
        '',
        '-',
        '.',
        '-.',
        '1.',
        '.5',
        '-0',
        '-0.00',
        '1e3',
        '٣',
        '1,5',
        '999999999999999',
        '1000000000000000',
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const registers = new RationalRegisters(1);
        if (!registers.writeText(0, text)) return;
        const parsed = parseDecimal(text);
        expect(parsed.ok && parsed.value).toEqual(registers.read(0));
      }),
      { numRuns: 3_000 },
    );
  });
});
