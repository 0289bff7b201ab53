import { decimal } from '@premia/decimal';
import { typeOf } from '@premia/scheme';
import { expect, test } from 'vitest';
import type { FormulaValue } from './formula-scope.ts';
import { faultsOf, isSound, tidied, titled, tryText } from './formula-trial.ts';

const money = typeOf('money', 'RUB');
const value = (key: string, more: Partial<FormulaValue>): FormulaValue => ({
  key,
  title: key,
  source: null,
  type: money,
  value: { kind: 'number', number: decimal('50000') },
  isInput: true,
  ...more,
});
const scope = [
  value('base', { title: 'Base salary' }),
  value('done', { type: typeOf('percent', 'RUB'), value: { kind: 'number', number: decimal('1.2') } }),
  value('open', { type: null, value: null }),
  value('other', { isInput: false }),
];
const setting = { language: 'en', scope } as const;

test('a name that becomes an input or waits for its link is no error; a wrong unit is one', () => {
  expect(isSound('base * done', setting)).toBe(true);
  expect(isSound('base * fresh', setting)).toBe(true);
  expect(faultsOf('base * fresh', setting)).toMatchObject([{ code: 'formula/unknown-name', severity: 'warning' }]);
  expect(faultsOf('base * open', setting)).toEqual([]);
  expect(isSound('base + done', setting)).toBe(false);
  expect(isSound('base *', setting)).toBe(false);
});

test('a value is known by its name and by its title, and saved by its name', () => {
  expect(tryText('other * 2', setting)).toMatchObject({ ok: true, type: money });
  expect(tryText('[Base salary]*2', setting)).toMatchObject({ ok: true, type: money });
  expect(tidied('=[Base salary]*2', setting)).toBe('base * 2');
  expect(tidied('MIN(done, // what was sold\n 2)', setting)).toBe('MIN(\n  // what was sold\n  done,\n  2\n)');
  expect(titled('base*2', setting)).toBe('[Base salary] * 2');
});
