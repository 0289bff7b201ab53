import { describe, expect, it } from 'vitest';
import { parseSchemeDocument } from '../document/parse-document.ts';
import { caseDiagnostics } from './case-diagnostics.ts';
import { runCases } from './run-cases.ts';

function diagnosticsFor(expected: Readonly<Record<string, string>>) {
  const parsed = parseSchemeDocument({
    format: 'premia.scheme/1',
    key: 'double',
    title: { en: 'Double' },
    period: 'month',
    currency: 'RUB',
    nodes: [
      { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
      { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' } },
    ],
    links: [{ from: 'salary', to: 'pay.amount' }],
    cases: [
      { name: 'as promised', inputs: { attributes: { baseSalary: '10' } }, expect: { bonus: '10.00' } },
      { name: 'doubted', inputs: { attributes: { baseSalary: '10' } }, expect: expected },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return caseDiagnostics(runCases(parsed.document));
}

describe('caseDiagnostics', () => {
  it('says nothing while the cases hold', () => {
    expect(diagnosticsFor({ bonus: '10' })).toEqual([]);
  });

  it('names the case, the result and both amounts', () => {
    expect(diagnosticsFor({ bonus: '11' })).toEqual([
      {
        code: 'case/failed',
        severity: 'error',
        place: { path: 'cases.1' },
        details: { name: 'doubted', result: 'bonus', expected: '11', actual: '10.00' },
      },
    ]);
  });

  it('leaves the amount out where there is no such result', () => {
    expect(diagnosticsFor({ commission: '1' })[0]?.details).toEqual({
      name: 'doubted',
      result: 'commission',
      expected: '1',
    });
  });
});
