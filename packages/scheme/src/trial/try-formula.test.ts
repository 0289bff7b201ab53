import { decimal } from '@premia/decimal';
import { expect, test } from 'vitest';
import { numberValue } from '../values/literal.ts';
import { typeOf } from '../values/value-type.ts';
import { type TriedName, tryFormula } from './try-formula.ts';

const names = new Map<string, TriedName>([
  ['base', { type: typeOf('money', 'RUB'), value: numberValue(decimal('50000')) }],
  ['done', { type: typeOf('percent', 'RUB'), value: numberValue(decimal('1.2')) }],
  ['plan', { type: typeOf('money', 'RUB'), value: null }],
]);
const tried = (text: string, language: 'ru' | 'en' = 'en') => tryFormula({ text, language, names });

test('a formula comes to its exact value in its own type', () => {
  expect(tried('=IF(done>=120%, base*20%, 0)')).toMatchObject({
    ok: true,
    type: { base: 'money', currency: 'RUB' },
    outcome: { kind: 'number', number: { numerator: 10_000n, denominator: 1n } },
  });
  expect(tried('base / 3')).toMatchObject({ outcome: { number: { denominator: 3n } } });
});

test('a value that is not there is a problem naming it; a branch not taken does not ask for it', () => {
  expect(tried('base + plan')).toMatchObject({
    ok: true,
    outcome: { problem: { code: 'input/missing', input: 'plan' } },
  });
  expect(tried('ЕСЛИ(done > 1; base; plan)', 'ru')).toMatchObject({
    outcome: { kind: 'number', number: { numerator: 50_000n, denominator: 1n } },
  });
});

test('what is no formula says why, at its smallest range', () => {
  expect(tried('base + done')).toMatchObject({ ok: false, diagnostics: [{ code: 'type/money-and-number' }] });
  expect(tried('base * bse')).toMatchObject({ ok: false, diagnostics: [{ place: { from: 7, to: 10 } }] });
});
