import { describe, expect, test } from 'vitest';
import type { SchemeNode } from '../../document/scheme-document.ts';
import { criterion, expectMended, found, node, type Parts, payout } from '../../testing/lint-findings.ts';

describe('payout/can-be-negative', () => {
  const minus: Parts = {
    nodes: [criterion('sales'), criterion('returns'), node('net', 'subtract'), payout({ cap: '1000' })],
    links: ['sales > net.left', 'returns > net.right', 'net > pay.amount'],
  };
  test('found where more can be taken away than there is, and mended by a floor', () => {
    expect(found('payout/can-be-negative', minus)).toMatchObject([{ severity: 'warning', place: { nodeId: 'pay' } }]);
    expect(expectMended(minus, 'payout/can-be-negative').nodes.at(-1)?.params).toMatchObject({ floor: '0' });
  });
  test('not of a deduction, of a floored payout, or of a recoverable draw', () => {
    const withPay = (pay: SchemeNode): Parts => ({ ...minus, nodes: [...minus.nodes.slice(0, 3), pay] });
    expect(found('payout/can-be-negative', withPay(payout({ category: 'penalty' })))).toEqual([]);
    expect(found('payout/can-be-negative', withPay(payout({ floor: '0' })))).toEqual([]);
    const draw: Parts = {
      nodes: [criterion('sales'), node('draw', 'draw', { draw: '1000', balance: 'drawBalance' }), payout()],
      links: ['sales > draw.earnings', 'draw.paid > pay.amount'],
    };
    expect(found('payout/can-be-negative', draw)).toEqual([]);
  });
  test('says how far down when that is known', () => {
    const flat: Parts = {
      nodes: [
        criterion('sales'),
        node('held', 'clamp', { min: '0', max: '50' }),
        node('net', 'subtract', { right: '80' }),
        payout(),
      ],
      links: ['sales > held.value', 'held > net.left', 'net > pay.amount'],
    };
    expect(found('payout/can-be-negative', flat)).toMatchObject([{ details: { least: 'money RUB:-80' } }]);
  });
});
