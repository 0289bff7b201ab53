import { expect, test } from 'vitest';
import { compileScheme } from '../compile/compile-scheme.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import { prepareRequest } from '../evaluation/prepare-request.ts';
import { caseFromRequest } from './case-from-request.ts';
import { runCases } from './run-cases.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: {},
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' } },
    { id: 'share', kind: 'multiply', params: { values: ['0.1'] } },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
  ],
  links: [
    { from: 'rev', to: 'share.values' },
    { from: 'share', to: 'pay.amount' },
  ],
};
const request = {
  period: '2026-10',
  employees: [{ id: 'e1', department: 'sales', criteria: { revenue: { actual: '1000' } }, facts: [] }],
};

test('a case saved from a sample passes as it was saved', () => {
  const { previewPlan } = compileScheme(scheme);
  const prepared = prepareRequest(request);
  const [result] = prepared.ok ? evaluatePlan(previewPlan, prepared.request).employees : [];
  const saved = result && caseFromRequest('Anna, October', request, result);
  expect(saved).toEqual({
    name: 'Anna, October',
    period: '2026-10',
    inputs: { department: 'sales', criteria: { revenue: { actual: '1000' } } },
    expect: { bonus: '100.00' },
  });
  expect(runCases({ ...scheme, cases: saved ? [saved] : [] }).ok).toBe(true);
});
