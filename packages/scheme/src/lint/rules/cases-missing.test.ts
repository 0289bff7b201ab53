import { describe, expect, test } from 'vitest';
import type { SchemeCase } from '../../document/scheme-document.ts';
import { criterion, found, lint, node, type Parts, payout, STRAIGHT, scheme } from '../../testing/lint-findings.ts';

test('a plain capped share of a criterion with a case raises nothing', () => {
  const cases: readonly SchemeCase[] = [
    { name: 'one', inputs: { criteria: { sales: { actual: '100' } } }, expect: { bonus: '5' } },
  ];
  expect(lint(scheme({ ...STRAIGHT, cases: [...cases] }))).toEqual([]);
});

describe('cases', () => {
  const tiers: Parts = {
    nodes: [
      criterion('sales'),
      node('bands', 'tiers', {
        mode: 'marginal',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '100', rate: '0.05' },
        ],
      }),
      payout(),
    ],
    links: ['sales > bands.value', 'bands > pay.amount'],
  };
  const one = (actual: string, bonus: string): SchemeCase => ({
    name: actual,
    inputs: { criteria: { sales: { actual } } },
    expect: { bonus },
  });
  test('case/none', () => {
    expect(found('case/none', tiers)).toHaveLength(1);
    expect(found('case/none', { ...tiers, cases: [one('50', '1.5')] })).toEqual([]);
  });
  test('case/rows-not-covered names the rows no case comes into', () => {
    expect(found('case/rows-not-covered', { ...tiers, cases: [one('50', '1.5')] })).toMatchObject([
      { place: { nodeId: 'bands', path: 'bands.1' }, details: { rows: '2', count: 1 } },
    ]);
    expect(found('case/rows-not-covered', { ...tiers, cases: [one('50', '1.5'), one('200', '8')] })).toEqual([]);
  });
  test('table/row-not-hit-in-data counts last period’s people', () => {
    const people = (amounts: readonly string[]) => ({
      period: '2026-10',
      employees: amounts.map((actual, index) => ({ id: `e${index}`, criteria: { sales: { actual } } })),
    });
    expect(found('table/row-not-hit-in-data', tiers, { sample: people(['1', '2', '3']) })).toMatchObject([
      { details: { rows: '2', people: 3 } },
    ]);
    expect(found('table/row-not-hit-in-data', tiers, { sample: people(['1', '2', '300']) })).toEqual([]);
    expect(found('table/row-not-hit-in-data', tiers, { sample: people(['1', '2']) })).toEqual([]);
  });
});
