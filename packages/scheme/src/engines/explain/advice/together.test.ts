import { describe, expect, test } from 'vitest';
import {
  atLeast,
  crit,
  found,
  GATE,
  GATED,
  PAY,
  REVENUE,
  schemeOf,
  THOUSAND,
} from '../../../testing/pay-more-answers.ts';

describe('inputs that pay more only together', () => {
  const gatedBy = (count: number) => {
    const keys = Array.from({ length: count }, (_, index) => `c${index}`);
    return schemeOf(
      [
        ...keys.flatMap((key) => [crit(key, 'percent'), atLeast(`${key}ok`, '0.9')]),
        { id: 'all', kind: 'and' },
        THOUSAND,
        GATE,
        PAY,
      ],
      [
        ...keys.flatMap((key) => [[key, `${key}ok.left`] as const, [`${key}ok`, 'all.values'] as const]),
        ['all', 'gate.condition'],
        ...GATED,
      ],
    );
  };
  const at = (...actual: readonly string[]) => ({
    criteria: Object.fromEntries(actual.map((text, index) => [`c${index}`, { actual: text }])),
  });

  test('two unmet conditions: both changes', () => {
    expect(found(gatedBy(2), at('0.5', '0.8'))).toMatchObject([
      {
        kind: 'together',
        changes: [
          { input: { criterion: 'c0' }, to: '0.9', change: '0.4' },
          { input: { criterion: 'c1' }, to: '0.9', change: '0.1' },
        ],
        gain: '1000.00',
        crossing: { kind: 'condition' },
      },
    ]);
  });

  test('what is met already is not named, and of more than three nobody is told', () => {
    const changed = found(gatedBy(4), at('0.5', '0.95', '0.8', '0.9')).map(({ changes }) => changes.length);
    expect(changed).toEqual([2]);
    expect(found(gatedBy(3), at('0', '0', '0'))[0]?.changes).toHaveLength(3);
    expect(found(gatedBy(4), at('0', '0', '0', '0'))).toEqual([]);
  });

  test('more of one and less of another', () => {
    const both = schemeOf(
      [
        REVENUE,
        crit('complaints', 'count'),
        atLeast('much', '1000'),
        atLeast('few', '3', 'lessOrEqual'),
        { id: 'all', kind: 'and' },
        THOUSAND,
        GATE,
        PAY,
      ],
      [
        ['rev', 'much.left'],
        ['complaints', 'few.left'],
        ['much', 'all.values'],
        ['few', 'all.values'],
        ['all', 'gate.condition'],
        ...GATED,
      ],
    );
    const [together] = found(both, { criteria: { revenue: { actual: '900' }, complaints: { actual: '7' } } });
    expect(together?.changes.map(({ change }) => change)).toEqual(['-4', '100']);
  });
});
