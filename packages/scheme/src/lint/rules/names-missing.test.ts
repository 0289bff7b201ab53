import { describe, expect, test } from 'vitest';
import { expectMended, found, node, payout, STRAIGHT } from '../../testing/lint-findings.ts';

describe('names', () => {
  test('name/none is mended from the category, name/one-language is told', () => {
    const bare = {
      ...STRAIGHT,
      nodes: [...STRAIGHT.nodes.slice(0, 2), node('pay', 'payout', { code: 'x', cap: '1' })],
    };
    expect(found('name/none', bare)).toHaveLength(1);
    expect(expectMended(bare, 'name/none').nodes.at(-1)?.params).toMatchObject({
      title: { ru: 'Премия', en: 'Bonus' },
    });
    const half = { ...STRAIGHT, nodes: [...STRAIGHT.nodes.slice(0, 2), payout({ title: { en: 'Bonus' } })] };
    expect(found('name/one-language', half)).toMatchObject([{ details: { language: 'ru' } }]);
    expect(found('name/none', STRAIGHT)).toEqual([]);
  });
  test('name/scheme and name/parameter', () => {
    expect(found('name/scheme', { ...STRAIGHT, title: { en: 'Test' } })).toMatchObject([
      { details: { language: 'ru' } },
    ]);
    expect(found('name/scheme', STRAIGHT)).toEqual([]);
    const parameters = [{ key: 'rate', type: 'percent', value: '1' } as const];
    expect(found('name/parameter', { ...STRAIGHT, parameters })).toHaveLength(1);
  });
});
