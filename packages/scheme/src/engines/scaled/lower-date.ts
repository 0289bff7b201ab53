import type { Step } from '../../plan/plan.ts';
import {
  datePartsOfRegister,
  dayNumberOfParts,
  daysInMonthRegister,
  monthsBetweenRegisters,
  SmallIntegers,
  weekdaysBetweenRegisters,
} from './calendar-arithmetic.ts';
import { dateOf, joinProblems, numericOf } from './cell-algebra.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';
import { compareNumeric, roundedOrMarked } from './numeric.ts';
import { cellAt, type Scope } from './scope.ts';
import { type Cell, NO_PROBLEMS, wholeConstant } from './shape.ts';

type StepOf<Op extends Step['op']> = Extract<Step, { op: Op }>;

export function lowerDateDifference(scope: Scope, step: StepOf<'dateDifference'>): Cell {
  const { builder } = scope;
  const from = cellAt(scope, step.from);
  const to = cellAt(scope, step.to);
  const register = difference(builder, step.unit, { from: dateOf(from), to: dateOf(to) });
  const problems = joinProblems(builder, [from.problems, to.problems]);
  return { shape: { kind: 'whole', register, unit: 1n }, problems };
}

function difference(
  builder: KernelBuilder,
  unit: StepOf<'dateDifference'>['unit'],
  { from, to }: { from: Register; to: Register },
): Register {
  switch (unit) {
    case 'days':
      return new SmallIntegers(builder).subtract(to, from);
    case 'months':
      return monthsBetweenRegisters(builder, from, to);
    case 'workingDays':
      return weekdaysBetweenRegisters(builder, from, to);
  }
}

export function lowerDatePart(scope: Scope, step: StepOf<'datePart'>): Cell {
  const cell = cellAt(scope, step.value);
  const register = datePartsOfRegister(scope.builder, dateOf(cell))[step.part];
  return { ...cell, shape: { kind: 'whole', register, unit: 1n } };
}

/** More months than all the years there are. */
const MONTHS_MAX = 10_000n * 12n;

export function lowerDateShift(scope: Scope, step: StepOf<'dateShift'>): Cell {
  const { builder } = scope;
  const small = new SmallIntegers(builder);
  const date = cellAt(scope, step.value);
  const months = cellAt(scope, step.months);
  const asked = numericOf(months);
  const limit = (size: bigint) => wholeConstant(builder, { numerator: size, denominator: 1n });
  const tooFar = builder.or(
    compareNumeric(builder, 'greater', { left: asked, right: limit(MONTHS_MAX) }),
    compareNumeric(builder, 'less', { left: asked, right: limit(-MONTHS_MAX) }),
  );
  const whole = roundedOrMarked(builder, asked, { digits: 0, mode: 'down' });
  const shift = small.clamp(whole.register, { min: -MONTHS_MAX, max: MONTHS_MAX });
  const parts = datePartsOfRegister(builder, dateOf(date));
  const index = small.add(small.add(small.multiply(parts.year, 12n), small.subtract(parts.month, 1n)), shift);
  const movedYear = small.floor(index, 12n);
  const outside = [
    tooFar,
    builder.compare('less', movedYear, builder.integer(1n)),
    builder.compare('greater', movedYear, builder.integer(9_999n)),
  ].reduce((any, next) => builder.or(any, next));
  const year = small.clamp(movedYear, { min: 1n, max: 9_999n });
  const month = small.add(small.rest(index, 12n), 1n);
  const last = daysInMonthRegister(builder, { year, month });
  const day = step.to === 'month-end' ? last : small.least(parts.day, last);
  const inherited = joinProblems(builder, [date.problems, months.problems]);
  return {
    shape: { kind: 'date', register: dayNumberOfParts(builder, { year, month, day }) },
    problems: joinProblems(builder, [inherited, { ...NO_PROBLEMS, other: outside }]),
  };
}
