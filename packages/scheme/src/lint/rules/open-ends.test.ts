import { describe, expect, test } from 'vitest';
import { criterion, expectMended, found, lint, node, type Parts, payout, scheme } from '../../testing/lint-findings.ts';

describe('bands that leave off at an end', () => {
  type Band = Readonly<Record<string, string>>;
  const tiers = (mode: string, bands: readonly Band[]): Parts => ({
    nodes: [criterion('sales'), node('t', 'tiers', { mode, bands: bands as [] }), payout({ cap: '1000000' })],
    links: ['sales > t.value', 't > pay.amount'],
  });
  const low = { from: '0', rate: '0.1' };
  test('a closed last band leaves whoever gets there without a result, or pays nothing more', () => {
    const closed = [low, { from: '100', to: '200', rate: '0.2' }];
    expect(found('table/above-last-band', tiers('whole', closed))).toMatchObject([
      { severity: 'warning', place: { nodeId: 't', path: 'bands.1.to' }, details: { mark: 'money RUB:200' } },
    ]);
    expect(found('table/nothing-above-last-band', tiers('marginal', closed))).toMatchObject([{ severity: 'hint' }]);
    const opened = expectMended(tiers('whole', closed), 'table/above-last-band');
    expect(opened.nodes[1]?.params?.['bands']).toEqual([low, { from: '100', rate: '0.2' }]);
    expectMended(tiers('marginal', closed), 'table/nothing-above-last-band');
  });
  test('not where the value stays below it, nor where amounts run up to it', () => {
    const held: Parts = {
      nodes: [
        criterion('sales'),
        node('held', 'clamp', { max: '150' }),
        node('t', 'tiers', { mode: 'whole', bands: [low, { from: '100', to: '200', rate: '0.2' }] }),
        payout(),
      ],
      links: ['sales > held.value', 'held > t.value', 't > pay.amount'],
    };
    const codes = lint(scheme(held)).map(({ code }) => code);
    expect(codes).not.toContain('table/above-last-band');
    const running = tiers('interpolated', [{ from: '0', to: '100', amount: '50' }]);
    expect(lint(scheme(running)).filter(({ code }) => code.includes('last-band'))).toEqual([]);
  });
  test('a first band above zero is told; one click says what is so already', () => {
    const late = tiers('whole', [{ from: '100', rate: '0.2' }]);
    expect(found('table/nothing-below-first-band', late)).toMatchObject([
      { severity: 'hint', place: { nodeId: 't', path: 'bands.0.from' } },
    ]);
    const mended = expectMended(late, 'table/nothing-below-first-band');
    expect(mended.nodes[1]?.params?.['bands']).toEqual([
      { from: '0', rate: '0' },
      { from: '100', rate: '0.2' },
    ]);
    expect(found('table/nothing-below-first-band', tiers('whole', [low]))).toEqual([]);
  });
  test('below the first band of an axis there is no result', () => {
    const matrix: Parts = {
      nodes: [
        criterion('sales'),
        node('m', 'matrix', { type: 'money', axes: [{ key: 'sales', bands: ['10', '20'] }], cells: ['1', '2'] }),
        payout(),
      ],
      links: ['sales > m.sales', 'm > pay.amount'],
    };
    expect(found('table/below-first-band', matrix)).toMatchObject([
      { severity: 'warning', place: { nodeId: 'm', path: 'axes.0.bands.0' } },
    ]);
    const mended = expectMended(matrix, 'table/below-first-band');
    expect(mended.nodes[1]?.params?.['axes']).toEqual([{ key: 'sales', bands: ['0', '20'] }]);
  });
});
