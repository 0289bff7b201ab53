import type { Rational } from '@premia/decimal';
import { failure, type Outcome, success } from '../../evaluation/outcome.ts';
import type { Step } from '../../plan/plan.ts';
import {
  addMonths,
  datePartsOf,
  daysInMonth,
  formatDate,
  monthsBetween,
  toDayNumber,
  weekdaysBetween,
} from '../../values/calendar-date.ts';
import { integerValue } from '../../values/literal.ts';

const YEAR_MAX = 9_999;
const MONTHS_MAX = BigInt(YEAR_MAX * 12);

export function evaluateDateDifference(unit: 'days' | 'months' | 'workingDays', from: string, to: string): Outcome {
  const [start, end] = [datePartsOf(from), datePartsOf(to)];
  switch (unit) {
    case 'days':
      return success(integerValue(toDayNumber(end) - toDayNumber(start)));
    case 'months':
      return success(integerValue(monthsBetween(start, end)));
    case 'workingDays':
      return success(integerValue(weekdaysBetween(toDayNumber(start), toDayNumber(end))));
  }
}

export function evaluateDatePart(part: 'year' | 'month' | 'day', date: string): Outcome {
  return success(integerValue(datePartsOf(date)[part]));
}

/** EDATE and EOMONTH: a fraction of a month is cut off, as Excel does. */
export function evaluateDateShift(step: Extract<Step, { op: 'dateShift' }>, date: string, months: Rational): Outcome {
  const whole = months.numerator / months.denominator;
  const outside = failure({ code: 'value/date-out-of-range', nodeId: step.nodeId });
  if (whole > MONTHS_MAX || whole < -MONTHS_MAX) return outside;
  const moved = addMonths(datePartsOf(date), Number(whole));
  if (moved.year < 1 || moved.year > YEAR_MAX) return outside;
  const day = step.to === 'month-end' ? daysInMonth(moved.year, moved.month) : moved.day;
  return success({ kind: 'date', date: formatDate({ ...moved, day }) });
}
