import type { Step, StepIndex } from '../../plan/plan.ts';
import { plain } from '../../values/value-type.ts';
import { joinProblems, numericOf } from './cell-algebra.ts';
import { inputCell } from './lower-input.ts';
import type { GivenSource } from './lowered-plan.ts';
import { divideNumeric } from './numeric.ts';
import { cellAt, type Scope } from './scope.ts';
import { type Cell, NO_PROBLEMS } from './shape.ts';

export type GivenPart = GivenSource['part'];

/** Which columns a step takes that was worked out before the kernel runs. Quotients of a group have no fixed scale, their terms do. */
export function givenParts(step: Step): readonly GivenPart[] {
  if (step.op !== 'team') return ['value'];
  if (step.aggregate === 'average') return ['sum', 'members'];
  return step.aggregate === 'share' ? ['sum'] : ['value'];
}

/** Steps of the kernel's own that a given step still reads. */
export function isReadBehindGiven(step: Step): boolean {
  return step.op === 'team' && step.aggregate === 'share';
}

export function givenCell(scope: Scope, step: Step, index: StepIndex): Cell {
  const part = (name: GivenPart): Cell =>
    inputCell(scope, {
      source: { kind: 'given', step: index, part: name },
      type: name === 'members' ? plain('count') : step.type,
    });
  if (step.op === 'team' && step.aggregate === 'average') return quotient(scope, part('sum'), part('members'));
  if (step.op === 'team' && step.aggregate === 'share') return quotient(scope, cellAt(scope, step.value), part('sum'));
  return part('value');
}

function quotient({ builder }: Scope, left: Cell, right: Cell): Cell {
  const { value, zero } = divideNumeric(builder, { left: numericOf(left), right: numericOf(right) });
  const own = zero === null ? NO_PROBLEMS : { ...NO_PROBLEMS, zeroDivisor: zero };
  return { shape: value, problems: joinProblems(builder, [left.problems, right.problems, own]) };
}
