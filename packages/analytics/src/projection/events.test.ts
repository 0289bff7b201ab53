import { describe, expect, it } from 'vitest';
import { accrual, outboxRow } from '../testing/events.ts';
import { type OutboxRow, readEvent } from './events.ts';
import { monthOf, rowsOf } from './rows.ts';

describe('readEvent', () => {
  it('takes a payload that keeps its promises', () => {
    const read = readEvent(outboxRow('accrual.changed', accrual({ total: '-12.50' })));
    expect(read).toMatchObject({
      kind: 'event',
      event: { topic: 'accrual.changed', payload: { total: '-12.50', isRemoved: false } },
    });
  });

  it('passes over the topics of other readers', () => {
    expect(readEvent({ ...outboxRow('accrual.changed', {}), topic: 'mail.requested' })).toEqual({ kind: 'foreign' });
    expect(readEvent({ ...outboxRow('accrual.changed', {}), topic: '__proto__' })).toEqual({ kind: 'foreign' });
  });

  it.each([
    ['an amount that would be rounded', { total: '0.12345678901' }, /total/],
    ['an amount that does not fit', { total: '1'.repeat(29) }, /total/],
    ['an amount that is a number', { total: 12.5 }, /total/],
    ['an exponent', { total: '1e3' }, /total/],
    ['a line that does not fit', { lines: [{ code: 'a', category: 'b', amount: '1/3' }] }, /lines\.0\.amount/],
    ['a revision beyond 64 bits', { revision: '18446744073709551616' }, /revision/],
    ['a month that does not exist', { period: '2026-13' }, /period/],
    ['a person without a department', { departmentPath: [] }, /departmentPath/],
    ['an unreadable instant', { asOf: 'yesterday' }, /asOf/],
  ])('refuses %s and names the place', (_, change, place) => {
    const row = outboxRow('accrual.changed', { ...accrual({}), ...change } as OutboxRow['payload']);
    expect(readEvent(row)).toMatchObject({ kind: 'poison', outboxId: row.id, reason: expect.stringMatching(place) });
  });
});

describe('rowsOf', () => {
  it.each([
    ['2026-01', '2026-01-01'],
    ['2026-Q1', '2026-03-01'],
    ['2026-Q4', '2026-12-01'],
    ['2026', '2026-12-01'],
  ])('counts %s in the month of %s', (period, month) => {
    expect(monthOf(period)).toBe(month);
  });

  it('makes the same rows of the same events', () => {
    const read = readEvent(outboxRow('accrual.changed', accrual({})));
    if (read.kind !== 'event') throw new Error(read.kind);
    expect(JSON.stringify(rowsOf([read.event]))).toBe(JSON.stringify(rowsOf([structuredClone(read.event)])));
  });
});
