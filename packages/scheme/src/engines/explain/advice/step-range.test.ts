import { decimal, type Rational, toCanonicalText } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { requestScope } from '../../../evaluation/inputs.ts';
import { failure, success } from '../../../evaluation/outcome.ts';
import type { StepOperation } from '../../../plan/plan.ts';
import { requirementsOf } from '../../../plan/requirements.ts';
import { newNotes } from '../../../testing/advice-notes.ts';
import { booleanValue, numberValue, textValue, valueText } from '../../../values/literal.ts';
import type { Value } from '../../../values/value.ts';
import { money } from '../../../values/value-type.ts';
import { stepScopeOf } from '../evaluate-plan.ts';
import { straight } from './line.ts';
import { along, type Range } from './range.ts';
import { rangeOfStep } from './step-range.ts';

const EMPTY = { steps: [], outputs: [] };
const PLAN = {
  schemeKey: 's',
  schemeHash: 's',
  period: 'month',
  currency: 'RUB',
  body: EMPTY,
  requirements: requirementsOf(EMPTY, []),
  results: [],
} as const;
const REQUEST = {
  period: '2026-10',
  employees: [{ id: 'e' }],
  rates: [{ from: 'USD', to: 'RUB', on: '2026-10-01', rate: '90' }],
};
const SCOPE = stepScopeOf({ scope: requestScope(PLAN, REQUEST), trace: false }, { id: 'e' });

const line = (start: string, end: string): Range => along(straight(decimal(start), decimal(end)));
const between = (low: string, high: string): Range => ({ low: decimal(low), high: decimal(high) });
const certain = (value: Value): Range => ({ outcome: success(value) });
const number = (text: string): Range => certain(numberValue(decimal(text)));
const [YES, NO] = [certain(booleanValue(true)), certain(booleanValue(false))];
const problem = (nodeId: string): Range => ({ outcome: failure({ code: 'input/missing', nodeId }) });

function told(range: Range): string | null {
  if (range === null) return null;
  const text = (numbers: readonly Rational[]): string => numbers.map(toCanonicalText).join(' ');
  if ('low' in range) return text([range.low, range.high]) + (range.line === undefined ? '' : ' along');
  const { outcome } = range;
  return outcome.ok ? valueText(outcome.value) : outcome.problems.map(({ code, nodeId }) => `${code} ${nodeId}`).join();
}

/** A step whose operand `n` is the n-th of the ranges; the input that leads runs through ten places. */
function worked(operation: StepOperation, ...operands: readonly Range[]) {
  const notes = newNotes();
  const at = { read: (index: number) => operands[index] ?? null, notes, key: 'k' };
  const range = rangeOfStep({ ...operation, nodeId: 'step', type: money('RUB') }, at, SCOPE);
  return { told: told(range), chosen: notes.decisions.get('k'), turns: notes.turns, work: notes.work };
}

const binary = (op: 'add' | 'divide' | 'minimum' | 'maximum'): StepOperation => ({ op, left: 0, right: 1 });
const SELECT: StepOperation = { op: 'select', condition: 0, then: 1, otherwise: 2 };

describe('a step with operands that run', () => {
  test('is the step itself where every operand is certain', () => {
    expect(worked(binary('add'), number('2'), number('3')).told).toBe('5');
    expect(worked({ op: 'not', value: 0 }, YES).told).toBe('false');
  });

  test('is a problem where an operand is one, whatever the others are', () => {
    expect(worked(binary('add'), between('1', '2'), problem('a')).told).toBe('input/missing a');
    expect(worked(binary('add'), null, problem('a')).told).toBe('input/missing a');
    expect(worked(binary('add'), problem('a'), problem('b')).told).toBe('input/missing a,input/missing b');
  });

  test.each<StepOperation>([
    binary('add'),
    { op: 'compare', comparison: 'less', left: 0, right: 1 },
    { op: 'roundToMultiple', value: 0, multiple: 1, mode: 'floor' },
  ])('can be anything where either can: $op', (step) => {
    expect(worked(step, null, number('3')).told).toBeNull();
    expect(worked(step, number('3'), null).told).toBeNull();
  });

  test.each<StepOperation>([
    { op: 'negate', value: 0 },
    { op: 'absolute', value: 0 },
    { op: 'power', value: 0, exponent: 2 },
    { op: 'round', value: 0, digits: 0, mode: 'floor' },
    { op: 'datePart', value: 0, part: 'year' },
    { op: 'team', value: 0, aggregate: 'sum', scope: 'participants' },
  ])('can be anything where its one operand can: $op', (step) => {
    expect(worked(step, null).told).toBeNull();
  });

  test.each<[StepOperation, readonly Range[], string]>([
    [{ op: 'subtract', left: 0, right: 1 }, [between('5', '7'), between('1', '2')], '3 6'],
    [{ op: 'multiply', left: 0, right: 1 }, [between('5', '7'), between('1', '2')], '5 14'],
    [{ op: 'minimum', left: 0, right: 1 }, [between('1', '7'), between('2', '3')], '1 3'],
    [{ op: 'maximum', left: 0, right: 1 }, [between('1', '7'), between('2', '3')], '2 7'],
    [{ op: 'negate', value: 0 }, [between('5', '7')], '-7 -5'],
    [{ op: 'absolute', value: 0 }, [between('-5', '3')], '0 5'],
    [{ op: 'round', value: 0, digits: 0, mode: 'ceil' }, [between('1.2', '2.2')], '2 3'],
    [{ op: 'roundToMultiple', value: 0, multiple: 1, mode: 'floor' }, [between('7', '12'), number('5')], '5 10'],
  ])('reaches as far as it can: $op', (step, operands, expected) => {
    expect(worked(step, ...operands).told).toBe(expected);
  });

  test('over the team is left to whoever knows the team', () => {
    expect(worked({ op: 'team', value: 0, aggregate: 'sum', scope: 'participants' }, number('1')).told).toBeNull();
    const pool: StepOperation = { op: 'pool', amount: 0, weight: 1, scope: 'participants', digits: 2 };
    expect(worked(pool, number('1'), number('1')).told).toBeNull();
  });

  test('of numbers past all reason is brought back, which costs', () => {
    const square = { op: 'power', value: 0, exponent: 8 } as const;
    expect(worked(square, between('1', '10'))).toMatchObject({ told: '1 100000000', work: 0 });
    const huge = worked({ ...square, exponent: 4000 }, between('1', '10'));
    expect(huge.work).toBe(40);
    expect(huge.told).toMatch(/^1 \d+$/);
  });

  test('divided by zero is that problem, whatever is divided; divided by what may be zero, anything', () => {
    expect(worked(binary('divide'), between('1', '2'), number('0')).told).toBe('value/zero-divisor step');
    expect(worked(binary('divide'), between('1', '2'), between('0', '1')).told).toBeNull();
    expect(worked(binary('divide'), between('1', '2'), number('2')).told).toBe('0.5 1');
    expect(worked(binary('add'), between('1', '2'), number('0')).told).toBe('1 2');
  });
});

describe('a choice', () => {
  test('is the branch that is taken, or either where that depends', () => {
    const [then, otherwise] = [between('5', '7'), between('1', '2')];
    expect(worked(SELECT, YES, then, otherwise).told).toBe('5 7');
    expect(worked(SELECT, NO, then, otherwise).told).toBe('1 2');
    expect(worked(SELECT, null, then, otherwise).told).toBe('1 7');
    expect(worked(SELECT, problem('if'), then, otherwise).told).toBe('input/missing if');
  });

  test('looks at the branch that is taken alone', () => {
    expect(worked(SELECT, YES, number('5'), problem('a')).told).toBe('5');
    expect(worked(SELECT, NO, number('5'), problem('a')).told).toBe('input/missing a');
    expect(worked(SELECT, null, number('5'), problem('a')).told).toBe('5');
  });

  test('of a fallback: it counts where the value may be missing', () => {
    const recover: StepOperation = { op: 'recover', value: 0, fallback: 1, only: 'any' };
    expect(worked(recover, number('5'), number('9')).told).toBe('5');
    expect(worked(recover, problem('a'), number('9')).told).toBe('9');
    expect(worked(recover, between('5', '6'), number('9')).told).toBe('5 9');
    expect(worked(recover, null, number('9')).told).toBeNull();
  });

  test.each<['and' | 'or', readonly Range[], string | null]>([
    ['and', [null, NO], 'false'],
    ['and', [NO, null], 'false'],
    ['and', [null, YES], null],
    ['or', [null, YES], 'true'],
    ['or', [YES, null], 'true'],
    ['or', [null, NO], null],
  ])('%s of %j', (op, operands, expected) => {
    expect(worked({ op, operands: [0, 1] }, ...operands).told).toBe(expected);
  });

  test('the opposite of what depends depends', () => {
    expect(worked({ op: 'not', value: 0 }, NO).told).toBe('true');
    expect(worked({ op: 'not', value: 0 }, null).told).toBeNull();
  });
});

describe('a condition', () => {
  const compare: StepOperation = { op: 'compare', comparison: 'greaterOrEqual', left: 0, right: 1 };

  test('is noted with what it comes to', () => {
    expect(worked(compare, line('0', '10'), number('0'))).toMatchObject({
      told: 'true',
      chosen: { nodeId: 'step', kind: 'condition', chosen: 'true' },
      turns: [],
    });
    expect(worked(compare, line('0', '10'), number('11'))).toMatchObject({
      told: 'false',
      chosen: { chosen: 'false' },
    });
  });

  test('that depends turns where its sides cross', () => {
    const crossing = { told: null, chosen: { chosen: null }, turns: [4, 5] };
    expect(worked(compare, line('0', '10'), number('4'))).toMatchObject(crossing);
    expect(worked(compare, number('6'), line('10', '0'))).toMatchObject(crossing);
    expect(worked(compare, line('0', '10'), line('8', '-2'))).toMatchObject(crossing);
  });

  test('turns nowhere in particular where neither side follows a line', () => {
    expect(worked(compare, between('0', '10'), number('4')).turns).toEqual([]);
    expect(worked(compare, null, number('4'))).toMatchObject({ chosen: { chosen: null }, turns: [] });
  });
});

describe('what turns without a choice', () => {
  test('an extreme turns where its sides cross', () => {
    for (const op of ['minimum', 'maximum'] as const) {
      expect(worked(binary(op), line('0', '10'), number('4')).turns).toEqual([4, 5]);
      expect(worked(binary(op), line('0', '10'), number('40')).turns).toEqual([]);
    }
    expect(worked(binary('add'), line('0', '10'), number('4')).turns).toEqual([]);
  });

  test('the size of a number turns at zero', () => {
    const absolute: StepOperation = { op: 'absolute', value: 0 };
    expect(worked(absolute, line('-4', '6')).turns).toEqual([4, 5]);
    expect(worked(absolute, between('-4', '6')).turns).toEqual([]);
  });
});

describe('bands', () => {
  const band = (from: string, to: string | null = null) => ({
    from: decimal(from),
    to: to === null ? null : decimal(to),
    rate: decimal('0.5'),
    amount: null,
  });
  const bands = [band('0', '4'), band('4', '6'), band('6', '8'), band('8', '20')];
  const tiers = { op: 'tiers', mode: 'whole', output: 'amount', value: 0, position: null, base: null, bands } as const;

  test('are noted where one of them is reached all along', () => {
    expect(worked(tiers, line('4', '5'))).toMatchObject({
      told: '2 2.5 along',
      chosen: { nodeId: 'step', kind: 'band', chosen: '1' },
      turns: [],
    });
  });

  test('turn where the middle one of those that are passed begins', () => {
    expect(worked(tiers, line('0', '10'))).toMatchObject({ chosen: { chosen: null }, turns: [6, 7] });
    expect(worked(tiers, line('0', '5')).turns).toEqual([8, 9]);
    expect(worked(tiers, line('7', '9')).turns).toEqual([5, 6]);
  });

  test('turn where the last one ends, when that alone is passed', () => {
    expect(worked(tiers, line('15', '25'))).toMatchObject({ chosen: { chosen: null }, turns: [5, 6] });
  });

  test('are reached from where the value begins', () => {
    const placed: StepOperation = { ...tiers, position: 1 };
    expect(worked(placed, line('0', '1'), number('4.5')).chosen?.chosen).toBe('1');
    expect(worked(placed, line('0', '1'), number('3.5'))).toMatchObject({ chosen: { chosen: null }, turns: [5, 6] });
  });

  test('can be any where value, position or base can', () => {
    const all: StepOperation = { ...tiers, position: 1, base: 2 };
    const open = { told: null, chosen: { chosen: null }, turns: [] };
    expect(worked(all, null, number('1'), number('1'))).toMatchObject(open);
    expect(worked(all, line('0', '1'), null, number('1'))).toMatchObject(open);
    expect(worked(all, line('0', '1'), number('1'), null)).toMatchObject(open);
    expect(worked(all, line('0', '1'), number('1'), number('10')).told).toBe('5 5');
  });
});

describe('a table', () => {
  const axes = [
    { kind: 'values', keys: ['A', 'B'].map(textValue) },
    { kind: 'bands', from: ['0', '4', '6', '8'].map(decimal) },
  ] as const;
  const cells = ['1', '2', '3', '4', '50', '60', '70', '80'].map((text) => numberValue(decimal(text)));
  const matrix: StepOperation = { op: 'matrix', keys: [0, 1], axes, cells };
  const [a, b, c] = ['A', 'B', 'C'].map((text) => certain(textValue(text))) as [Range, Range, Range];

  test('answers every cell that its keys may point to', () => {
    expect(worked(matrix, a, line('4', '6'))).toMatchObject({ told: '2 3', chosen: { kind: 'cell', chosen: null } });
    expect(worked(matrix, b, line('4', '6')).told).toBe('60 70');
    expect(worked(matrix, b, line('0', '100')).told).toBe('50 80');
  });

  test('notes the one cell, when it is one all along', () => {
    expect(worked(matrix, b, line('6', '7.9'))).toMatchObject({
      told: '70',
      chosen: { nodeId: 'step', kind: 'cell', chosen: '1 2' },
      turns: [],
      work: 0,
    });
  });

  test('turns where the middle one of the rows that are passed begins, which takes looking at them', () => {
    expect(worked(matrix, a, line('0', '10'))).toMatchObject({ turns: [6, 7], work: 4 });
    expect(worked(matrix, a, line('0', '5'))).toMatchObject({ turns: [8, 9], work: 2 });
    expect(worked(matrix, a, line('0', '7'))).toMatchObject({ turns: [9], work: 3 });
  });

  test('below its first band counts from there; wholly below, and of no known key, there is none', () => {
    expect(worked(matrix, a, line('-5', '5')).told).toBe('1 2');
    expect(worked(matrix, a, line('-5', '-1')).told).toBeNull();
    expect(worked(matrix, c, line('4', '5')).told).toBeNull();
  });

  test('can be anything where a key can, or a value is looked for among numbers that run', () => {
    expect(worked(matrix, null, line('4', '5')).told).toBeNull();
    expect(worked(matrix, a, null)).toMatchObject({ told: null, chosen: { chosen: null }, turns: [] });
    expect(worked(matrix, line('1', '2'), line('4', '5')).told).toBeNull();
  });
});

describe('money exchanged and shared out', () => {
  const convert: StepOperation = { op: 'convert', value: 0, from: 'USD', to: 'RUB', on: 1 };
  const day = (date: string): Range => certain({ kind: 'date', date });

  test('is exchanged at one rate, in proportion', () => {
    expect(worked(convert, line('2', '3'), day('2026-10-05')).told).toBe('180 270 along');
    expect(worked(convert, line('2', '3'), day('2026-09-30')).told).toBeNull();
    expect(worked(convert, line('2', '3'), null).told).toBeNull();
    expect(worked(convert, null, day('2026-10-05')).told).toBeNull();
  });

  const split: StepOperation = { op: 'split', value: 0, weights: [1, 2], index: 1, digits: 2 };

  test('is shared out in proportion, but for what is rounded', () => {
    expect(worked(split, line('100', '200'), number('1'), number('3')).told).toBe('74.98 150.02 along');
    expect(worked({ ...split, index: 0 }, line('100', '200'), number('1'), number('3')).told).toBe('24.98 50.02 along');
    expect(worked({ ...split, digits: 0 }, line('100', '200'), number('1'), number('3')).told).toBe('73 152 along');
    expect(worked(split, line('100', '200'), number('1'), number('0')).told).toBe('-0.02 0.02 along');
  });

  test.each<[string, Range, Range, Range]>([
    ['what is shared out', null, number('1'), number('3')],
    ['another weight', line('100', '200'), null, number('3')],
    ['the own weight', line('100', '200'), number('1'), null],
    ['a weight that runs', line('100', '200'), number('1'), line('1', '3')],
    ['a weight below zero', line('100', '200'), number('-1'), number('3')],
    ['weights of nothing', line('100', '200'), number('0'), number('0')],
  ])('can be anything with %s', (_, ...operands) => {
    expect(worked(split, ...operands).told).toBeNull();
  });
});
