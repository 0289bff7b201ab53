import { expect, test } from 'vitest';
import { compileScheme } from '../compile/compile-scheme.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import { FORMULA_BYTES_MAX } from '../formula/index.ts';

function scheme(pending: string | undefined): SchemeDocument {
  const params = { text: 'base * 10%', language: 'en', inputs: ['base'] };
  return {
    format: 'premia.scheme/1',
    key: 'k',
    title: {},
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
      { id: 'share', kind: 'formula', params: pending === undefined ? params : { ...params, pending } },
      { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    ],
    links: [
      { from: 'salary', to: 'share.base' },
      { from: 'share', to: 'pay.amount' },
    ],
  };
}
const request = { period: '2026-10', employees: [{ id: 'e1', attributes: { baseSalary: '100000' } }] };

test.each([
  ['base * ', 'formula/missing-operand'],
  ['base * 20%', 'formula/not-applied'],
])('while «%s» waits, the last sound formula goes on working, and nobody can publish past it', (pending, code) => {
  const { plan, previewPlan, diagnostics } = compileScheme(scheme(pending));
  expect(plan).toBeNull();
  expect(diagnostics).toMatchObject([{ code, severity: 'error', place: { nodeId: 'share', path: 'pending' } }]);
  expect(evaluatePlan(previewPlan, request).employees[0]?.lines).toMatchObject([{ amount: '10000.00' }]);
});

test('nothing waits in a formula that was applied', () => {
  expect(compileScheme(scheme(undefined)).plan).not.toBeNull();
});

test('a formula over the limit is refused as one, with its size and the limit', () => {
  const long = `base * 10% ${' '.repeat(FORMULA_BYTES_MAX)}`;
  const { diagnostics } = compileScheme(scheme(long));
  expect(diagnostics).toMatchObject([
    { code: 'formula/too-long', place: { path: 'pending' }, details: { bytes: long.length, most: FORMULA_BYTES_MAX } },
  ]);
});
