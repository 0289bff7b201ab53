import { describe, expect, test } from 'vitest';
import { expectMended, found, STRAIGHT } from '../../testing/lint-findings.ts';

describe('criterion/*', () => {
  test('asks who owns a criterion, when the company’s are known', () => {
    const criteria = [{ key: 'sales', owner: null }];
    expect(found('criterion/no-owner', STRAIGHT, { criteria })).toMatchObject([{ details: { given: 'sales' } }]);
    expect(found('criterion/no-owner', STRAIGHT, { criteria: [{ key: 'sales', owner: 'anna' }] })).toEqual([]);
    expect(found('criterion/no-owner', STRAIGHT)).toEqual([]);
  });
  test('knows a slip of the pen', () => {
    const criteria = [{ key: 'salez', owner: 'anna' }];
    expect(found('criterion/unknown', STRAIGHT, { criteria })).toMatchObject([{ details: { suggestion: 'salez' } }]);
    expect(expectMended(STRAIGHT, 'criterion/unknown', { criteria }).nodes[0]?.params).toMatchObject({
      criterion: 'salez',
    });
  });
});
