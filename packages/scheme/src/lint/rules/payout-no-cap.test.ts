import { describe, expect, test } from 'vitest';
import { criterion, found, node, type Parts, payout, STRAIGHT } from '../../testing/lint-findings.ts';

describe('payout/no-cap', () => {
  test('found where pay grows with work done without end', () => {
    const uncapped = { ...STRAIGHT, nodes: [...STRAIGHT.nodes.slice(0, 2), payout()] };
    expect(found('payout/no-cap', uncapped)).toMatchObject([{ severity: 'hint' }]);
  });
  test('not where a limit stands anywhere on the way, nor for a share of salary', () => {
    expect(found('payout/no-cap', STRAIGHT)).toEqual([]);
    const salary: Parts = {
      nodes: [
        node('salary', 'attribute', { attribute: 'baseSalary' }),
        criterion('plan', { measure: 'attainment' }),
        node('held', 'clamp', { max: '1.5' }),
        node('share', 'multiply', { values: ['0.2'] }),
        payout(),
      ],
      links: ['plan > held.value', 'held > share.values', 'salary > share.values', 'share > pay.amount'],
    };
    expect(found('payout/no-cap', salary)).toEqual([]);
  });
});
