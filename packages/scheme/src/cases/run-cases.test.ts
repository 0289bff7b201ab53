import { describe, expect, test } from 'vitest';
import type { SchemeCase, SchemeDocument } from '../document/scheme-document.ts';
import { caseRequest, runCases } from './run-cases.ts';

const DOCUMENT: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'test',
  title: { en: 'Test' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
    { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    { id: 'deals', kind: 'facts', params: { type: 'deal', aggregate: 'count' } },
    { id: 'shown', kind: 'indicator', params: { code: 'deals' } },
  ],
  links: [
    { from: 'sales', to: 'pay.amount' },
    { from: 'deals', to: 'shown.value' },
  ],
};
const SOLD = { criteria: { sales: { actual: '100' } } };

function outcomeOf(entry: Partial<SchemeCase>) {
  const given = { name: 'case', inputs: SOLD, expect: { bonus: '100' }, ...entry };
  const outcome = runCases({ ...DOCUMENT, cases: [given] });
  if (!outcome.compiled) throw new Error('the scheme under test is not sound');
  const [first] = outcome.cases;
  return { ...first, all: outcome.ok };
}

describe('a case', () => {
  test('holds when every expected result is there, whatever zeros it is written with', () => {
    const expected = { bonus: '100.0', total: '100', deals: '0' };
    expect(outcomeOf({ expect: expected })).toMatchObject({
      ok: true,
      all: true,
      lines: [{ code: 'bonus', actual: '100.00' }, {}, {}],
    });
  });

  test('fails on another amount, on a result that is not there, and on a problem nobody expected', () => {
    expect(outcomeOf({ expect: { bonus: '100.01' } })).toMatchObject({
      ok: false,
      all: false,
      lines: [{ ok: false, actual: '100.00' }],
    });
    expect(outcomeOf({ expect: { premium: '1' } })).toMatchObject({ ok: false, lines: [{ ok: false, actual: null }] });
    expect(outcomeOf({ inputs: {}, expect: {} })).toMatchObject({ ok: false, problems: [{ code: 'input/missing' }] });
    expect(outcomeOf({ expect: { constructor: '1' } })).toMatchObject({ ok: false, lines: [{ actual: null }] });
  });

  test('may be there to show a problem', () => {
    expect(outcomeOf({ inputs: {}, expect: {}, expectProblems: ['input/missing'] })).toMatchObject({ ok: true });
    expect(outcomeOf({ expectProblems: ['input/missing'] })).toMatchObject({ ok: false });
  });

  test('that cannot be run says why', () => {
    expect(outcomeOf({ period: '2026-Q1' })).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'request/other-period' }],
    });
    expect(outcomeOf({ period: 'soon' })).toMatchObject({ ok: false, diagnostics: [{ code: 'request/bad-period' }] });
  });

  test('plays in the period of its earliest fact when it names none', () => {
    const facts = ['2026-08-15', '2026-07-31'].map((on, index) => ({
      source: 'crm',
      id: `${index}`,
      type: 'deal',
      on,
    }));
    const entry: SchemeCase = { name: 'x', inputs: { ...SOLD, facts }, expect: {} };
    expect(caseRequest(entry, 'month')).toMatchObject({ period: '2026-07' });
    expect(caseRequest(entry, 'quarter')).toMatchObject({ period: '2026-Q3' });
    expect(caseRequest({ ...entry, inputs: SOLD }, 'year')).toMatchObject({ period: '2026' });
    expect(outcomeOf({ inputs: { ...SOLD, facts }, expect: { deals: '1' } })).toMatchObject({ ok: true });
  });
});

test('a scheme with faults runs no case and tells them', () => {
  const broken = { ...DOCUMENT, links: [], cases: [{ name: 'x', inputs: {}, expect: {} }] };
  expect(runCases(broken)).toMatchObject({
    ok: false,
    compiled: false,
    diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'port/not-connected' })]),
  });
});
