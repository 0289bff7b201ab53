import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { BASE_TYPES, typeOf } from '../../values/value-type.ts';
import { assumedProfile, DATE_RANGE, declaredProfile, kindOfBase } from './input-profile.ts';
import { TextCodes } from './text-codes.ts';

describe('a profile', () => {
  test('declared counts in its own digits', () => {
    const declared = { min: decimal('-0.5'), max: decimal('150000.25'), digits: 2 };
    expect(declaredProfile(declared)).toEqual({
      kind: 'number',
      unit: 100n,
      min: -50n,
      max: 15_000_025n,
      nullable: false,
    });
    expect(declaredProfile({ ...declared, nullable: true })).toMatchObject({ nullable: true });
    expect(declaredProfile({ min: decimal('0'), max: decimal('31'), digits: 0 })).toMatchObject({ unit: 1n, max: 31n });
  });

  test('is refused where an end has more digits than it says', () => {
    const range = { min: decimal('0'), max: decimal('1') };
    expect(() => declaredProfile({ ...range, max: decimal('1.005'), digits: 2 })).toThrow(RangeError);
    expect(() => declaredProfile({ ...range, min: decimal('-0.5'), digits: 0 })).toThrow(RangeError);
  });

  test('assumed leaves room on both sides of zero, and for nothing at all', () => {
    const number = (unit: bigint, max: bigint) => ({ kind: 'number', unit, min: -max, max, nullable: true });
    const profiles = BASE_TYPES.map((base) => [base, assumedProfile(typeOf(base, 'RUB'))]);
    expect(Object.fromEntries(profiles)).toEqual({
      money: number(100n, 1_000_000_000_000n),
      number: number(10_000n, 100_000_000_000n),
      percent: number(10_000n, 1_000_000n),
      count: number(1n, 1_000_000_000n),
      boolean: { kind: 'boolean', nullable: true },
      text: { kind: 'text', nullable: true },
      date: { kind: 'date', nullable: true },
    });
  });

  test('is of the kind its type asks for', () => {
    expect(BASE_TYPES.map((base) => assumedProfile(typeOf(base, 'RUB')).kind)).toEqual(BASE_TYPES.map(kindOfBase));
  });

  test('of a date is all days from year 1 to year 9999', () => {
    const day = (text: string) => BigInt(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
    expect(DATE_RANGE).toEqual({ min: day('0001-01-01'), max: day('9999-12-31') });
  });
});

test('words have numbers in the order they came, equal ones the same', () => {
  const codes = new TextCodes();
  expect(['north', 'south', 'north', '', 'south'].map((text) => codes.codeOf(text))).toEqual([0, 1, 0, 2, 1]);
  expect([codes.size, codes.words()]).toEqual([3, ['north', 'south', '']]);
});
