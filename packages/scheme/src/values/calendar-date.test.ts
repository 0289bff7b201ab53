import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  datePartsOf,
  formatDate,
  fromDayNumber,
  monthsBetween,
  parseDate,
  toDayNumber,
  weekdaysBetween,
} from './calendar-date.ts';
import { parsePeriod, periodAround } from './period.ts';

const DAY_MS = 86_400_000;
const day = fc.integer({ min: -719_162, max: 2_932_896 });
const dayOf = (text: string): number => toDayNumber(datePartsOf(text));

describe('dates', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-1', '0000-01-01', '2026-04-31', 'yesterday', ''])(
    '%s is no date',
    (text) => {
      expect(parseDate(text)).toBeNull();
      expect(() => datePartsOf(text)).toThrow(RangeError);
    },
  );

  test('count days as the calendar of the platform does', () => {
    fc.assert(
      fc.property(day, (number) => {
        const text = formatDate(fromDayNumber(number));
        expect(text).toBe(new Date(number * DAY_MS).toISOString().slice(0, 10));
        expect(dayOf(text)).toBe(number);
      }),
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-06-15', -18, '2024-12-15'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(formatDate(addMonths(datePartsOf(date), months))).toBe(expected);
  });

  test.each([
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    ['2026-07-15', '2026-10-31', 3],
    ['2026-10-31', '2026-07-15', -3],
    ['2024-02-29', '2026-02-28', 24],
  ])('whole months from %s to %s are %i', (from, to, expected) => {
    expect(monthsBetween(datePartsOf(from), datePartsOf(to)) + 0).toBe(expected);
  });

  test('weekdays are counted as by hand', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const days = Array.from({ length }, (_, index) => new Date((from + index) * DAY_MS).getUTCDay());
        expect(weekdaysBetween(from, from + length)).toBe(
          days.filter((weekday) => weekday !== 0 && weekday !== 6).length,
        );
      }),
    );
    expect(weekdaysBetween(dayOf('2026-11-01'), dayOf('2026-10-01'))).toBe(-22);
  });
});

describe('periods', () => {
  test.each([
    ['2026-02', 'month', '2026-02-01', '2026-02-28'],
    ['2026-Q3', 'quarter', '2026-07-01', '2026-09-30'],
    ['2024', 'year', '2024-01-01', '2024-12-31'],
  ])('%s', (text, kind, firstDay, lastDay) => {
    expect(parsePeriod(text)).toEqual({ text, kind, firstDay, lastDay });
  });

  test.each(['2026-13', '2026-Q5', '26-01', '2026-1', '2026-10-01', '0000', ''])('%s is none', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  test('the period around a day holds it', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('month' as const, 'quarter' as const, 'year' as const), (number, kind) => {
        const date = formatDate(fromDayNumber(number));
        const period = periodAround(datePartsOf(date), kind);
        expect(period.firstDay <= date && date <= period.lastDay).toBe(true);
        expect(parsePeriod(period.text)).toEqual(period);
      }),
    );
  });
});
