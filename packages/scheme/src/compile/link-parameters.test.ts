import { decimal } from '@premia/decimal';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { drawnScheme } from '../testing/drawn-scheme.ts';
import { money, plain } from '../values/value-type.ts';
import { linkParameters } from './link-parameters.ts';

function linked(parameters?: readonly object[]) {
  const diagnostics: Diagnostic[] = [];
  const read = linkParameters(drawnScheme([], [], parameters === undefined ? {} : { parameters }), diagnostics);
  return { read: [...read.values()], diagnostics };
}

const number = (text: string) => ({ kind: 'number', number: decimal(text) });

test('a scheme without parameters has none', () => {
  expect(linked()).toEqual({ read: [], diagnostics: [] });
});

test('each has its type and its value; money is in its own currency, else in the scheme’s', () => {
  expect(
    linked([
      { key: 'rate', type: 'percent', value: '0.05' },
      { key: 'fee', type: 'money', value: '10' },
      { key: 'toll', type: 'money', currency: 'USD', value: '3' },
      { key: 'open', type: 'text' },
    ]),
  ).toEqual({
    read: [
      { key: 'rate', type: plain('percent'), value: number('0.05'), dated: [] },
      { key: 'fee', type: money('RUB'), value: number('10'), dated: [] },
      { key: 'toll', type: money('USD'), value: number('3'), dated: [] },
      { key: 'open', type: plain('text'), value: null, dated: [] },
    ],
    diagnostics: [],
  });
});

test('dated values stand by their day', () => {
  const values = [
    { from: '2026-07-01', value: '2' },
    { from: '2026-01-01', value: '1' },
  ];
  expect(linked([{ key: 'rate', type: 'number', values }])).toMatchObject({
    read: [
      {
        value: null,
        dated: [
          { from: '2026-01-01', value: number('1') },
          { from: '2026-07-01', value: number('2') },
        ],
      },
    ],
    diagnostics: [],
  });
});

test('faults are told by path, and the value left out', () => {
  const { read, diagnostics } = linked([
    {
      key: 'rate',
      type: 'percent',
      value: 'ten',
      values: [
        { from: '2026-01-01', value: '1' },
        { from: '2026-02-01', value: 'two' },
        { from: '2026-01-01', value: '3' },
      ],
    },
    { key: 'rate', type: 'money', value: '1' },
  ]);
  expect(read).toMatchObject([{ key: 'rate', value: null, dated: [{ value: number('1') }, { value: number('3') }] }]);
  const told = (code: string, path: string, details: object) => ({ code, severity: 'error', place: { path }, details });
  const unread = { key: 'rate', expected: 'percent', problem: 'not-a-number' };
  expect(diagnostics).toEqual([
    told('params/bad-value', 'parameters.0.values.1.value', { ...unread, given: 'two' }),
    told('document/dated-twice', 'parameters.0.values', { key: 'rate' }),
    told('params/bad-value', 'parameters.0.value', { ...unread, given: 'ten' }),
    told('document/duplicate-parameter', 'parameters.1.key', { given: 'rate' }),
  ]);
});
