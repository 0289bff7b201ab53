import { describe, expect, test } from 'vitest';
import {
  addTypes,
  compareTypes,
  divideTypes,
  multiplyTypes,
  powerType,
  type TypeRule,
  unifyTypes,
} from './type-algebra.ts';
import { describeType, money, plain, type ValueType } from './value-type.ts';

const TYPES: Readonly<Record<string, ValueType>> = {
  rub: money('RUB'),
  usd: money('USD'),
  number: plain('number'),
  percent: plain('percent'),
  count: plain('count'),
  boolean: plain('boolean'),
  text: plain('text'),
  date: plain('date'),
};

function typed(name: string): ValueType {
  const type = TYPES[name];
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

function outcome(rule: TypeRule): string {
  return rule.ok
    ? describeType(rule.type)
    : [rule.conflict, rule.conversion].filter((part) => part !== null).join(' → ');
}

describe('addition asks for one measure', () => {
  test.each([
    ['rub', 'rub', 'money RUB'],
    ['rub', 'usd', 'type/other-currency → convert'],
    ['rub', 'number', 'type/money-and-number'],
    ['rub', 'percent', 'type/money-and-number → multiply'],
    ['percent', 'percent', 'percent'],
    ['percent', 'number', 'number'],
    ['count', 'count', 'count'],
    ['count', 'percent', 'number'],
    ['rub', 'text', 'type/not-a-number'],
    ['date', 'count', 'type/not-a-number'],
    ['boolean', 'number', 'type/not-a-number'],
  ])('%s + %s', (left, right, expected) => {
    expect(outcome(addTypes(typed(left), typed(right)))).toBe(expected);
    expect(outcome(addTypes(typed(right), typed(left)))).toBe(expected);
  });
});

describe('multiplication takes money once', () => {
  test.each([
    ['rub', 'rub', 'type/money-times-money → divide'],
    ['rub', 'percent', 'money RUB'],
    ['rub', 'count', 'money RUB'],
    ['percent', 'percent', 'percent'],
    ['percent', 'number', 'percent'],
    ['count', 'count', 'count'],
    ['count', 'number', 'number'],
    ['text', 'number', 'type/not-a-number'],
  ])('%s × %s', (left, right, expected) => {
    expect(outcome(multiplyTypes(typed(left), typed(right)))).toBe(expected);
    expect(outcome(multiplyTypes(typed(right), typed(left)))).toBe(expected);
  });
});

describe('division', () => {
  test.each([
    ['rub', 'rub', 'number'],
    ['rub', 'usd', 'type/other-currency → convert'],
    ['rub', 'count', 'money RUB'],
    ['number', 'rub', 'type/number-over-money'],
    ['percent', 'count', 'percent'],
    ['percent', 'percent', 'number'],
    ['count', 'count', 'number'],
    ['date', 'number', 'type/not-a-number'],
  ])('%s ÷ %s', (left, right, expected) => {
    expect(outcome(divideTypes(typed(left), typed(right)))).toBe(expected);
  });
});

test.each([
  ['number', 'number'],
  ['percent', 'number'],
  ['rub', 'type/power-of-money'],
  ['text', 'type/not-a-number'],
])('a power of %s', (base, expected) => {
  expect(outcome(powerType(typed(base)))).toBe(expected);
});

describe('comparison and choice', () => {
  test.each([
    ['rub', 'rub', true, 'boolean'],
    ['rub', 'number', true, 'type/money-and-number'],
    ['percent', 'number', true, 'boolean'],
    ['date', 'date', true, 'boolean'],
    ['text', 'text', false, 'boolean'],
    ['text', 'text', true, 'type/no-order'],
    ['boolean', 'boolean', true, 'type/no-order'],
    ['text', 'number', false, 'type/different-kinds'],
  ])('%s against %s, ordered %s', (left, right, ordered, expected) => {
    expect(outcome(compareTypes(typed(left), typed(right), ordered))).toBe(expected);
  });

  test.each([
    ['text', 'text', 'text'],
    ['date', 'date', 'date'],
    ['date', 'text', 'type/different-kinds'],
    ['percent', 'count', 'number'],
  ])('%s or %s', (left, right, expected) => {
    expect(outcome(unifyTypes(typed(left), typed(right)))).toBe(expected);
  });
});

test('a value per fact makes the result per fact, a value per employee makes it per employee', () => {
  const rows = money('RUB', 'rows');
  const group = money('RUB', 'group');
  const grainOf = (left: ValueType, right: ValueType) => {
    const rule = addTypes(left, right);
    return rule.ok ? rule.type.grain : null;
  };
  expect(grainOf(rows, group)).toBe('rows');
  expect(grainOf(group, money('RUB'))).toBe('employee');
  expect(grainOf(group, group)).toBe('group');
});
