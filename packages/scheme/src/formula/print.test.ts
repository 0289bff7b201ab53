import { expect, test } from 'vitest';
import type { FormulaTree } from './ast.ts';
import { parseFormula } from './parse.ts';
import { printFormula } from './print.ts';

function read(text: string): FormulaTree {
  const result = parseFormula(text, 'en');
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.diagnostics)}`);
  return result.tree;
}

const laidOut = (text: string, lineWidth = 24) => printFormula(read(text), { language: 'en', lineWidth });

test('a formula that fits its line is one line', () => {
  expect(laidOut('=IF( a>1 ,\n b,c )')).toBe('IF(a > 1, b, c)');
});

test('a longer one is broken between its arguments, then between its operands', () => {
  expect(laidOut('IF(attainment >= 120%, base * 20% + additional, MIN(base, 1000))')).toBe(
    ['IF(', '  attainment >= 120%,', '  base * 20%', '  + additional,', '  MIN(base, 1000)', ')'].join('\n'),
  );
});

test('what stands in parentheses is broken inside of them', () => {
  expect(laidOut('(first_amount + second_amount) * rate_of_pay')).toBe(
    ['(first_amount', ' + second_amount)', '* rate_of_pay'].join('\n'),
  );
});

test.each([
  ['of the whole formula', '// for the year\na + b // in all', ['// for the year', '// in all', 'a + b']],
  ['before an argument', 'MIN(a,\n// not more\nb)', ['MIN(', '  a,', '  // not more', '  b', ')']],
  ['behind an argument', 'MIN(a, // sold\nb // owed\n)', ['MIN(', '  // sold', '  a,', '  // owed', '  b', ')']],
  ['inside an argument', 'MIN(a + // sold\n2, b)', ['MIN(', '  // sold', '  a + 2,', '  b', ')']],
  ['inside parentheses of an argument', 'MIN((a // sold\n), b)', ['MIN(', '  // sold', '  a,', '  b', ')']],
  ['of a list', 'SUM({a, // sold\nb})', ['SUM(', '  {', '    // sold', '    a,', '    b', '  }', ')']],
  ['in a call without arguments', 'TODAY( // now\n)', ['// now', 'TODAY()']],
])('a comment %s stays with it', (...[, text, lines]) => {
  expect(laidOut(text)).toBe(lines.join('\n'));
  expect(laidOut(lines.join('\n'))).toBe(lines.join('\n'));
});

test('one line has no room for comments', () => {
  expect(printFormula(read('MIN(a, // sold\nb)'), { language: 'ru' })).toBe('МИН(a; b)');
});
