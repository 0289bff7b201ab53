import { describe, expect, it } from 'vitest';
import { companyDay } from './company-day.ts';
import { endOf, nextDay, period, periodOf, previousDay, shiftPeriod, yearStart } from './periods.ts';

describe('periods', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-03-01', '2026-01'],
    ['2024-02', '2024-02-01', '2024-03-01', '2024-01'],
    ['2026-01', '2026-01-01', '2026-02-01', '2025-12'],
    ['2026-Q1', '2026-01-01', '2026-04-01', '2025-Q4'],
    ['2026', '2026-01-01', '2027-01-01', '2025'],
  ])('%s runs from %s to %s, after %s', (key, from, to, before) => {
    expect([period(key).firstDay, endOf(period(key)), shiftPeriod(period(key), -1).text]).toEqual([from, to, before]);
  });

  it('finds the period of a day for every kind', () => {
    expect((['month', 'quarter', 'year'] as const).map((kind) => periodOf('2026-12-31', kind).text)).toEqual([
      '2026-12',
      '2026-Q4',
      '2026',
    ]);
  });

  it('steps over the ends of months and years', () => {
    expect([nextDay('2026-12-31'), previousDay('2024-03-01'), yearStart(period('2026-Q3'))]).toEqual([
      '2027-01-01',
      '2024-02-29',
      '2026-01-01',
    ]);
  });

  it('throws on a key nobody could have stored', () => {
    expect(() => period('2026-13')).toThrow(RangeError);
  });
});

describe('the company’s day of an instant', () => {
  it.each([
    ['2026-03-31', 'Europe/Moscow', '2026-03-31'],
    ['2026-03-31T21:00:00Z', 'Europe/Moscow', '2026-04-01'],
    ['2026-03-31T20:59:59.999Z', 'Europe/Moscow', '2026-03-31'],
    ['2026-04-01T02:30:00+05:00', 'Europe/Moscow', '2026-04-01'],
    // Summer time began in Berlin at 01:00Z: the day is the same on both sides.
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-28T22:59:59Z', 'Europe/Berlin', '2026-03-28'],
    ['2024-02-29T23:30:00-08:00', 'America/Los_Angeles', '2024-02-29'],
    ['2026-12-31T23:59:59Z', 'Pacific/Kiritimati', '2027-01-01'],
  ])('%s in %s is %s', (text, zone, day) => {
    expect(companyDay(text, zone)).toBe(day);
  });

  it.each(['2026-02-30', '31.03.2026', '2026-03-31T21:00:00', '2026-13-01T00:00:00Z', '', 'yesterday'])(
    'refuses %o: it could be any day',
    (text) => {
      expect(companyDay(text, 'Europe/Moscow')).toBeNull();
    },
  );
});
