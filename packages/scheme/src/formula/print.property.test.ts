import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expressionArbitrary } from '../testing/formula-arbitrary.ts';
import type { Expression, FormulaTree } from './ast.ts';
import { parseFormula } from './parse.ts';
import { printFormula } from './print.ts';
import type { FormulaLanguage } from './words.ts';

const languages = fc.constantFrom<FormulaLanguage>('ru', 'en');

/** The tree without places, for comparing meaning. */
function bare(expression: Expression): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value: unknown) => {
      if (key === 'from' || key === 'to' || key === 'nameSpan' || key === 'operatorSpan') return undefined;
      return typeof value === 'bigint' ? value.toString() : value;
    }),
  );
}

function parsed(text: string, language: FormulaLanguage): FormulaTree {
  const result = parseFormula(text, language);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.tree;
}

test('print, read and print again is stable in and across both languages', () => {
  fc.assert(
    fc.property(expressionArbitrary, languages, languages, (expression, first, second) => {
      const tree = { expression };
      const text = printFormula(tree, { language: first });
      const again = parsed(text, first);
      expect(printFormula(again, { language: first })).toBe(text);
      const translated = printFormula(again, { language: second });
      expect(printFormula(parsed(translated, second), { language: first })).toBe(text);
    }),
    { numRuns: 400 },
  );
});

test('a tree read back is the tree that was printed', () => {
  fc.assert(
    fc.property(expressionArbitrary, languages, (expression, language) => {
      const tree = parsed(printFormula({ expression }, { language }), language);
      const english = parsed(printFormula(tree, { language: 'en' }), 'en');
      expect(bare(english.expression)).toEqual(bare(expression));
    }),
    { numRuns: 400 },
  );
});

test.each<[string, FormulaLanguage, string, string]>([
  ['=if(a>1.5, b, c)', 'en', 'IF(a > 1.5, b, c)', 'ЕСЛИ(a > 1,5; b; c)'],
  ['=если(a>1,5;b;c)', 'ru', 'IF(a > 1.5, b, c)', 'ЕСЛИ(a > 1,5; b; c)'],
  ['(((a+b)))*2', 'en', '(a + b) * 2', '(a + b) * 2'],
  ['a-(b-c)', 'en', 'a - (b - c)', 'a - (b - c)'],
  ['-2^2', 'en', '-2^2', '-2^2'],
  ['счет(a;b)', 'ru', 'COUNT(a, b)', 'СЧЁТ(a; b)'],
  ['true и', 'en', '', ''],
  ['истина', 'en', 'TRUE', 'ИСТИНА'],
  ["'План продаж' ÷ [a b]", 'ru', '[План продаж] / [a b]', '[План продаж] / [a b]'],
  ['// за год\na // всё', 'ru', 'a', 'a'],
  ['ПРОСМОТРХ(g; T[key]; T[value])', 'ru', 'XLOOKUP(g, T[key], T[value])', 'ПРОСМОТРX(g; T[key]; T[value])'],
])('%s (%s)', (...row) => {
  const [text, language, en, ru] = row;
  const result = parseFormula(text, language);
  expect(result.ok).toBe(en !== '');
  if (!result.ok) return;
  expect(printFormula(result.tree, { language: 'en' })).toBe(en);
  expect(printFormula(result.tree, { language: 'ru' })).toBe(ru);
});

test('a rename shows everywhere and nowhere else', () => {
  const tree = parsed('plan + IF(plan > 1, "plan", planned)', 'en');
  const text = printFormula(tree, { language: 'en', rename: new Map([['plan', 'План продаж']]) });
  expect(text).toBe('[План продаж] + IF([План продаж] > 1, "plan", planned)');
});

test('broken into lines of any width it stays the same formula', () => {
  fc.assert(
    fc.property(expressionArbitrary, languages, fc.integer({ min: 1, max: 60 }), (expression, language, lineWidth) => {
      const text = printFormula({ expression }, { language, lineWidth });
      const again = parsed(text, language);
      expect(bare(again.expression)).toEqual(
        bare(parsed(printFormula({ expression }, { language }), language).expression),
      );
      expect(printFormula(again, { language, lineWidth })).toBe(text);
    }),
    { numRuns: 400 },
  );
});
