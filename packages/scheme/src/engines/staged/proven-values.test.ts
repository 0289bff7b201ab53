import { rational } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { LoweredPlan } from '../scaled/lowered-plan.ts';
import { TextCodes } from '../scaled/text-codes.ts';
import { provenValues } from './proven-values.ts';

const COLUMNS: readonly (readonly bigint[])[] = [
  [12_345n, -50n],
  [3n, 400n],
  [0n, 1n],
  [0n, 19_723n],
];

const codes = new TextCodes();
codes.codeOf('north');
codes.codeOf('south');
const read = provenValues({ codes } as LoweredPlan, (output, row) => COLUMNS[output]?.[row] ?? -1n);

describe('the exact value of a form in a row', () => {
  test('a constant is the same in every row', () => {
    const value = { kind: 'text', text: 'always' } as const;
    expect([0, 1].map((row) => read({ kind: 'constant', value }, row))).toEqual([value, value]);
  });

  test('a whole number counts its unit', () => {
    expect([0, 1].map((row) => read({ kind: 'whole', column: 0, unit: 100n }, row))).toEqual([
      { kind: 'number', number: rational(12_345n, 100n) },
      { kind: 'number', number: rational(-1n, 2n) },
    ]);
  });

  test('a ratio is one column over another', () => {
    expect([0, 1].map((row) => read({ kind: 'ratio', numerator: 0, denominator: 1 }, row))).toEqual([
      { kind: 'number', number: rational(4_115n) },
      { kind: 'number', number: rational(-1n, 8n) },
    ]);
  });

  test('yes and no, words and dates', () => {
    expect([0, 1].map((row) => read({ kind: 'boolean', column: 2 }, row))).toEqual([
      { kind: 'boolean', boolean: false },
      { kind: 'boolean', boolean: true },
    ]);
    expect([0, 1].map((row) => read({ kind: 'text', column: 2 }, row))).toEqual([
      { kind: 'text', text: 'north' },
      { kind: 'text', text: 'south' },
    ]);
    expect([0, 1].map((row) => read({ kind: 'date', column: 3 }, row))).toEqual([
      { kind: 'date', date: '1970-01-01' },
      { kind: 'date', date: '2024-01-01' },
    ]);
  });

  test('a word nobody handed a code to is a defect', () => {
    expect(() => read({ kind: 'text', column: 1 }, 1)).toThrow('a word without a code');
  });
});
