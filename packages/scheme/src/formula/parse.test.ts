import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenTextArbitrary } from '../testing/formula-arbitrary.ts';
import { compileFormula } from './compile.ts';
import { FORMULA_DEPTH_MAX, FORMULA_NODES_MAX } from './limits.ts';
import { parseFormula } from './parse.ts';
import type { FormulaLanguage } from './words.ts';

/** The code of the first diagnostic and the characters it points at. */
function fault(text: string, language: FormulaLanguage): readonly [code: string, at: string] | null {
  const result = parseFormula(text, language);
  if (result.ok) return null;
  const [first] = result.diagnostics;
  return first === undefined ? null : [first.code, text.slice(first.place.from, first.place.to)];
}

describe('faults are found at the smallest wrong range', () => {
  test.each<[string, FormulaLanguage, string, string]>([
    ['', 'ru', 'formula/empty', ''],
    ['= // nothing', 'ru', 'formula/empty', '= // nothing'],
    ['IF(a>1, b', 'en', 'formula/unclosed-parenthesis', '('],
    ['a + {1; 2', 'en', 'formula/unclosed-parenthesis', '{'],
    ['(a + b))', 'en', 'formula/unexpected-closing', ')'],
    ['(a + b}', 'en', 'formula/unexpected-closing', '}'],
    ['"abc', 'en', 'formula/unclosed-text', '"abc'],
    ['"abc\n+1', 'en', 'formula/unclosed-text', '"abc'],
    ["a + 'План", 'ru', 'formula/unclosed-name', "'План"],
    ['a + [План', 'ru', 'formula/unclosed-name', '[План'],
    ['a +', 'en', 'formula/missing-operand', '+'],
    ['a + * b', 'en', 'formula/missing-operand', '*'],
    ['%', 'en', 'formula/missing-operand', '%'],
    ['()', 'en', 'formula/missing-operand', ')'],
    ['a b', 'en', 'formula/missing-operator', 'b'],
    ['2(a + b)', 'en', 'formula/missing-operator', '('],
    ['(a)(b)', 'en', 'formula/missing-operator', '('],
    ['TRUE()', 'en', 'formula/missing-operator', '('],
    ['ИСТИНА[key]', 'ru', 'formula/missing-operator', '[key]'],
    ['IF(a;;b)', 'en', 'formula/missing-argument', ';'],
    ['IF(a;b;)', 'en', 'formula/missing-argument', ')'],
    ['IF(;b)', 'en', 'formula/missing-argument', ';'],
    ['МАКС(1, 5)', 'ru', 'formula/wrong-separator', ','],
    ['5 240 000 * 2', 'ru', 'formula/number-in-groups', '5 240'],
    ['a # b', 'en', 'formula/unexpected-character', '#'],
    ['(1; 2)', 'en', 'formula/unexpected-character', ';'],
    ['1; 2', 'en', 'formula/unexpected-character', ';'],
    [`${'1'.repeat(41)} + 1`, 'en', 'formula/too-many-digits', '1'.repeat(41)],
    ['1 + 1e31', 'en', 'formula/exponent-too-large', '1e31'],
    ['a🙂', 'ru', 'formula/unexpected-character', '🙂'],
  ])('%s', (...row) => {
    const [text, language, code, at] = row;
    expect(fault(text, language)).toEqual([code, at]);
  });

  test.each<[string, FormulaLanguage]>([
    ['МАКС(1,5; 2)', 'ru'],
    ['МАКС(1.5; 2)', 'ru'],
    ['MAX(1.5; 2)', 'en'],
    ['MAX(1.5, 2)', 'en'],
    ['1. + .5', 'en'],
    ['--1%%', 'en'],
    ['a≤b', 'ru'],
    ['й + ё', 'ru'],
    ['1\u00a0+\u202f2', 'ru'],
    ['"«тест»; ""да"""', 'ru'],
  ])('%s is a formula', (text, language) => {
    expect(fault(text, language)).toBeNull();
  });
});

describe('limits', () => {
  test.each<[string, string]>([
    ['a'.repeat(10_241), 'formula/too-long'],
    ['ё'.repeat(5_121), 'formula/too-long'],
    [`${'('.repeat(FORMULA_DEPTH_MAX + 1)}1${')'.repeat(FORMULA_DEPTH_MAX + 1)}`, 'formula/too-deep'],
    [`1${'+1'.repeat(FORMULA_NODES_MAX)}`, 'formula/too-many-parts'],
  ])('%s', (text, code) => {
    expect(fault(text, 'en')?.[0]).toBe(code);
  });

  test('are not reached by what is allowed', () => {
    expect(fault(`${'('.repeat(FORMULA_DEPTH_MAX)}1${')'.repeat(FORMULA_DEPTH_MAX)}`, 'en')).toBeNull();
    expect(fault(`1${'+1'.repeat(FORMULA_NODES_MAX / 2 - 1)}`, 'en')).toBeNull();
    expect(fault('9'.repeat(40), 'en')).toBeNull();
    expect(fault('1e30', 'en')).toBeNull();
  });

  test('every answer comes at once, whatever the text', () => {
    const HOSTILE = [
      '(',
      '-',
      '%',
      '1+',
      'IF(',
      '[',
      "'",
      '"',
      '((1)',
      '{',
      '^9',
      '1e30*',
      'a.',
      'ё',
      '\u0301',
      '// ',
      '=',
      '9^64^',
      '<',
    ];
    for (const part of HOSTILE) {
      const text = part.repeat(Math.floor(10_000 / new TextEncoder().encode(part).length));
      expect(fastestMs(text), part).toBeLessThan(250);
    }
  });
});

test('no text makes it throw, and every place lies in the text', () => {
  const texts = fc.oneof(
    tokenTextArbitrary,
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom<FormulaLanguage>('ru', 'en'), (text, language) => {
      const type = { base: 'number', grain: 'employee', currency: null } as const;
      const names = new Map([['base', { step: 0, type }]]);
      const result = compileFormula({ text, language, names, emit: () => 1 });
      const isExplained = result.ok || result.diagnostics.length > 0;
      return isExplained && result.diagnostics.every(({ place }) => liesIn(text, place));
    }),
    { numRuns: 1_000 },
  );
});

function liesIn(text: string, { from = -1, to = -1 }: { readonly from?: number; readonly to?: number }): boolean {
  return from >= 0 && to >= from && to <= text.length;
}

/** The best of three: what the text costs, without what else the machine is doing. */
function fastestMs(text: string): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    for (const language of ['ru', 'en'] as const) compileFormula({ text, language, names: new Map(), emit: () => 0 });
    return performance.now() - started;
  });
  return Math.min(...times);
}
