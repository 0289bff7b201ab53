import { compare, fromInteger, type Rational, sign } from '@premia/decimal';
import { type Outcome, success } from '../../../evaluation/outcome.ts';
import type { Step, StepIndex } from '../../../plan/plan.ts';
import { numberValue } from '../../../values/literal.ts';
import { evaluateTeam } from '../sharing.ts';
import type { RangeAt } from './decisions.ts';
import { type EvaluatedPlan, outcomeAt } from './evaluated-plan.ts';
import { isStraight, straight } from './line.ts';
import { along, hull, isPoint, type Numbers, numbersIn, pointOf, type Range } from './range.ts';
import { edgeTurns } from './tiers-range.ts';

type TeamStep = Extract<Step, { op: 'team' | 'pool' }>;

/**
 * A step over the team while the own operand runs and everybody else's stands: worked out at both ends, between which
 * it only rises or only falls. A pool, whose parts are rounded against one another, is left open.
 */
export function teamRange(step: TeamStep, at: RangeAt, evaluated: EvaluatedPlan): Range {
  const ownAt = teamOutcome(step, evaluated);
  const operand = step.op === 'team' ? step.value : step.weight;
  const range = at.read(operand);
  const isCertain = range !== null && 'outcome' in range;
  if (step.op === 'pool') {
    const amount = at.read(step.amount);
    const isAllCertain = isCertain && amount !== null && 'outcome' in amount;
    return isAllCertain ? { outcome: ownAt({ [step.weight]: range.outcome, [step.amount]: amount.outcome }) } : null;
  }
  if (isCertain) return { outcome: ownAt({ [operand]: range.outcome }) };
  const own = numbersIn(range);
  if (own === null) return null;
  const others = sortedOthers(evaluated, operand);
  const valueAt = (number: Rational): Numbers | null => {
    const rank = step.aggregate === 'rank' ? rankAt(step, evaluated, number) : null;
    if (rank !== null) return rank;
    at.notes.work += Math.ceil(evaluated.request.employees.length / TEAM_SPEED);
    return numbersIn({ outcome: ownAt({ [operand]: success(numberValue(number)) }) });
  };
  switch (step.aggregate) {
    case 'sum':
    case 'average':
      return straightRange(own, valueAt);
    case 'share':
      if (sign(own.low) <= 0 || others.some((other) => sign(other) < 0)) return null;
      return between(valueAt(own.low), valueAt(own.high));
    default:
      at.notes.turns.push(...edgeTurns(middleBetween(others, own), own, at.notes.stretch));
      return between(valueAt(own.low), valueAt(own.high));
  }
}

function between(first: Numbers | null, second: Numbers | null): Range {
  return first === null || second === null ? null : hull([first.low, second.low]);
}

function straightRange(own: Numbers, valueAt: (number: Rational) => Numbers | null): Range {
  const [low, high] = [valueAt(own.low), valueAt(own.high)];
  const ends = between(low, high);
  if (ends === null || own.line === undefined || !isStraight(own.line)) return ends;
  const [start, end] = [valueAt(own.line.start), valueAt(own.line.end)];
  return start === null || end === null ? ends : along(straight(start.low, end.low));
}

/** The team's answer for the employee with operands of their own. */
function teamOutcome(step: TeamStep, evaluated: EvaluatedPlan): (own: Readonly<Record<StepIndex, Outcome>>) => Outcome {
  const { request, employee, outcomesOfAll } = evaluated;
  const position = request.employees.findIndex(({ id }) => id === employee.id);
  return (own) => {
    const outcomes = (operand: StepIndex): readonly Outcome[] => {
      const all = outcomesOfAll(operand);
      const changed = own[operand];
      return changed === undefined ? all : all.with(position, changed);
    };
    const { employees, departments } = request;
    return outcomeAt(evaluateTeam(step, { employees, departments, outcomes }), position);
  };
}

/** Colleagues worked out in the time of one step. */
const TEAM_SPEED = 8;

/** One more than those who have more; null where that has to be asked of the step itself. */
function rankAt(step: Extract<Step, { op: 'team' }>, evaluated: EvaluatedPlan, number: Rational): Numbers | null {
  const others = sortedOthers(evaluated, step.value);
  const isComplete = step.scope === 'participants' && others.length === evaluated.request.employees.length - 1;
  if (!isComplete) return null;
  let [below, above] = [-1, others.length];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (compare(others[middle] ?? number, number) <= 0) below = middle;
    else above = middle;
  }
  return pointOf(fromInteger(others.length - below));
}

/** The middle one of the numbers that are passed. */
function middleBetween(sorted: readonly Rational[], { low, high }: Numbers): Rational | undefined {
  const first = sorted.findIndex((number) => compare(low, number) <= 0);
  const last = sorted.findLastIndex((number) => compare(number, high) <= 0);
  return first < 0 || last < first ? undefined : sorted[(first + last + 1) >> 1];
}

const sortedByPlan = new WeakMap<EvaluatedPlan, Map<StepIndex, readonly Rational[]>>();

function sortedOthers(evaluated: EvaluatedPlan, operand: StepIndex): readonly Rational[] {
  const known = sortedByPlan.get(evaluated) ?? new Map<StepIndex, readonly Rational[]>();
  sortedByPlan.set(evaluated, known);
  const sorted = known.get(operand) ?? [...othersOf(evaluated, operand)].sort(compare);
  known.set(operand, sorted);
  return sorted;
}

function othersOf({ request, employee, outcomesOfAll }: EvaluatedPlan, operand: StepIndex): readonly Rational[] {
  const all = outcomesOfAll(operand);
  return request.employees.flatMap(({ id }, position) => {
    const numbers = numbersIn({ outcome: outcomeAt(all, position) });
    return id === employee.id || numbers === null || !isPoint(numbers) ? [] : [numbers.low];
  });
}
