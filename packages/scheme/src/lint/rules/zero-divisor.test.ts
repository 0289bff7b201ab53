import { describe, expect, test } from 'vitest';
import type { SchemeNode } from '../../document/scheme-document.ts';
import { formulaText, withFormula } from '../../nodes/formula-text.ts';
import { criterion, expectMended, found, node, type Parts, payout } from '../../testing/lint-findings.ts';

describe('value/division-by-zero-possible', () => {
  const divided = (right: SchemeNode, divide: SchemeNode['params'] = {}): Parts => ({
    nodes: [criterion('sales'), right, node('ratio', 'divide', divide), payout({ cap: '10' })],
    links: ['sales > ratio.left', `${right.id} > ratio.right`, 'ratio > pay.amount'],
  });
  test('found for a count that may be none, and mended by a fallback', () => {
    const parts = divided(criterion('deals', { type: 'count' }));
    expect(found('value/division-by-zero-possible', parts)).toMatchObject([
      { place: { nodeId: 'ratio', port: 'right' } },
    ]);
    expectMended(parts, 'value/division-by-zero-possible');
  });
  test('not with a fallback, nor where the divisor is held above zero', () => {
    expect(
      found('value/division-by-zero-possible', divided(criterion('deals', { type: 'count' }), { ifZero: '0' })),
    ).toEqual([]);
    const held: Parts = {
      nodes: [
        criterion('sales'),
        criterion('deals', { type: 'count' }),
        node('some', 'clamp', { min: '1' }),
        node('ratio', 'divide'),
        payout(),
      ],
      links: ['sales > ratio.left', 'deals > some.value', 'some > ratio.right', 'ratio > pay.amount'],
    };
    expect(found('value/division-by-zero-possible', held)).toEqual([]);
  });
  test.each([
    ['=IF(deals>0; sales/deals; 0)', 0],
    ['=IF(deals=0; 0; sales/deals)', 0],
    ['=IF(AND(deals>=1; sales>0); sales/deals; 0)', 0],
    ['=IF(sales>0; sales/deals; 0)', 1],
    ['=IF(deals>0; 0; sales/deals)', 1],
  ])('%s asks first or does not', (text, count) => {
    const parts: Parts = {
      nodes: [
        criterion('sales'),
        criterion('deals', { type: 'count' }),
        node('rate', 'formula', { text, inputs: ['sales', 'deals'] }),
        payout(),
      ],
      links: ['sales > rate.sales', 'deals > rate.deals', 'rate > pay.amount'],
    };
    expect(found('value/division-by-zero-possible', parts)).toHaveLength(count);
  });
  const formula = (params: SchemeNode['params']): Parts => ({
    nodes: [
      criterion('sales'),
      criterion('deals', { type: 'count' }),
      node('rate', 'formula', { inputs: ['sales', 'deals'], ...params }),
      payout(),
    ],
    links: ['sales > rate.sales', 'deals > rate.deals', 'rate > pay.amount'],
  });
  const written = (text: string): Parts => formula({ text });
  test('each division of a formula is told where it stands, with where its divisor can lie', () => {
    const parts = written('=sales/deals + sales/(deals-2) + MOD(sales; deals)');
    const at = (from: number, to: number) => ({ nodeId: 'rate', path: 'text', from, to });
    expect(found('value/division-by-zero-possible', parts)).toMatchObject([
      { place: at(7, 12), details: { input: 'deals', least: 'count:0' } },
      { place: at(22, 29), details: { part: 'deals-2', least: 'count:-2' } },
      { place: at(44, 49), details: { input: 'deals' } },
    ]);
  });
  test('a named divisor is asked about first by one click', () => {
    const mended = (params: SchemeNode['params'], language: 'en' | 'ru' = 'en') =>
      formulaText(expectMended(formula(params), 'value/division-by-zero-possible').nodes[2]?.params ?? {}, { language })
        .text;
    expect(mended({ text: '=sales*2/deals+sales' })).toBe('IF(deals = 0, 0, sales * 2 / deals) + sales');
    expect(mended({ text: '=sales/deals', language: 'ru' }, 'ru')).toBe('ЕСЛИ(deals = 0; 0; sales / deals)');
    expect(mended(withFormula({}, { text: 'sales/deals', language: 'ru' }))).toBe('IF(deals = 0, 0, sales / deals)');
    for (const text of ['=sales/(deals-2)', '=(sales+sales)*2/deals']) {
      const [finding] = found('value/division-by-zero-possible', written(text));
      expect(finding, text).toBeDefined();
      expect(finding?.fix, text).toBeUndefined();
    }
  });
  test('a target of zero is a hint of its own', () => {
    const parts = divided(criterion('target', { measure: 'target', type: 'count' }));
    expect(found('value/target-zero-possible', parts)).toMatchObject([{ severity: 'hint' }]);
  });
});
