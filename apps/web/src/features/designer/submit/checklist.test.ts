import { compileScheme, runCases, type SchemeDocument } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { checklistOf } from './checklist.ts';

const scheme: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'k',
  title: { ru: 'Премия', en: 'Bonus' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'rev', kind: 'criterion', params: { criterion: 'revenue' } },
    { id: 'pay', kind: 'payout', params: { code: 'bonus', title: { ru: 'Премия', en: 'Bonus' } } },
  ],
  links: [{ from: 'rev', to: 'pay.amount' }],
};
const entry = (expected: string) => ({
  name: 'one',
  inputs: { criteria: { revenue: { actual: '100' } } },
  expect: { bonus: expected },
});
const check = (document: SchemeDocument) =>
  checklistOf(document, compileScheme(document).diagnostics, runCases(document));

describe('the checklist of a submission', () => {
  test('passes a sound scheme, with or without cases', () => {
    expect(check(scheme)).toEqual({ errors: 0, cases: { kind: 'none' }, unnamed: [], canSubmit: true });
    expect(check({ ...scheme, cases: [entry('100.00')] })).toMatchObject({
      cases: { kind: 'pass', count: 1 },
      canSubmit: true,
    });
  });

  test('stops at errors and failing cases', () => {
    expect(check({ ...scheme, links: [] })).toMatchObject({ canSubmit: false });
    expect(check({ ...scheme, cases: [entry('99.00')] })).toMatchObject({
      cases: { kind: 'fail', count: 1 },
      canSubmit: false,
    });
  });

  test('waits for cases that were not run as they are now', () => {
    const cases = [entry('100.00'), entry('100.00')];
    const before = runCases({ ...scheme, cases: cases.slice(0, 1) });
    expect(checklistOf({ ...scheme, cases }, [], before).cases).toEqual({ kind: 'waiting' });
  });

  test('names what has no name in one language', () => {
    const { unnamed, canSubmit } = check({ ...scheme, title: { ru: 'Премия' } });
    expect(unnamed).toEqual([null]);
    expect(canSubmit).toBe(true);
  });
});
