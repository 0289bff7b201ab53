import { describe, expect, test } from 'vitest';
import { criterion, found, node, type Parts, payout } from '../../testing/lint-findings.ts';

describe('logic/always-true and logic/never-true', () => {
  const gated = (is: string, right: string): Parts => ({
    nodes: [criterion('sales'), node('asks', 'compare', { is, right }), node('gate', 'gate'), payout()],
    links: ['sales > asks.left', 'asks > gate.condition', 'sales > gate.value', 'gate > pay.amount'],
  });
  test.each([
    ['greaterOrEqual', '0', 'logic/always-true', 1],
    ['less', '0', 'logic/never-true', 1],
    ['greaterOrEqual', '1', 'logic/always-true', 0],
    ['less', '1', 'logic/never-true', 0],
  ])('%s %s', (is, right, code, count) => {
    expect(found(code, gated(is, right))).toHaveLength(count);
  });
});
