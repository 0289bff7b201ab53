import { decimal, type Rational, ROUNDING_MODES, rational, round } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { failure, type Outcome, success } from '../../evaluation/outcome.ts';
import type { Comparison } from '../../plan/plan.ts';
import { booleanValue, numberValue, textValue } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import {
  booleanOf,
  compareValues,
  dateOf,
  evaluateBinary,
  evaluateComparison,
  evaluateMultiple,
  evaluateUnary,
  NUMBER_BITS_MAX,
  numberOf,
  numberOutcome,
} from './arithmetic.ts';

const NODE = { nodeId: 'n', type: { base: 'number', grain: 'employee', currency: null } } as const;
const number = (text: string): Outcome => success(numberValue(decimal(text)));
const binary = (op: 'add' | 'subtract' | 'multiply' | 'divide' | 'minimum' | 'maximum', left: string, right: string) =>
  evaluateBinary({ ...NODE, op, left: 0, right: 1 }, decimal(left), decimal(right));

describe('two numbers', () => {
  test.each([
    ['add', '0.1', '0.2', '0.3'],
    ['subtract', '0.1', '0.3', '-0.2'],
    ['multiply', '1.5', '-2', '-3'],
    ['divide', '1', '8', '0.125'],
    ['minimum', '-1', '1', '-1'],
    ['minimum', '1', '-1', '-1'],
    ['maximum', '-1', '1', '1'],
    ['maximum', '1', '-1', '1'],
  ] as const)('%s %s %s', (op, left, right, expected) => {
    expect(binary(op, left, right)).toEqual(number(expected));
  });

  test('dividing by zero is a problem that names the divisor where there is a name', () => {
    const step = { ...NODE, op: 'divide', left: 0, right: 1 } as const;
    const code = 'value/zero-divisor';
    expect(binary('divide', '1', '0')).toEqual(failure({ code, nodeId: 'n', input: null }));
    expect(evaluateBinary({ ...step, divisor: 'target' }, decimal('1'), decimal('0'))).toEqual(
      failure({ code, nodeId: 'n', input: 'target' }),
    );
  });
});

describe('one number', () => {
  test('its opposite, its size, its powers, rounded', () => {
    expect(evaluateUnary({ ...NODE, op: 'negate', value: 0 }, decimal('1.5'))).toEqual(number('-1.5'));
    expect(evaluateUnary({ ...NODE, op: 'absolute', value: 0 }, decimal('-1.5'))).toEqual(number('1.5'));
    expect(evaluateUnary({ ...NODE, op: 'power', value: 0, exponent: 3 }, decimal('-2'))).toEqual(number('-8'));
    expect(evaluateUnary({ ...NODE, op: 'power', value: 0, exponent: -1 }, decimal('-2'))).toEqual(number('-0.5'));
    expect(evaluateUnary({ ...NODE, op: 'power', value: 0, exponent: 0 }, decimal('0'))).toEqual(number('1'));
    for (const mode of ROUNDING_MODES) {
      const step = { ...NODE, op: 'round', value: 0, digits: 1, mode } as const;
      expect(evaluateUnary(step, decimal('-2.25'))).toEqual(success(numberValue(round(decimal('-2.25'), 1, mode))));
    }
  });

  test('zero has no negative power, and multiples are of what is above zero', () => {
    expect(evaluateUnary({ ...NODE, op: 'power', value: 0, exponent: -1 }, decimal('0'))).toEqual(
      failure({ code: 'value/zero-to-negative-power', nodeId: 'n' }),
    );
    const step = { ...NODE, op: 'roundToMultiple', value: 0, multiple: 1, mode: 'floor' } as const;
    expect(evaluateMultiple(step, decimal('17'), decimal('5'))).toEqual(number('15'));
    for (const multiple of ['0', '-5']) {
      expect(evaluateMultiple(step, decimal('17'), decimal(multiple))).toEqual(
        failure({ code: 'value/bad-multiple', nodeId: 'n' }),
      );
    }
  });
});

test('numbers past all reason are a problem, on either side of zero and below the line', () => {
  const most = 1n << BigInt(NUMBER_BITS_MAX);
  const large = failure({ code: 'value/too-large', nodeId: 'n' });
  const fits = (value: Rational) => success(numberValue(value));
  for (const value of [rational(most), rational(-most), rational(1n, most)]) {
    expect(numberOutcome(value, 'n')).toEqual(fits(value));
  }
  for (const value of [rational(most + 1n), rational(-most - 1n), rational(1n, most + 1n)]) {
    expect(numberOutcome(value, 'n')).toEqual(large);
  }
});

describe('values compared', () => {
  const date = (text: string): Value => ({ kind: 'date', date: text });
  const pairs: readonly (readonly [Value, Value])[] = [
    [numberValue(decimal('9')), numberValue(decimal('10'))],
    [textValue('A'), textValue('a')],
    [date('2026-09-30'), date('2026-10-01')],
    [booleanValue(false), booleanValue(true)],
  ];
  const answers = (comparison: Comparison, left: Value, right: Value) => evaluateComparison(comparison, left, right);

  test.each<[Comparison, boolean, boolean, boolean]>([
    ['equal', false, true, false],
    ['notEqual', true, false, true],
    ['less', true, false, false],
    ['lessOrEqual', true, true, false],
    ['greater', false, false, true],
    ['greaterOrEqual', false, true, true],
  ])('%s of the lesser, the same, the greater', (comparison, lesser, same, greater) => {
    for (const [less, more] of pairs) {
      expect(answers(comparison, less, more)).toEqual(success(booleanValue(lesser)));
      expect(answers(comparison, less, less)).toEqual(success(booleanValue(same)));
      expect(answers(comparison, more, less)).toEqual(success(booleanValue(greater)));
    }
  });

  test('of different kinds, or taken for another kind, are defects', () => {
    const kinds = [numberValue(decimal('1')), textValue('1'), date('2026-10-01'), booleanValue(true)];
    for (const left of kinds) {
      for (const right of kinds.filter(({ kind }) => kind !== left.kind)) {
        const told = `a ${left.kind} is never compared with a ${right.kind}`;
        expect(() => compareValues(left, right)).toThrow(told);
      }
    }
    expect(() => numberOf(textValue('1'))).toThrow('text');
    expect(() => booleanOf(textValue('1'))).toThrow('text');
    expect(() => dateOf(textValue('1'))).toThrow('text');
    expect(numberOf(numberValue(decimal('1')))).toEqual(decimal('1'));
    expect(booleanOf(booleanValue(true))).toBe(true);
    expect(dateOf(date('2026-10-01'))).toBe('2026-10-01');
  });
});
