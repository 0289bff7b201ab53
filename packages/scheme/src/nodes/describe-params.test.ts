import { expect, test } from 'vitest';
import { describeParams } from './describe-params.ts';

test('params are described by what they take', () => {
  expect(describeParams('draw').map(({ name, shape }) => [name, shape.kind])).toEqual([
    ['draw', 'value'],
    ['minimum', 'value'],
    ['recoverable', 'yes-no'],
    ['recovery', 'value'],
    ['recoveryFrom', 'text'],
    ['balance', 'text'],
    ['ifMissing', 'value'],
  ]);
  expect(describeParams('convert')[0]).toEqual({
    name: 'to',
    shape: { kind: 'currency' },
    isRequired: false,
    fallback: undefined,
  });
  expect(describeParams('instalments').map(({ name, shape, isRequired }) => [name, shape.kind, isRequired])).toEqual([
    ['periods', 'whole', true],
    ['number', 'whole', false],
    ['balance', 'text', false],
  ]);
});

test('what stands in rows is described too', () => {
  const [rows] = describeParams('weighted');
  const names = rows?.shape.kind === 'list' && rows.shape.of.kind === 'group' ? rows.shape.of.params : [];
  expect(names.map(({ name }) => name)).toEqual(['key', 'title', 'weight', 'floor', 'cap']);
});
