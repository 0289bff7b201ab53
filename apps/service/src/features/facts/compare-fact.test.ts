import type { CurrentFact } from '@premia/database';
import { expect, test } from 'vitest';
import { compareFact } from './compare-fact.ts';

const STORED: CurrentFact = {
  version: 1,
  type: 'deal',
  on: '2026-10-01',
  amount: '5',
  currency: 'RUB',
  title: '',
  attributes: { share: '1' },
  deleted: false,
  late: false,
  receivedAt: '2026-10-02T00:00:00Z',
  shares: [{ employeeId: 'anna', role: 'owner', share: '1' }],
};

test('an amount written otherwise is shown as the same, another amount and another text are not', () => {
  const shown = (incoming: Readonly<Record<string, unknown>>, field: string) =>
    compareFact(STORED, incoming).find((compared) => compared.field === field);
  for (const amount of ['5', '5.00', 5]) {
    expect(shown({ amount }, 'amount')).toEqual({ field: 'amount', stored: '5', incoming: '5' });
  }
  for (const amount of ['5.01', 'five']) {
    expect(shown({ amount }, 'amount')).toEqual({ field: 'amount', stored: '5', incoming: amount });
  }
  expect(shown({}, 'amount')).toEqual({ field: 'amount', stored: '5', incoming: null });
  const attributes = { share: '1.0' };
  expect(shown({ attributes }, 'attributes.share')).toMatchObject({ stored: '1', incoming: '1.0' });
});
