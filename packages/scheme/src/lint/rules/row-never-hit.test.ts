import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../compile/compile-scheme.ts';
import { criterion, expectMended, found, node, type Parts, payout, scheme } from '../../testing/lint-findings.ts';
import { lintScheme } from '../lint-scheme.ts';

describe('table/row-never-hit', () => {
  const decision = (rows: readonly object[], otherwise: string | null = '0'): Parts => ({
    nodes: [
      criterion('sales'),
      node('grade', 'attribute', { attribute: 'grade' }),
      node('table', 'decision', {
        inputs: [{ key: 'sales' }, { key: 'grade' }],
        rows: rows as [],
        type: 'money',
        ...(otherwise === null ? {} : { otherwise }),
      }),
      payout(),
    ],
    links: ['sales > table.sales', 'grade > table.grade', 'table > pay.amount'],
  });
  const when = (input: string, is: string, value: string) => ({ input, is, value });
  test('found when an earlier row, or earlier rows together, answer for it', () => {
    const parts = decision([
      { when: [when('sales', 'greaterOrEqual', '100')], result: '2' },
      { when: [when('sales', 'less', '100'), when('grade', 'equal', 'A')], result: '1' },
      { when: [when('sales', 'greaterOrEqual', '500')], result: '5' },
      { when: [when('grade', 'equal', 'A')], result: '6' },
    ]);
    expect(found('table/row-never-hit', parts).map(({ place }) => place.path)).toEqual(['rows.2', 'rows.3']);
    expectMended(parts, 'table/row-never-hit');
  });
  test('found when a row contradicts itself or asks for less than nothing', () => {
    const parts = decision([
      { when: [when('sales', 'greater', '100'), when('sales', 'less', '50')], result: '2' },
      { when: [when('sales', 'less', '0')], result: '3' },
    ]);
    expect(found('table/row-never-hit', parts)).toHaveLength(2);
  });
  test('not while some input is left to each row', () => {
    const parts = decision([
      { when: [when('sales', 'greaterOrEqual', '500')], result: '5' },
      { when: [when('sales', 'greaterOrEqual', '100')], result: '2' },
      { when: [when('grade', 'equal', 'A')], result: '1' },
    ]);
    expect(found('table/row-never-hit', parts)).toEqual([]);
  });
  test('found for bands the value never reaches', () => {
    const parts: Parts = {
      nodes: [
        criterion('plan', { measure: 'attainment' }),
        node('held', 'clamp', { max: '1' }),
        node('bands', 'tiers', {
          mode: 'whole',
          bands: [
            { from: '0', amount: '1' },
            { from: '0.9', amount: '2' },
            { from: '1.2', amount: '3' },
          ],
        }),
        payout(),
      ],
      links: ['plan > held.value', 'held > bands.value', 'bands > pay.amount'],
    };
    const document = scheme(parts);
    const compiled = compileScheme(document);
    const codes = lintScheme({ document, compiled }).map(({ code, place }) => `${code} ${place.path}`);
    expect(codes).toContain('table/row-never-hit bands.2');
    expect(codes).not.toContain('table/row-never-hit bands.1');
  });
  test('table/uncovered: a number no row takes; table/other-values: a text nobody listed', () => {
    const numbers = decision([{ when: [when('sales', 'greaterOrEqual', '100')], result: '2' }], null);
    expect(found('table/uncovered', numbers)).toMatchObject([{ details: { inputs: ['sales'] }, severity: 'warning' }]);
    const texts = decision([{ when: [when('grade', 'equal', 'A')], result: '2' }], null);
    expect(found('table/other-values', texts)).toMatchObject([{ severity: 'hint', details: { inputs: ['grade'] } }]);
    expect(found('table/uncovered', decision([{ when: [when('sales', 'less', '1')], result: '2' }]))).toEqual([]);
  });
});
