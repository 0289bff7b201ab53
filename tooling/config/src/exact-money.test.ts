import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findFloats, offencesIn, staleReasons } from './exact-money.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('exact money', () => {
  it.each([
    'const total = Number(line.amount);',
    'return parseFloat(text);',
    'value.toFixed(2)',
    'Math.round(amount * 100) / 100',
    'rows.map(Number)',
  ])('recognises %s', (source) => {
    expect(offencesIn('x.ts', source)).toHaveLength(1);
  });

  it('does not mind words in comments', () => {
    expect(offencesIn('x.ts', '// never parseFloat\n * Number(x)\nNumberFormat(x)')).toEqual([]);
  });

  it('finds no floating point near money', () => {
    expect(findFloats(root)).toEqual([]);
  });

  it('keeps no reason that is no longer needed', () => {
    expect(staleReasons(root)).toEqual([]);
  });
});
