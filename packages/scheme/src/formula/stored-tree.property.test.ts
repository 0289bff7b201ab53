import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionArbitrary } from '../testing/formula-arbitrary.ts';
import type { FormulaTree } from './ast.ts';
import { parseFormula } from './parse.ts';
import { printFormula } from './print.ts';
import { readStoredTree, type StoredTree, storeTree } from './stored-tree.ts';
import type { FormulaLanguage } from './words.ts';

function read(text: string, language: FormulaLanguage = 'en'): FormulaTree {
  const result = parseFormula(text, language);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.tree;
}

const LINE_WIDTH = 30;

test('a stored tree prints as the formula it was read from, in both languages', () => {
  fc.assert(
    fc.property(expressionArbitrary, fc.constantFrom<FormulaLanguage>('ru', 'en'), (expression, language) => {
      const text = printFormula({ expression }, { language });
      const stored = JSON.parse(JSON.stringify(storeTree(read(text, language)))) as StoredTree;
      const tree = readStoredTree(stored);
      if (tree === null) throw new Error(`not read back: ${JSON.stringify(stored)}`);
      expect(printFormula(tree, { language })).toBe(text);
      expect(storeTree(tree)).toEqual(stored);
      expect(storeTree(read(printFormula(tree, { language: 'en', lineWidth: LINE_WIDTH })))).toEqual(stored);
    }),
    { numRuns: 400 },
  );
});

test('languages, spacing and parentheses leave no trace', () => {
  const stored = storeTree(read('=IF(done>=1.5, (base*20%), 0)'));
  expect(storeTree(read('если( done >= 1,5;base * 20% ; 0 )', 'ru'))).toEqual(stored);
  expect(stored).toEqual({
    rows: [
      ['name', 'done'],
      ['number', '1.5'],
      ['chain', 0, '>=', 1],
      ['name', 'base'],
      ['number', '20'],
      ['percent', 1, 4],
      ['chain', 3, '*', 5],
      ['number', '0'],
      ['call', 'IF', 2, 6, 7],
    ],
  });
});

test('comments stay with what they are about', () => {
  const text = ['// for the year', 'MIN(', '  a,', '  // not more', '  1000', ')'].join('\n');
  const stored = storeTree(read(text));
  expect(stored.comments).toEqual([
    [1, 'not more'],
    [2, 'for the year'],
  ]);
  const tree = readStoredTree(stored);
  expect(tree && printFormula(tree, { language: 'en', lineWidth: LINE_WIDTH })).toBe(text);
});

describe('rows that are no formula are none', () => {
  test.each<[string, unknown]>([
    ['nothing', {}],
    ['no rows', { rows: [] }],
    ['a kind of its own', { rows: [['script', 'alert(1)']] }],
    ['a function that is no word', { rows: [['call', 'MIN(a)+MAX']] }],
    [
      'a value inside two others',
      {
        rows: [
          ['name', 'a'],
          ['chain', 0, '+', 0],
        ],
      },
    ],
    [
      'a value inside none',
      {
        rows: [
          ['name', 'a'],
          ['name', 'b'],
        ],
      },
    ],
    ['a value inside itself', { rows: [['signed', '-', 0]] }],
    [
      'a value that comes later',
      {
        rows: [
          ['signed', '-', 1],
          ['name', 'a'],
        ],
      },
    ],
    ['a row that is not there', { rows: [['percent', 1, 7]] }],
    [
      'a chain of two precedences',
      {
        rows: [
          ['name', 'a'],
          ['name', 'b'],
          ['name', 'c'],
          ['chain', 0, '+', 1, '*', 2],
        ],
      },
    ],
    [
      'a chain of one',
      {
        rows: [
          ['name', 'a'],
          ['chain', 0],
        ],
      },
    ],
    [
      'a chain without its last value',
      {
        rows: [
          ['name', 'a'],
          ['chain', 0, '+'],
        ],
      },
    ],
    [
      'a chain of values alone',
      {
        rows: [
          ['name', 'a'],
          ['name', 'b'],
          ['chain', 0, 1],
        ],
      },
    ],
    ['an empty list', { rows: [['list']] }],
    ['a name without letters', { rows: [['name', '']] }],
    ['a negative number', { rows: [['number', '-1']] }],
    ['a number that is none', { rows: [['number', 'ten']] }],
    ['a text over two lines', { rows: [['text', 'a\nb']] }],
    ['a comment over two lines', { rows: [['name', 'a']], comments: [[0, 'x\n+ 1']] }],
    ['more than it says', { rows: [['name', 'a']], code: 'x' }],
  ])('%s', (...[, given]) => {
    expect(readStoredTree(given)).toBeNull();
  });
});
