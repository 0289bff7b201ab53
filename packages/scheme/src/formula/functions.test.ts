import { describe, expect, test } from 'vitest';
import { evaluateFormula, type FormulaSetting } from '../testing/evaluate-formula.ts';
import { FORMULA_FUNCTIONS, functionNamed } from './functions/catalogue.ts';

/** The value as text; a problem as `!code`, a refusal as `?code`. */
function answer(text: string, setting: FormulaSetting = {}): string {
  const found = evaluateFormula(text, setting);
  if ('refused' in found) return `?${found.refused.join(' ')}`;
  return 'problem' in found ? `!${found.problem}` : String(found.value);
}

const INPUTS = {
  missing: ['number', null],
  zero: ['number', '0'],
  two: ['number', '2'],
  minusTwo: ['number', '-2'],
  half: ['number', '0.5'],
  base: ['money', '100000'],
  plan: ['money', '80000'],
  done: ['percent', '1.25'],
  deals: ['count', '7'],
  grade: ['text', 'B'],
  hired: ['date', '2024-01-31'],
  today: ['date', '2026-03-01'],
  yes: ['boolean', 'true'],
} satisfies FormulaSetting['inputs'];
const TABLES = {
  grades: [
    { key: 'A', value: '1.2', bonus: '5000' },
    { key: 'B', value: '1', bonus: '3000' },
  ],
};

/**
 * What Excel documents or prints for each function; where ours differs, the catalogue's `difference` says so. A
 * function's first cases are the examples of its own page in Excel's documentation ("<NAME> function" at
 * support.microsoft.com) as far as they make sense here: MOD(3; 2), ROUND(-50.55; -2), MROUND(5; -2), CEILING(-2.5; -2),
 * FLOOR(2.5; -2), INT(-8.9), NETWORKDAYS with three holidays, EDATE, EOMONTH, DATEDIF and the others.
 */
const CASES: Readonly<Record<string, readonly (readonly [formula: string, answer: string])[]>> = {
  IF: [
    ['IF(2>1; 10; 20)', '10'],
    ['IF(2<1; 10; 20)', '20'],
    ['IF(TRUE; 1; 1/zero)', '1'],
    ['IF(FALSE; missing; 5)', '5'],
    ['IF(missing>1; 1; 2)', '!input/missing'],
    ['IF(1/zero>1; 1; 2)', '!value/zero-divisor'],
    ['IF(done>=1.2; base*20%; 0)', '20000'],
    ['IF(TRUE; 1)', '?formula/argument-count'],
    ['IF(1; 2; 3)', '?formula/argument-type'],
    ['IF(yes; base; "text")', '?type/different-kinds'],
    ['IF(yes; base; two)', '?type/money-and-number'],
  ],
  IFS: [
    ['IFS(done<1; 0; done<1.2; 5%; TRUE; 10%)', '0.1'],
    ['IFS(1>2; 1; 2>1; 2; TRUE; 3)', '2'],
    ['IFS(1>2; 1)', '!value/no-matching-row'],
    ['IFS(TRUE; 1; FALSE; 1/zero)', '1'],
    ['IFS(TRUE; 1; FALSE)', '?formula/pairs'],
  ],
  SWITCH: [
    ['SWITCH(2; 1; 10; 2; 20; 30)', '20'],
    ['SWITCH(9; 1; 10; 2; 20; 30)', '30'],
    ['SWITCH(9; 1; 10; 2; 20)', '!value/no-matching-row'],
    ['SWITCH(grade; "A"; 1.2; "B"; 1; 0.8)', '1'],
    ['SWITCH(grade; "b"; 1; 2)', '2'],
    ['SWITCH(grade; 1; 10)', '?type/different-kinds'],
  ],
  AND: [
    ['AND(TRUE; 2>1)', 'true'],
    ['AND(TRUE; FALSE)', 'false'],
    ['AND(yes)', 'true'],
    ['AND(FALSE; missing>0)', '!input/missing'],
    ['AND(1; TRUE)', '?formula/argument-type'],
  ],
  OR: [
    ['OR(FALSE; 2>1)', 'true'],
    ['OR(FALSE; FALSE)', 'false'],
    ['OR(TRUE; 1/zero>0)', '!value/zero-divisor'],
  ],
  XOR: [
    ['XOR(TRUE; FALSE)', 'true'],
    ['XOR(TRUE; TRUE)', 'false'],
    ['XOR(TRUE; TRUE; TRUE)', 'true'],
  ],
  NOT: [
    ['NOT(FALSE)', 'true'],
    ['NOT(1>0)', 'false'],
    ['NOT(0)', '?formula/argument-type'],
  ],
  IFERROR: [
    ['IFERROR(1/zero; 5)', '5'],
    ['IFERROR(missing; 7)', '7'],
    ['IFERROR(1/4; 5)', '0.25'],
    ['IFERROR(1/zero; missing)', '!input/missing'],
  ],
  ISERROR: [
    ['ISERROR(1/zero)', 'true'],
    ['ISERROR(missing)', 'true'],
    ['ISERROR(two)', 'false'],
    ['ISERROR(grade)', 'false'],
  ],
  CHOOSE: [
    ['CHOOSE(2; 10; 20; 30)', '20'],
    ['CHOOSE(2.9; 10; 20; 30)', '20'],
    ['CHOOSE(0; 10; 20)', '!value/no-such-choice'],
    ['CHOOSE(0.9; 10; 20)', '!value/no-such-choice'],
    ['CHOOSE(4; 10; 20; 30)', '!value/no-such-choice'],
    ['CHOOSE(1; 10; 1/zero)', '10'],
  ],
  SUM: [
    ['SUM(1; 2; 3)', '6'],
    ['SUM({1; 2}; 3)', '6'],
    ['SUM(base; 1000)', '101000'],
    ['SUM(0.1; 0.2)', '0.3'],
    ['SUM(base; done)', '?type/money-and-number'],
    ['SUM(TRUE; 1)', '?formula/argument-type'],
    ['SUM(missing; 1)', '!input/missing'],
  ],
  MIN: [
    ['MIN(3; 1; 2)', '1'],
    ['MIN(done; 1)', '1'],
    ['MIN(base; 90000)', '90000'],
    ['MIN(-1; -2)', '-2'],
  ],
  MAX: [
    ['MAX(3; 1; 2)', '3'],
    ['MAX(base - 200000; 0)', '0'],
    ['MAX({1; 9}; 4)', '9'],
  ],
  AVERAGE: [
    ['AVERAGE(1; 2; 3; 4)', '2.5'],
    ['AVERAGE(base; plan)', '90000'],
    ['AVERAGE(1; 1; 2)', '4/3'],
  ],
  COUNT: [
    ['COUNT(1; two; missing)', '2'],
    ['COUNT(missing)', '0'],
    ['COUNT({1; 2; 3}; 1/zero)', '3'],
  ],
  PRODUCT: [
    ['PRODUCT(2; 3; 4)', '24'],
    ['PRODUCT(base; 5%; 2)', '10000'],
    ['PRODUCT(base; plan)', '?type/money-times-money'],
  ],
  SUMPRODUCT: [
    ['SUMPRODUCT({1; 2; 3}; {4; 5; 6})', '32'],
    ['SUMPRODUCT({30%; 70%}; {done; 1})', '1.075'],
    ['SUMPRODUCT({1; 2})', '3'],
    ['SUMPRODUCT({1; 2}; {3})', '?formula/lists-differ'],
    ['SUMPRODUCT(1; 2)', '?formula/argument-type formula/argument-type'],
  ],
  ABS: [
    ['ABS(-2.5)', '2.5'],
    ['ABS(0)', '0'],
    ['ABS(plan - base)', '20000'],
  ],
  SIGN: [
    ['SIGN(10)', '1'],
    ['SIGN(0)', '0'],
    ['SIGN(-0.00001)', '-1'],
    ['SIGN(plan - base)', '-1'],
  ],
  MOD: [
    ['MOD(3; 2)', '1'],
    ['MOD(-3; 2)', '1'],
    ['MOD(3; -2)', '-1'],
    ['MOD(-3; -2)', '-1'],
    ['MOD(6.5; 2.5)', '1.5'],
    ['MOD(3; zero)', '!value/zero-divisor'],
    ['MOD(base; 30000)', '10000'],
    ['MOD(0.3; 0.1)', '0'],
  ],
  QUOTIENT: [
    ['QUOTIENT(5; 2)', '2'],
    ['QUOTIENT(4.5; 3.1)', '1'],
    ['QUOTIENT(-10; 3)', '-3'],
    ['QUOTIENT(base; 30000)', '3'],
    ['QUOTIENT(1; zero)', '!value/zero-divisor'],
  ],
  POWER: [
    ['POWER(5; 2)', '25'],
    ['POWER(4; -1)', '0.25'],
    ['POWER(98.6; 0)', '1'],
    ['POWER(two; 10)', '1024'],
    ['POWER(zero; -1)', '!value/zero-to-negative-power'],
    ['POWER(0; -1)', '!value/zero-to-negative-power'],
    ['POWER(2; 0.5)', '?formula/exponent-not-whole'],
    ['POWER(2; two)', '?formula/exponent-not-whole'],
    ['POWER(base; 2)', '?formula/argument-type'],
  ],
  ROUND: [
    ['ROUND(2.15; 1)', '2.2'],
    ['ROUND(2.149; 1)', '2.1'],
    ['ROUND(-1.475; 2)', '-1.48'],
    ['ROUND(21.5; -1)', '20'],
    ['ROUND(626.3; -3)', '1000'],
    ['ROUND(1.98; -1)', '0'],
    ['ROUND(-50.55; -2)', '-100'],
    ['ROUND(2.5; 0)', '3'],
    ['ROUND(-2.5; 0)', '-3'],
    ['ROUND(1.005; 2)', '1.01'],
    ['ROUND(base / 3; 2)', '33333.33'],
    ['ROUND(2.5; two)', '?formula/not-constant'],
    ['ROUND(2.5; 0.5)', '?formula/not-constant'],
  ],
  ROUNDUP: [
    ['ROUNDUP(3.2; 0)', '4'],
    ['ROUNDUP(76.9; 0)', '77'],
    ['ROUNDUP(3.14159; 3)', '3.142'],
    ['ROUNDUP(-3.14159; 1)', '-3.2'],
    ['ROUNDUP(31415.92654; -2)', '31500'],
  ],
  ROUNDDOWN: [
    ['ROUNDDOWN(3.2; 0)', '3'],
    ['ROUNDDOWN(76.9; 0)', '76'],
    ['ROUNDDOWN(3.14159; 3)', '3.141'],
    ['ROUNDDOWN(-3.14159; 1)', '-3.1'],
    ['ROUNDDOWN(31415.92654; -2)', '31400'],
  ],
  TRUNC: [
    ['TRUNC(8.9)', '8'],
    ['TRUNC(-8.9)', '-8'],
    ['TRUNC(0.45)', '0'],
    ['TRUNC(8.97; 1)', '8.9'],
  ],
  INT: [
    ['INT(8.9)', '8'],
    ['INT(-8.9)', '-9'],
    ['INT(-8)', '-8'],
    ['INT(0.3*10)', '3'],
  ],
  EVEN: [
    ['EVEN(1.5)', '2'],
    ['EVEN(3)', '4'],
    ['EVEN(2)', '2'],
    ['EVEN(-1)', '-2'],
    ['EVEN(0)', '0'],
  ],
  ODD: [
    ['ODD(1.5)', '3'],
    ['ODD(3)', '3'],
    ['ODD(2)', '3'],
    ['ODD(-1)', '-1'],
    ['ODD(-2)', '-3'],
    ['ODD(0)', '1'],
    ['ODD(0.5)', '1'],
    ['ODD(-0.5)', '-1'],
  ],
  MROUND: [
    ['MROUND(10; 3)', '9'],
    ['MROUND(-10; -3)', '-9'],
    ['MROUND(1.3; 0.2)', '1.4'],
    ['MROUND(5; -2)', '!value/bad-multiple'],
    ['MROUND(-5; 2)', '!value/bad-multiple'],
    ['MROUND(7.5; 5)', '10'],
    ['MROUND(-7.5; -5)', '-10'],
    ['MROUND(5; 0)', '0'],
    ['MROUND(0; -3)', '0'],
    ['MROUND(7; two)', '8'],
    ['MROUND(-7; minusTwo)', '-8'],
    ['MROUND(7; minusTwo)', '!value/bad-multiple'],
    ['MROUND(7; zero)', '0'],
    ['MROUND(base / 3; 100)', '33300'],
  ],
  CEILING: [
    ['CEILING(2.5; 1)', '3'],
    ['CEILING(-2.5; -2)', '-4'],
    ['CEILING(-2.5; 2)', '-2'],
    ['CEILING(1.5; 0.1)', '1.5'],
    ['CEILING(0.234; 0.01)', '0.24'],
    ['CEILING(2.5; -2)', '!value/bad-multiple'],
    ['CEILING(0; 5)', '0'],
    ['CEILING(3; 0)', '0'],
    ['CEILING(3; two)', '4'],
    ['CEILING(-3; minusTwo)', '-4'],
    ['CEILING(3; zero)', '0'],
  ],
  FLOOR: [
    ['FLOOR(3.7; 2)', '2'],
    ['FLOOR(-2.5; -2)', '-2'],
    ['FLOOR(-2.5; 2)', '-4'],
    ['FLOOR(2.5; -2)', '!value/bad-multiple'],
    ['FLOOR(1.58; 0.1)', '1.5'],
    ['FLOOR(0.234; 0.01)', '0.23'],
    ['FLOOR(3; 0)', '!value/zero-divisor'],
    ['FLOOR(0; 0)', '0'],
    ['FLOOR(3; two)', '2'],
    ['FLOOR(-3; minusTwo)', '-2'],
    ['FLOOR(3; zero)', '!value/zero-divisor'],
  ],
  'CEILING.MATH': [
    ['CEILING.MATH(24.3; 5)', '25'],
    ['CEILING.MATH(6.7)', '7'],
    ['CEILING.MATH(-8.1; 2)', '-8'],
    ['CEILING.MATH(-5.5; 2; -1)', '-6'],
    ['CEILING.MATH(-8.1; -2)', '-8'],
    ['CEILING.MATH(5; zero)', '0'],
    ['CEILING.MATH(5; minusTwo)', '6'],
  ],
  'FLOOR.MATH': [
    ['FLOOR.MATH(24.3; 5)', '20'],
    ['FLOOR.MATH(6.7)', '6'],
    ['FLOOR.MATH(-8.1; 5)', '-10'],
    ['FLOOR.MATH(-5.5; 2; -1)', '-4'],
    ['FLOOR.MATH(5; minusTwo)', '4'],
  ],
  XLOOKUP: [
    ['XLOOKUP(grade; grades[key]; grades[value])', '1'],
    ['XLOOKUP(grade; grades[key]; grades[bonus])', '3000'],
    ['XLOOKUP("Z"; grades[key]; grades[value])', '!value/not-in-table'],
    ['XLOOKUP("Z"; grades[key]; grades[value]; 0.8)', '0.8'],
    ['XLOOKUP(missing; grades[key]; grades[value]; 0.8)', '!input/missing'],
    ['XLOOKUP(2; {1; 2; 2}; {10; 20; 30})', '20'],
    ['XLOOKUP(9; {1; 2}; {10; 20}; 5)', '5'],
    ['XLOOKUP(9; {1; 2}; {10; 20})', '!value/no-matching-row'],
    ['XLOOKUP(grade; {"A"; "B"}; {base; plan}; 0)', '80000'],
    ['XLOOKUP(grade; grades[value]; grades[bonus])', '?formula/key-column'],
    ['XLOOKUP(grade; grades[key]; other[value])', '?formula/key-column'],
    ['XLOOKUP(2; {1; 2}; {10})', '?formula/lists-differ'],
    ['XLOOKUP(2; {1; 2}; grades[value])', '?formula/table-not-here'],
    ['XLOOKUP(grade; {1; 2}; {10; 20})', '?type/different-kinds type/different-kinds'],
  ],
  LOOKUP: [
    ['LOOKUP(4.19; {1; 4.14; 4.19; 5}; {10; 20; 30; 40})', '30'],
    ['LOOKUP(4.5; {1; 4.14; 4.19; 5}; {10; 20; 30; 40})', '30'],
    ['LOOKUP(99; {1; 5}; {10; 40})', '40'],
    ['LOOKUP(0; {1; 5}; {10; 40})', '!value/no-matching-row'],
    ['LOOKUP(done; {0%; 100%; 120%}; {0; 5%; 7%})', '0.07'],
    ['LOOKUP(1; {5; 1}; {10; 40})', '?formula/ascending-keys'],
    ['LOOKUP(1; {1; two}; {10; 40})', '?formula/ascending-keys'],
    ['LOOKUP(grade; grades[key]; grades[value])', '1'],
  ],
  DATE: [
    ['DATE(2026; 10; 1)', '2026-10-01'],
    ['DATE(2026; 14; 2)', '2027-02-02'],
    ['DATE(2026; -3; 2)', '2025-09-02'],
    ['DATE(2026; 1; 35)', '2026-02-04'],
    ['DATE(2026; 2; 31)', '2026-03-03'],
    ['DATE(2026; 3; 0)', '2026-02-28'],
    ['DATE(2026; 1; -15)', '2025-12-16'],
    ['DATE(YEAR(today); 1; 1)', '2026-01-01'],
    ['DATE(YEAR(today); MONTH(today) + 1; 0)', '2026-03-31'],
    ['DATE(YEAR(today); 2; 31)', '?formula/day-of-date'],
    ['DATE(YEAR(today); 2; deals)', '?formula/day-of-date'],
  ],
  DAYS: [
    ['DAYS(DATE(2021; 3; 15); DATE(2021; 2; 1))', '42'],
    ['DAYS(hired; today)', '-760'],
    ['today - hired', '760'],
    ['DAYS(today; 1)', '?formula/argument-type'],
  ],
  DATEDIF: [
    ['DATEDIF(DATE(2001; 1; 1); DATE(2003; 1; 1); "Y")', '2'],
    ['DATEDIF(DATE(2001; 6; 1); DATE(2002; 8; 15); "D")', '440'],
    ['DATEDIF(DATE(2001; 6; 1); DATE(2002; 8; 15); "M")', '14'],
    ['DATEDIF(DATE(2001; 6; 1); DATE(2002; 5; 31); "y")', '0'],
    ['DATEDIF(today; hired; "M")', '!value/start-after-end'],
    ['DATEDIF(hired; today; "W")', '?formula/unit-of-time'],
    ['DATEDIF(hired; today; 1)', '?formula/argument-type'],
  ],
  EDATE: [
    ['EDATE(DATE(2011; 1; 15); 1)', '2011-02-15'],
    ['EDATE(DATE(2011; 1; 15); -1)', '2010-12-15'],
    ['EDATE(hired; 1)', '2024-02-29'],
    ['EDATE(hired; 1.9)', '2024-02-29'],
    ['EDATE(hired; -1.9)', '2023-12-31'],
    ['EDATE(hired; two)', '2024-03-31'],
  ],
  EOMONTH: [
    ['EOMONTH(DATE(2011; 1; 1); 1)', '2011-02-28'],
    ['EOMONTH(DATE(2011; 1; 1); -3)', '2010-10-31'],
    ['EOMONTH(today; 0)', '2026-03-31'],
  ],
  NETWORKDAYS: [
    ['NETWORKDAYS(DATE(2012; 10; 1); DATE(2013; 3; 1))', '110'],
    ['NETWORKDAYS(DATE(2026; 11; 21); DATE(2026; 11; 22))', '0'],
    ['NETWORKDAYS(DATE(2026; 11; 23); DATE(2026; 11; 23))', '1'],
    ['NETWORKDAYS(DATE(2026; 11; 27); DATE(2026; 11; 23))', '-5'],
    ['NETWORKDAYS(DATE(2012; 10; 1); DATE(2013; 3; 1); DATE(2012; 11; 22))', '109'],
    [
      'NETWORKDAYS(DATE(2012; 10; 1); DATE(2013; 3; 1); {DATE(2012; 11; 22); DATE(2012; 12; 4); DATE(2013; 1; 21)})',
      '107',
    ],
    ['NETWORKDAYS(DATE(2026; 11; 2); DATE(2026; 11; 6); {DATE(2026; 11; 4); DATE(2026; 11; 4)})', '4'],
    ['NETWORKDAYS(DATE(2026; 11; 6); DATE(2026; 11; 2); {DATE(2026; 11; 4)})', '-4'],
    ['NETWORKDAYS(DATE(2026; 11; 2); DATE(2026; 11; 6); {DATE(2026; 11; 7); DATE(2026; 10; 30)})', '5'],
    ['NETWORKDAYS(hired; today; 5)', '?formula/argument-type'],
    ['NETWORKDAYS(hired; today; {5})', '?formula/argument-type'],
  ],
  WEEKDAY: [
    ['WEEKDAY(DATE(2008; 2; 14))', '5'],
    ['WEEKDAY(DATE(2008; 2; 14); 2)', '4'],
    ['WEEKDAY(DATE(2008; 2; 14); 3)', '3'],
    ['WEEKDAY(DATE(2026; 11; 22))', '1'],
    ['WEEKDAY(DATE(1999; 12; 31); 2)', '5'],
    ['WEEKDAY(today; 9)', '?formula/not-constant'],
  ],
  YEAR: [['YEAR(hired)', '2024']],
  MONTH: [['MONTH(hired)', '1']],
  DAY: [
    ['DAY(hired)', '31'],
    ['DAY(two)', '?formula/argument-type'],
  ],
};

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  test.each(cases)('%s is %s', (text, expected) => {
    expect(answer(text, { inputs: INPUTS, tables: TABLES })).toBe(expected);
  });
});

test('every function has its table', () => {
  expect(FORMULA_FUNCTIONS.map((fn) => fn.names.en).sort()).toEqual(Object.keys(CASES).sort());
});

describe('operators', () => {
  test.each([
    ['0.1 + 0.2 = 0.3', 'true'],
    ['-2^2', '4'],
    ['2^3^2', '64'],
    ['2^-1', '0.5'],
    ['1 - 2 - 3', '-4'],
    ['8 / 4 / 2', '1'],
    ['2 + 3 * 4', '14'],
    ['5%', '0.05'],
    ['5%%', '0.0005'],
    ['two%', '0.02'],
    ['--two', '2'],
    ['1e3 + 1', '1001'],
    ['1/3*3 = 1', 'true'],
    ['base * 20%', '20000'],
    ['base / plan', '1.25'],
    ['base / plan >= done', 'true'],
    ['base + 1000', '101000'],
    ['1000 + 2 * 500 + base', '102000'],
    ['base > 50000', 'true'],
    ['base - plan / 2', '60000'],
    ['done - 1', '0.25'],
    ['base + IF(yes; 1000; 0)', '101000'],
    ['base * -1', '-100000'],
    ['grade = "B"', 'true'],
    ['grade <> "b"', 'true'],
    // Excel answers TRUE and #NUM! here; FORMULAS.md says so.
    ['"a" = "A"', 'false'],
    ['0^0', '1'],
    ['zero^0', '1'],
    ['yes = TRUE', 'true'],
    ['today > hired', 'true'],
    ['zero / zero', '!value/zero-divisor'],
    ['base * base', '?type/money-times-money'],
    ['base + done', '?type/money-and-number'],
    ['base + two', '?type/money-and-number'],
    ['1 / base', '?type/number-over-money'],
    ['base ^ 2', '?type/power-of-money'],
    ['base%', '?type/not-a-number'],
    ['-grade', '?type/not-a-number'],
    ['grade + 1', '?type/not-a-number'],
    ['grade > "A"', '?type/no-order'],
    ['1 < 2 < 3', '?type/different-kinds'],
    ['grade = 1', '?type/different-kinds'],
    ['grade & "x"', '?formula/function-not-available'],
    ['2^two', '?formula/exponent-not-whole'],
    ['(9^64)^64', '!value/too-large'],
  ])('%s is %s', (text, expected) => {
    expect(answer(text, { inputs: INPUTS })).toBe(expected);
  });

  test('keep units: money stays money, a share a share', () => {
    const typeOf = (text: string): string => {
      const found = evaluateFormula(text, { inputs: INPUTS });
      return 'type' in found ? found.type.base : JSON.stringify(found);
    };
    expect(typeOf('base * 20%')).toBe('money');
    expect(typeOf('MAX(base - 1000; 0)')).toBe('money');
    expect(typeOf('IF(yes; IF(yes; 100; 200); base)')).toBe('money');
    expect(typeOf('done * 50%')).toBe('percent');
    expect(typeOf('MIN(done; 1)')).toBe('percent');
    expect(typeOf('base / plan')).toBe('number');
    expect(typeOf('deals + 1')).toBe('count');
    expect(typeOf('COUNT(1)')).toBe('count');
  });
});

describe('names of functions', () => {
  test.each([
    ['ЕСЛИ(1>0; 1,5; 2)', '1.5'],
    ['если(истина; 1; 2)', '1'],
    ['СЧЁТ(1; 2)', '2'],
    ['СЧЕТ(1; 2)', '2'],
    ['УСЛОВИЯ(ЛОЖЬ; 1; ИСТИНА; 2)', '2'],
    ['ЕСЛИМН(ЛОЖЬ; 1; ИСТИНА; 2)', '2'],
    ['SUM(1,5; 1,5)', '3'],
    ['ПРОСМОТРX(1; {1}; {5})', '5'],
    ['ПРОСМОТРХ(1; {1}; {5})', '5'],
    ['ОКРУГЛ(2,345; 2)', '2.35'],
    ['ОКРВВЕРХ.МАТ(6,7)', '7'],
  ])('%s in a Russian formula is %s', (text, expected) => {
    expect(answer(text, { language: 'ru' })).toBe(expected);
  });

  test('are spelled once: no name means two functions', () => {
    const names = FORMULA_FUNCTIONS.flatMap((fn) => [...new Set([fn.names.en, fn.names.ru]), ...(fn.aliases ?? [])]);
    expect(new Set(names).size).toBe(names.length);
    for (const fn of FORMULA_FUNCTIONS) {
      expect(functionNamed(fn.names.en)).toBe(fn);
      expect(functionNamed(fn.names.ru)).toBe(fn);
    }
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is just unknown', (name) => {
    expect(answer(`${name}(1)`)).toBe('?formula/unknown-function');
    expect(answer(name)).toBe('?formula/unknown-name');
    expect(answer(`XLOOKUP(1; ${name}[key]; ${name}[value])`)).toBe('!input/missing');
  });
});
