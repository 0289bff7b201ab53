import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kernelProgram, runRows } from '../../testing/kernel-program.ts';
import { daysInMonth, fromDayNumber, monthsBetween, toDayNumber, weekdaysBetween } from '../../values/calendar-date.ts';
import {
  datePartsOfRegister,
  dayNumberOfParts,
  daysInMonthRegister,
  monthsBetweenRegisters,
  weekdaysBetweenRegisters,
} from './calendar-arithmetic.ts';
import { DATE_RANGE } from './input-profile.ts';

/** Every border of the calendar, and as many days between them as a test has time for. */
const BORDERS = [1, 4, 100, 400, 1600, 1899, 1900, 1904, 1970, 1999, 2000, 2023, 2024, 2100, 9999].flatMap((year) =>
  [1, 2, 3, 4, 9, 10, 11, 12].flatMap((month) =>
    [1, 15, 28, daysInMonth(year, month)].map((day) => toDayNumber({ year, month, day })),
  ),
);
const ENDS = { min: Number(DATE_RANGE.min), max: Number(DATE_RANGE.max) };
const DAYS = [...BORDERS, ENDS.min, ENDS.max, ...Array.from({ length: 400 }, (_, index) => 10_950 + index)];
const bigints = (numbers: readonly number[]) => numbers.map((number) => BigInt(number));

describe('the calendar over registers is the calendar', () => {
  test('year, month and day of a day, how long its month is, and back', () => {
    const program = kernelProgram({
      columns: [DATE_RANGE],
      build: (builder, [days = 0]) => {
        const parts = datePartsOfRegister(builder, days);
        return [
          parts.year,
          parts.month,
          parts.day,
          daysInMonthRegister(builder, parts),
          dayNumberOfParts(builder, parts),
        ];
      },
    });
    const parts = DAYS.map(fromDayNumber);
    expect(runRows(program, bigints(DAYS))).toEqual({
      outputs: [
        bigints(parts.map(({ year }) => year)),
        bigints(parts.map(({ month }) => month)),
        bigints(parts.map(({ day }) => day)),
        bigints(parts.map(({ year, month }) => daysInMonth(year, month))),
        bigints(DAYS),
      ],
      unproven: [],
    });
  });

  test('months and working days between two days, forwards and backwards', () => {
    const program = kernelProgram({
      columns: [DATE_RANGE, DATE_RANGE],
      build: (builder, [from = 0, to = 0]) => [
        monthsBetweenRegisters(builder, from, to),
        weekdaysBetweenRegisters(builder, from, to),
      ],
    });
    const day = fc.oneof(fc.constantFrom(...DAYS), fc.integer(ENDS));
    const near = fc.tuple(day, fc.integer({ min: -70, max: 70 })).map(([from, more]): [number, number] => {
      const to = Math.min(Math.max(from + more, ENDS.min), ENDS.max);
      return [from, to];
    });
    const pairs = fc.array(fc.oneof(near, fc.tuple(day, day)), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(pairs, (both) => {
        const [from, to] = [both.map(([first]) => first), both.map(([, second]) => second)];
        const months = both.map(([a, b]) => monthsBetween(fromDayNumber(a), fromDayNumber(b)));
        const weekdays = both.map(([a, b]) => weekdaysBetween(a, b));
        const { outputs } = runRows(program, bigints(from), bigints(to));
        expect(outputs).toEqual([bigints(months), bigints(weekdays)]);
      }),
      { numRuns: 10 },
    );
  });
});
