import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenTextArbitrary } from '../testing/formula-arbitrary.ts';
import { callAt, functionSignature, translateFormula } from './editing.ts';
import { FORMULA_FUNCTIONS, functionNamed } from './functions/catalogue.ts';
import type { FormulaFunction } from './functions/function.ts';
import type { FormulaLanguage } from './words.ts';

/** The call at the mark `|`, as `NAME/argument`. */
function at(marked: string, language: FormulaLanguage = 'en'): string | null {
  const position = marked.indexOf('|');
  const call = callAt(marked.replace('|', ''), language, position);
  return call === null ? null : `${call.fn.names.en}/${call.argument}`;
}

describe('the call around a position', () => {
  test.each<[string, string | null]>([
    ['IF(|', 'IF/0'],
    ['IF(a|', 'IF/0'],
    ['IF(a, |', 'IF/1'],
    ['IF(a; b; |c)', 'IF/2'],
    ['IF(MIN(a, |', 'MIN/1'],
    ['IF(MIN(a, b)|, c)', 'IF/0'],
    ['IF(MIN(a, b), |', 'IF/1'],
    ['IF(a, b)|', null],
    ['I|F(a)', null],
    ['a + |b', null],
    ['NOPE(|a)', null],
    ['SUM(NOPE(a, |b))', 'SUM/0'],
    ['', null],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toBe(expected);
  });

  test('a decimal comma separates nothing in Russian', () => {
    expect(at('ОКРУГЛ(1,5|', 'ru')).toBe('ROUND/0');
    expect(at('ОКРУГЛ(1,5; |', 'ru')).toBe('ROUND/1');
  });

  test('is asked about any text', () => {
    fc.assert(
      fc.property(tokenTextArbitrary, fc.nat(60), (text, position) => {
        expect(() => callAt(text, 'en', Math.min(position, text.length))).not.toThrow();
      }),
    );
  });
});

function known(name: string): FormulaFunction {
  const fn = functionNamed(name);
  if (fn === null) throw new Error(`no function ${name}`);
  return fn;
}

describe('signatures', () => {
  test.each([
    ['IF', 'IF(condition, if_true, if_false)', 'ЕСЛИ(условие; если_да; если_нет)'],
    ['IFS', 'IFS(condition, value, …)', 'УСЛОВИЯ(условие; значение; …)'],
    ['TRUNC', 'TRUNC(number, [digits])', 'ОТБР(число; [знаков])'],
  ])('%s', (...row) => {
    const [name, en, ru] = row;
    const fn = known(name);
    expect(functionSignature(fn, 'en').text).toBe(en);
    expect(functionSignature(fn, 'ru').text).toBe(ru);
  });

  test('say where each parameter stands', () => {
    const { text, parameters } = functionSignature(known('IF'), 'en');
    expect(parameters.map(({ from, to }) => text.slice(from, to))).toEqual(['condition', 'if_true', 'if_false']);
  });

  test('and every function is documented in both languages', () => {
    for (const { names, doc, parameters } of FORMULA_FUNCTIONS) {
      expect(doc.ru.length, names.en).toBeGreaterThan(5);
      expect(doc.en.length, names.en).toBeGreaterThan(5);
      expect(parameters.length, names.en).toBeGreaterThan(0);
    }
  });
});

test('a formula is written again in the other language', () => {
  expect(translateFormula('=IF(a>1.5,b,c)', 'en', 'ru')).toBe('ЕСЛИ(a > 1,5; b; c)');
  expect(translateFormula('ЕСЛИ(a>1,5;b;c)', 'ru', 'en')).toBe('IF(a > 1.5, b, c)');
  expect(translateFormula('IF(', 'en', 'ru')).toBeNull();
});
