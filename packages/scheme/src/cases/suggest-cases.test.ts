import { describe, expect, test } from 'vitest';
import { compileScheme } from '../compile/compile-scheme.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import { coverageOf } from './case-coverage.ts';
import { firstDeviation } from './first-deviation.ts';
import { runCases } from './run-cases.ts';
import { type CaseSuggestion, suggestCases } from './suggest-cases.ts';

const TIERS: SchemeDocument = {
  format: 'premia.scheme/1',
  key: 'tiers',
  title: { en: 'Tiers' },
  period: 'month',
  currency: 'RUB',
  nodes: [
    { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
    {
      id: 'commission',
      kind: 'tiers',
      params: {
        mode: 'whole',
        bands: [
          { from: '0', rate: '0.03' },
          { from: '300000', rate: '0.05' },
        ],
      },
    },
    { id: 'pay', kind: 'payout', params: { code: 'bonus', cap: '20000' } },
  ],
  links: [
    { from: 'sales', to: 'commission.value' },
    { from: 'commission', to: 'pay.amount' },
  ],
};

function suggested(document: SchemeDocument): readonly CaseSuggestion[] {
  return suggestCases({ document, compiled: compileScheme(document) });
}

function adopted(document: SchemeDocument): SchemeDocument {
  const cases = suggested(document).map((one, index) => ({ name: `case ${index}`, ...one.case }));
  return { ...document, cases };
}

describe('suggested cases', () => {
  test('stand just below, at and above a tier and a cap, one kopeck apart', () => {
    const told = suggested(TIERS).map(({ nodeId, path, side, mark, case: { inputs, expect: pay } }) => [
      nodeId,
      path,
      side,
      mark,
      inputs.criteria?.['sales']?.['actual'],
      pay['bonus'],
    ]);
    expect(told).toEqual([
      ['commission', 'bands.1.from', 'below', 'money RUB:300000', '299999.99', '9000.00'],
      ['commission', 'bands.1.from', 'at', 'money RUB:300000', '300000', '15000.00'],
      ['commission', 'bands.1.from', 'above', 'money RUB:300000', '300000.01', '15000.00'],
      ['pay', 'cap', 'below', 'money RUB:20000', '399999.99', '20000.00'],
      ['pay', 'cap', 'at', 'money RUB:20000', '400000', '20000.00'],
      ['pay', 'cap', 'above', 'money RUB:20000', '400000.01', '20000.00'],
    ]);
  });

  test('pass once they are cases, take every way of the scheme, and are not suggested again', () => {
    const document = adopted(TIERS);
    expect(runCases(document).ok).toBe(true);
    const coverage = coverageOf({ document, compiled: compileScheme(document) });
    expect(coverage.places.map(({ path, hits }) => [path, hits > 0])).toEqual([
      ['bands.0', true],
      ['bands.1', true],
      ['cap', true],
    ]);
    expect(suggested(document)).toEqual([]);
  });

  test('there are none for a scheme with errors', () => {
    expect(suggested({ ...TIERS, links: TIERS.links.slice(0, 1) })).toEqual([]);
  });
});

describe('coverage', () => {
  const GATED: SchemeDocument = {
    ...TIERS,
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'sales' } },
      { id: 'grade', kind: 'attribute', params: { attribute: 'grade' } },
      { id: 'enough', kind: 'compare', params: { is: 'greaterOrEqual', right: '100' } },
      { id: 'gate', kind: 'gate' },
      {
        id: 'share',
        kind: 'decision',
        params: {
          inputs: [{ key: 'grade' }],
          rows: [{ when: [{ input: 'grade', value: 'A' }], result: '0.2' }],
          otherwise: '0.1',
        },
      },
      { id: 'part', kind: 'multiply' },
      { id: 'pay', kind: 'payout', params: { code: 'bonus' } },
    ],
    links: [
      { from: 'sales', to: 'enough.left' },
      { from: 'enough', to: 'gate.condition' },
      { from: 'sales', to: 'gate.value' },
      { from: 'grade', to: 'share.grade' },
      { from: 'gate', to: 'part.values' },
      { from: 'share', to: 'part.values' },
      { from: 'part', to: 'pay.amount' },
    ],
  };
  const one = (actual: string, grade: string, bonus: string) => ({
    name: `${actual} ${grade}`,
    inputs: { criteria: { sales: { actual } }, attributes: { grade } },
    expect: { bonus },
  });
  const untaken = (document: SchemeDocument) =>
    coverageOf({ document, compiled: compileScheme(document) })
      .places.filter(({ hits }) => hits === 0)
      .map(({ nodeId, path }) => `${nodeId} ${path}`);

  test('names outlets, rows and the rest of a decision that no case takes', () => {
    expect(untaken(GATED)).toEqual(['share rows.0', 'gate value', 'gate otherwise', 'share otherwise']);
    expect(untaken({ ...GATED, cases: [one('500', 'A', '100')] })).toEqual(['gate otherwise', 'share otherwise']);
    expect(untaken({ ...GATED, cases: [one('500', 'A', '100'), one('50', 'B', '0')] })).toEqual([]);
  });

  test('the first node that deviates is the one that was changed, not the payout it shows at', () => {
    const failing = one('500', 'A', '100');
    const changed: SchemeDocument = {
      ...GATED,
      nodes: GATED.nodes.map((node) =>
        node.id === 'enough' ? { ...node, params: { is: 'greaterOrEqual', right: '600' } } : node,
      ),
    };
    expect(firstDeviation(GATED, changed, failing)).toEqual({
      nodeId: 'enough',
      port: 'value',
      was: 'true',
      now: 'false',
    });
    expect(firstDeviation(GATED, GATED, failing)).toBeNull();
    expect(firstDeviation(changed, GATED, failing)).toBeNull();
  });
});
