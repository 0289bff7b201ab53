import {
  add,
  allocate,
  compare,
  divide,
  equals,
  fromInteger,
  isZero,
  type Rational,
  rational,
  round,
  sign,
  ZERO,
} from '@premia/decimal';
import type { EmployeeInputs } from '../../evaluation/evaluation.ts';
import { failure, type Outcome, success } from '../../evaluation/outcome.ts';
import type { Step, TeamScope } from '../../plan/plan.ts';
import { integerValue, numberValue } from '../../values/literal.ts';
import { numberOf, numberOutcome } from './arithmetic.ts';

type SplitStep = Extract<Step, { op: 'split' }>;
type TeamStep = Extract<Step, { op: 'team' }>;
type PoolStep = Extract<Step, { op: 'pool' }>;

/** One part of an amount shared out by weights; all parts together are the amount rounded to `digits`. */
export function evaluateSplit(step: SplitStep, value: Rational, weights: readonly Rational[]): Outcome {
  return sharedOut(step, { amount: value, digits: step.digits, weights })(step.index);
}

interface Sharing {
  readonly amount: Rational;
  readonly digits: number;
  readonly weights: readonly Rational[];
}

function sharedOut({ nodeId }: Pick<Step, 'nodeId'>, { amount, digits, weights }: Sharing): (index: number) => Outcome {
  if (weights.some((weight) => sign(weight) < 0)) {
    return () => failure({ code: 'team/negative-weight', nodeId, input: 'weight' });
  }
  const factor = 10n ** BigInt(digits);
  const rounded = round(amount, digits);
  const units = (rounded.numerator * factor) / rounded.denominator;
  const shares = allocate(units, weights);
  if (!shares.ok) {
    // Nothing to share out needs no weights.
    if (units === 0n) return () => success(numberValue(ZERO));
    return () => failure({ code: 'team/zero-weights', nodeId, input: 'weight' });
  }
  return (index) => {
    const part = shares.parts[index];
    if (part === undefined) throw new Error(`explain: no share ${index} in ${nodeId}`);
    return success(numberValue(rational(part, factor)));
  };
}

/** Values of every employee of the request, in its order. */
export interface TeamValues {
  readonly employees: readonly EmployeeInputs[];
  readonly outcomes: (step: number) => readonly Outcome[];
}

/** A team step for all employees at once. */
export function evaluateTeam(step: TeamStep | PoolStep, team: TeamValues): readonly Outcome[] {
  const answers = new Array<Outcome | undefined>(team.employees.length).fill(undefined);
  for (const [group, members] of groupsOf(step.scope, team.employees)) {
    const withoutGroup = group === null && step.scope === 'department';
    const results = withoutGroup
      ? members.map(() => failure({ code: 'input/missing', nodeId: step.nodeId, input: 'department' }))
      : evaluateGroup(step, members, team);
    for (const [position, member] of members.entries()) answers[member] = results[position];
  }
  return answers.map((answer) => {
    if (answer === undefined) throw new Error('explain: an employee belongs to no group');
    return answer;
  });
}

/** Positions of the members of each group; shares and ranks never depend on the order of the request. */
function groupsOf(
  scope: TeamScope,
  employees: readonly EmployeeInputs[],
): ReadonlyMap<string | null, readonly number[]> {
  const groups = new Map<string | null, number[]>();
  for (const [position, employee] of employees.entries()) {
    const group = scope === 'participants' ? null : (employee.department ?? null);
    const members = groups.get(group) ?? [];
    members.push(position);
    groups.set(group, members);
  }
  for (const members of groups.values()) {
    members.sort((left, right) => ((employees[left]?.id ?? '') < (employees[right]?.id ?? '') ? -1 : 1));
  }
  return groups;
}

function evaluateGroup(step: TeamStep | PoolStep, members: readonly number[], team: TeamValues): readonly Outcome[] {
  const operand = step.op === 'team' ? step.value : step.weight;
  const values = numbersOf(step.nodeId, { members, team, operand });
  if (!values.ok) return members.map(() => values.failed);
  if (step.op === 'team') return teamResults(step, values.numbers);
  const amounts = numbersOf(step.nodeId, { members, team, operand: step.amount });
  if (!amounts.ok) return members.map(() => amounts.failed);
  const [amount = ZERO] = amounts.numbers;
  if (amounts.numbers.some((other) => !equals(other, amount))) {
    return members.map(() => failure({ code: 'team/amount-differs', nodeId: step.nodeId, input: 'amount' }));
  }
  const share = sharedOut(step, { amount, digits: step.digits, weights: values.numbers });
  return members.map((_, position) => share(position));
}

interface MemberValues {
  readonly members: readonly number[];
  readonly team: TeamValues;
  readonly operand: number;
}

type MemberNumbers =
  | { readonly ok: true; readonly numbers: readonly Rational[] }
  | { readonly ok: false; readonly failed: Outcome };

/** The group has a value only when each member has one; else the problem names the member. */
function numbersOf(nodeId: string, { members, team, operand }: MemberValues): MemberNumbers {
  const outcomes = team.outcomes(operand);
  const numbers: Rational[] = [];
  for (const member of members) {
    const outcome = outcomes[member];
    if (outcome?.ok === true) numbers.push(numberOf(outcome.value));
    else {
      const employee = team.employees[member]?.id ?? '';
      const [problem] = outcome?.ok === false ? outcome.problems : [];
      const details = { employee, problem: problem?.code ?? '', input: problem?.input ?? '' };
      return { ok: false, failed: failure({ code: 'team/member-problem', nodeId, input: employee, details }) };
    }
  }
  return { ok: true, numbers };
}

function teamResults(step: TeamStep, numbers: readonly Rational[]): readonly Outcome[] {
  const sum = numbers.reduce(add, ZERO);
  const forAll = (number: Rational): readonly Outcome[] => numbers.map(() => numberOutcome(number, step.nodeId));
  switch (step.aggregate) {
    case 'sum':
      return forAll(sum);
    case 'average':
      return forAll(divide(sum, fromInteger(numbers.length)));
    case 'count':
      return forAll(fromInteger(numbers.length));
    case 'minimum':
      return forAll(numbers.reduce((least, next) => (compare(next, least) < 0 ? next : least)));
    case 'maximum':
      return forAll(numbers.reduce((most, next) => (compare(next, most) > 0 ? next : most)));
    case 'rank':
      return numbers.map((own) => success(integerValue(1 + numbers.filter((other) => compare(other, own) > 0).length)));
    case 'share':
      return isZero(sum)
        ? numbers.map(() => failure({ code: 'value/zero-divisor', nodeId: step.nodeId, input: 'value' }))
        : numbers.map((own) => numberOutcome(divide(own, sum), step.nodeId));
  }
}
