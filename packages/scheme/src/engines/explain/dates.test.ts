import { decimal, rational } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { failure, success } from '../../evaluation/outcome.ts';
import { shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { integerValue, numberValue } from '../../values/literal.ts';
import { plain } from '../../values/value-type.ts';
import { evaluateDateDifference, evaluateDatePart, evaluateDateShift } from './dates.ts';

const NODE = { nodeId: 'n', type: { base: 'date', grain: 'employee', currency: null } } as const;
const OUTSIDE = failure({ code: 'value/date-out-of-range', nodeId: 'n' });

const SHIFTS: readonly (readonly [date: string, months: string, to: 'same-day' | 'month-end', moved: string | null])[] =
  [
    ['2026-01-31', '1', 'same-day', '2026-02-28'],
    ['2024-01-31', '1', 'same-day', '2024-02-29'],
    ['2026-01-15', '-1', 'same-day', '2025-12-15'],
    ['2026-01-15', '0', 'month-end', '2026-01-31'],
    ['2026-01-15', '1', 'month-end', '2026-02-28'],
    ['2026-01-15', '1.9', 'same-day', '2026-02-15'],
    ['2026-01-15', '-1.9', 'same-day', '2025-12-15'],
    ['9999-11-15', '1', 'same-day', '9999-12-15'],
    ['9999-12-15', '1', 'same-day', null],
    ['0001-02-15', '-1', 'same-day', '0001-01-15'],
    ['0001-01-15', '-1', 'same-day', null],
    ['0001-01-01', '119987', 'same-day', '9999-12-01'],
    ['2026-01-15', '119988', 'same-day', null],
    ['2026-01-15', '-119989', 'same-day', null],
    ['2026-01-15', '9999999999999', 'same-day', null],
    ['2026-01-15', '-9999999999999', 'same-day', null],
  ];

describe('a date moved by months', () => {
  test.each(SHIFTS)('%s by %s to %s', (date, months, to, moved) => {
    const step = { ...NODE, op: 'dateShift', value: 0, months: 1, to } as const;
    const expected = moved === null ? OUTSIDE : success({ kind: 'date', date: moved });
    expect(evaluateDateShift(step, date, decimal(months))).toEqual(expected);
  });

  test.each(SHIFTS)('%s by %s to %s, in both engines', (date, months, to, moved) => {
    const plan = stepPlan((builder) => {
      const attribute = (name: string, base: 'date' | 'number') =>
        builder.emit(name, { op: 'input', source: { kind: 'attribute', attribute: name }, type: plain(base) });
      const [value, by] = [attribute('date', 'date'), attribute('months', 'number')];
      return { x: builder.emit('x', { op: 'dateShift', value, months: by, to, type: plain('date') }) };
    });
    const answer = shownByBoth(plan, { period: '2026-10', employees: [{ id: 'e', attributes: { date, months } }] });
    expect(answer).toEqual({
      shown: [moved === null ? ['value/date-out-of-range'] : { x: moved }],
      proven: moved === null ? 0 : 1,
      byReference: [],
    });
  });
});

test.each([
  ['days', '2026-10-01', '2026-10-31', 30],
  ['days', '2026-10-31', '2026-10-01', -30],
  ['months', '2026-01-31', '2026-02-28', 1],
  ['months', '2026-01-15', '2026-03-14', 1],
  ['workingDays', '2026-10-01', '2026-11-01', 22],
] as const)('%s from %s to %s', (unit, from, to, expected) => {
  expect(evaluateDateDifference(unit, from, to)).toEqual(success(integerValue(expected)));
});

test('parts of a date', () => {
  const parts = (['year', 'month', 'day'] as const).map((part) => evaluateDatePart(part, '2026-10-05'));
  expect(parts).toEqual([2026, 10, 5].map((part) => success(integerValue(part))));
  expect(numberValue(rational(5n))).toEqual(integerValue(5));
});
