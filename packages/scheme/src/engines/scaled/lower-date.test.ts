import { describe, expect, test } from 'vitest';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan, StepIndex } from '../../plan/plan.ts';
import type { PlanBuilder } from '../../plan/plan-builder.ts';
import { shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { plain } from '../../values/value-type.ts';

const [NUMBER, DATE] = [plain('number'), plain('date')];

const input = (builder: PlanBuilder, attribute: string, base: 'date' | 'number'): StepIndex =>
  builder.emit(attribute, { op: 'input', source: { kind: 'attribute', attribute }, type: plain(base) });

const requestOf = (...attributes: readonly Readonly<Record<string, string>>[]): EvaluationRequest => ({
  period: '2026-10',
  employees: attributes.map((own, index) => ({ id: `e${index}`, attributes: own })),
});

/** What is shown of every employee; all of them have to be proven. */
function proven(plan: Plan, request: EvaluationRequest): readonly unknown[] {
  const answer = shownByBoth(plan, request);
  expect([answer.proven, answer.byReference]).toEqual([request.employees.length, []]);
  return answer.shown.map((shown) =>
    typeof shown === 'object' && shown !== null ? Object.values(shown).join(' ') : shown,
  );
}

describe('days', () => {
  test('apart: days, whole months, working days', () => {
    const plan = stepPlan((builder) => {
      const [from, to] = [input(builder, 'from', 'date'), input(builder, 'to', 'date')];
      const units = ['days', 'months', 'workingDays'] as const;
      return Object.fromEntries(
        units.map((unit) => [unit, builder.emit(unit, { op: 'dateDifference', from, to, unit, type: NUMBER })]),
      );
    });
    const request = requestOf(
      { from: '2026-01-15', to: '2026-03-14' },
      { from: '2026-01-15', to: '2026-03-15' },
      { from: '2026-03-15', to: '2026-01-15' },
      { from: '2026-10-05', to: '2026-10-12' },
      { from: '2026-10-10', to: '2026-10-10' },
    );
    expect(proven(plan, request)).toEqual(['58 1 42', '59 2 42', '-59 -2 -42', '7 0 5', '0 0 0']);
  });

  test('in their parts', () => {
    const plan = stepPlan((builder) => {
      const value = input(builder, 'day', 'date');
      const parts = ['year', 'month', 'day'] as const;
      return Object.fromEntries(
        parts.map((part) => [part, builder.emit(part, { op: 'datePart', value, part, type: NUMBER })]),
      );
    });
    expect(proven(plan, requestOf({ day: '2026-02-28' }, { day: '1999-12-31' }))).toEqual(['2026 2 28', '1999 12 31']);
  });

  const shifted = (to: 'same-day' | 'month-end'): Plan =>
    stepPlan((builder) => {
      const [value, months] = [input(builder, 'day', 'date'), input(builder, 'months', 'number')];
      return { moved: builder.emit('moved', { op: 'dateShift', value, months, to, type: DATE }) };
    });

  test.each([
    ['2026-01-31', '1', '2026-02-28', '2026-02-28'],
    ['2024-01-31', '1', '2024-02-29', '2024-02-29'],
    ['2026-01-15', '0', '2026-01-15', '2026-01-31'],
    ['2026-01-15', '-1', '2025-12-15', '2025-12-31'],
    ['2026-12-15', '1', '2027-01-15', '2027-01-31'],
    ['2026-01-15', '24', '2028-01-15', '2028-01-31'],
    ['2026-01-15', '-13', '2024-12-15', '2024-12-31'],
    ['2026-01-15', '1.9', '2026-02-15', '2026-02-28'],
    ['2026-01-15', '-1.9', '2025-12-15', '2025-12-31'],
    ['9999-11-15', '1', '9999-12-15', '9999-12-31'],
    ['0001-02-15', '-1', '0001-01-15', '0001-01-31'],
  ])('%s and %s months are %s, or the end of it', (day, months, sameDay, monthEnd) => {
    expect(proven(shifted('same-day'), requestOf({ day, months }))).toEqual([sameDay]);
    expect(proven(shifted('month-end'), requestOf({ day, months }))).toEqual([monthEnd]);
  });

  test('outside all years are a problem', () => {
    const request = requestOf(
      { day: '9999-12-15', months: '1' },
      { day: '0001-01-15', months: '-1' },
      { day: '2026-01-15', months: '120001' },
      { day: '2026-01-15', months: '-120001' },
      { day: '2026-01-15', months: '1' },
      { day: '2026-01-15' },
      { months: '1' },
    );
    const { shown, proven: count } = shownByBoth(shifted('same-day'), request);
    const missing = ['input/missing'];
    expect(shown.slice(4)).toEqual([{ moved: '2026-02-15' }, missing, missing]);
    expect(new Set(shown.slice(0, 4).map((codes) => JSON.stringify(codes))).size).toBe(1);
    expect(count).toBe(1);
  });
});
