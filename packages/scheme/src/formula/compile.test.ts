import { describe, expect, test } from 'vitest';
import type { StepOperation } from '../plan/plan.ts';
import { money, plain, type ValueType } from '../values/value-type.ts';
import type { FormulaTables } from './check.ts';
import { type CompileFormulaResult, compileFormula, formulaType } from './compile.ts';
import type { FormulaName } from './names.ts';
import type { FormulaLanguage } from './words.ts';

const NAMES: ReadonlyMap<string, FormulaName> = new Map<string, FormulaName>([
  ['base', { step: 0, type: money('RUB') }],
  ['euro', { step: 1, type: money('EUR') }],
  ['done', { step: 2, type: plain('percent') }],
  ['plan', { step: 3, type: money('RUB') }],
  ['План продаж', { step: 5, type: money('RUB') }],
  ['Ёлка', { step: 4, type: plain('number') }],
  ['fund', { step: 5, type: money('RUB', 'group') }],
]);
const TABLES: FormulaTables = new Map([
  [
    'grades',
    new Map([
      ['value', plain('number')],
      ['code', plain('text')],
    ]),
  ],
]);

interface Compiled {
  readonly result: CompileFormulaResult;
  readonly steps: readonly (StepOperation & { readonly type: ValueType })[];
}

function compile(text: string, language: FormulaLanguage = 'en', tables?: FormulaTables): Compiled {
  const steps: (StepOperation & { readonly type: ValueType })[] = [];
  const emit = (step: StepOperation & { readonly type: ValueType }): number => NAMES.size + steps.push(step) - 1;
  return { result: compileFormula({ text, language, names: NAMES, tables, emit }), steps };
}

/** Code, underlined characters and suggestion of every diagnostic. */
function faults(text: string, tables?: FormulaTables): readonly (readonly unknown[])[] {
  return compile(text, 'en', tables).result.diagnostics.map(({ code, place, details }) => [
    code,
    text.slice(place.from, place.to),
    ...(details['suggestion'] === undefined ? [] : [details['suggestion']]),
  ]);
}

describe('faults point at the smallest wrong part and suggest', () => {
  test.each<[string, readonly (readonly unknown[])[]]>([
    ['bsae * 2', [['formula/unknown-name', 'bsae', 'base']]],
    ['1 + bas', [['formula/unknown-name', 'bas', 'base']]],
    ['zzz', [['formula/unknown-name', 'zzz']]],
    ['ROUDN(1; 2)', [['formula/unknown-function', 'ROUDN', 'ROUND']]],
    ['ОКРУГЛЬ(1; 2)', [['formula/unknown-function', 'ОКРУГЛЬ', 'ОКРУГЛ']]],
    ['base + done', [['type/money-and-number', 'base + done']]],
    ['1 + 2 * (base + done)', [['type/money-and-number', 'base + done']]],
    ['base + plan + done', [['type/money-and-number', '+ done']]],
    ['base + euro', [['type/other-currency', 'base + euro']]],
    ['IF(done > 1; base; done)', [['type/money-and-number', 'done']]],
    ['MAX(base; plan; done)', [['type/money-and-number', 'done']]],
    ['ROUND(base; 2; 3)', [['formula/argument-count', '3']]],
    ['ROUND(base)', [['formula/argument-count', 'ROUND']]],
    ['NOT(base)', [['formula/argument-type', 'base']]],
    ['SQRT(base)', [['formula/function-not-available', 'SQRT']]],
    ['TODAY()', [['formula/function-not-available', 'TODAY']]],
    ['{1; 2} + 1', [['formula/list-not-here', '{1; 2}']]],
    ['grades[value] + 1', [['formula/table-not-here', 'grades[value]']]],
    ['$A$1', [['formula/unexpected-character', '$']]],
    ['B12 * 2', [['formula/cell-reference', 'B12']]],
    [
      'aaa + bbb',
      [
        ['formula/unknown-name', 'aaa'],
        ['formula/unknown-name', 'bbb'],
      ],
    ],
    [
      'NOPE(aaa; {bbb})',
      [
        ['formula/unknown-name', 'aaa'],
        ['formula/unknown-name', 'bbb'],
        ['formula/unknown-function', 'NOPE'],
      ],
    ],
    [
      'constructor + __proto__',
      [
        ['formula/unknown-name', 'constructor'],
        ['formula/unknown-name', '__proto__'],
      ],
    ],
    ['ROUND(1,5)', [['formula/ambiguous-comma', '1,5']]],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test('tables and their columns are known when they are given', () => {
    expect(faults('XLOOKUP("A"; grades[key]; grades[value])', TABLES)).toEqual([]);
    expect(faults('XLOOKUP("A"; grades[key]; grades[vlaue])', TABLES)).toEqual([
      ['formula/unknown-column', 'grades[vlaue]', 'value'],
    ]);
    expect(faults('XLOOKUP("A"; grads[key]; grads[value])', TABLES)).toEqual([
      ['formula/unknown-table', 'grads[value]', 'grades'],
    ]);
    expect(compile('XLOOKUP("A"; grades[key]; grades[code]) = "x"', 'en', TABLES).result.ok).toBe(true);
  });
});

describe('names', () => {
  test.each<[string, number]>([
    ['base', 0],
    ['BASE', 0],
    ['[base]', 0],
    ["'base'", 0],
    ['[План продаж]', 5],
    ['[план ПРОДАЖ]', 5],
    ['ёлка', 4],
    ['елка', 4],
    ['Е\u0308лка', 4],
  ])('%s is found', (text, step) => {
    const { result, steps } = compile(text);
    expect(result).toMatchObject({ ok: true, step });
    expect(steps).toEqual([]);
  });

  test('that two inputs share fit none', () => {
    const names = new Map<string, FormulaName>([
      ['rate', { step: 0, type: plain('number') }],
      ['Rate', { step: 1, type: plain('number') }],
    ]);
    expect(formulaType({ text: 'rate', language: 'en', names }).diagnostics).toEqual([]);
    expect(formulaType({ text: 'RATE', language: 'en', names }).diagnostics.map(({ code }) => code)).toEqual([
      'formula/unknown-name',
    ]);
  });
});

describe('lowering', () => {
  test('emits nothing for a formula that is wrong', () => {
    expect(compile('base * 2 + nope').steps).toEqual([]);
  });

  test('works constants out and emits what is used twice once', () => {
    expect(compile('base * (2 + 3 * 5%)').steps.map(({ op }) => op)).toEqual(['constant', 'multiply']);
    expect(compile('MOD(base; 300)').steps.filter(({ op }) => op === 'constant')).toHaveLength(1);
  });

  test('gives a bare number the unit of what it meets', () => {
    const [constant] = compile('base - 1000').steps;
    expect(constant).toMatchObject({ op: 'constant', type: money('RUB', 'group') });
  });

  test('keeps the coarsest grain that still tells people apart', () => {
    const typeOf = (text: string) => formulaType({ text, language: 'en', names: NAMES }).type;
    expect(typeOf('fund * 2')).toEqual(money('RUB', 'group'));
    expect(typeOf('fund + base')).toEqual(money('RUB', 'employee'));
  });

  test('names the divisor for the problem it may become', () => {
    expect(compile('base / plan').steps).toEqual([
      {
        op: 'divide',
        left: 0,
        right: 3,
        divisor: 'plan',
        written: { divisor: { from: 7, to: 11 }, whole: { from: 0, to: 11 } },
        type: plain('number'),
      },
    ]);
  });
});

describe('a stated result', () => {
  const typeOf = (text: string, result: ValueType) => {
    const found = formulaType({ text, language: 'en', names: NAMES, result });
    return found.type ?? found.diagnostics.map(({ code }) => code);
  };

  test('gives a number without a unit one', () => {
    expect(typeOf('IF(done >= 1, 5000, 0)', money('RUB'))).toEqual(money('RUB'));
    expect(typeOf('IF(done >= 1, 0.5, 1)', plain('percent'))).toEqual(plain('percent'));
    expect(typeOf('5000', money('RUB'))).toEqual(money('RUB', 'group'));
  });

  test('shows a plain number as what it is said to be', () => {
    expect(typeOf('base / plan', plain('percent'))).toEqual(plain('percent'));
  });

  test('is no conversion', () => {
    expect(typeOf('done', money('RUB'))).toEqual(['type/mismatch']);
    expect(typeOf('base', plain('number'))).toEqual(['type/mismatch']);
    expect(typeOf('base', money('EUR'))).toEqual(['type/mismatch']);
    expect(typeOf('base > 1', plain('number'))).toEqual(['type/mismatch']);
    expect(typeOf('base > 1', plain('boolean'))).toEqual(plain('boolean'));
  });
});
