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
import type { EvaluationRequest, Problem } from '../../evaluation/evaluation.ts';
import { failure, type Outcome, success } from '../../evaluation/outcome.ts';
import { PROBLEMS_MAX } from '../../evaluation/problem.ts';
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
export interface TeamValues extends Pick<EvaluationRequest, 'employees' | 'departments'> {
  readonly outcomes: (step: number) => readonly Outcome[];
}

/** A team step for all employees at once. */
export function evaluateTeam(step: TeamStep | PoolStep, team: TeamValues): readonly Outcome[] {
  const answers = new Array<Outcome | undefined>(team.employees.length).fill(undefined);
  for (const [group, { own, members }] of groupsOf(step.scope, team)) {
    const withoutGroup = group === null && step.scope !== 'participants';
    const results = withoutGroup
      ? members.map(() => failure({ code: 'input/missing', nodeId: step.nodeId, input: 'department' }))
      : evaluateGroup(step, members, team);
    for (const [position, member] of members.entries()) if (own.has(member)) answers[member] = results[position];
  }
  return answers.map((answer) => {
    if (answer === undefined) throw new Error('explain: an employee belongs to no group');
    return answer;
  });
}

/** Positions of the members of a group, by id, and of those among them whose answer it gives. */
interface Group {
  readonly own: ReadonlySet<number>;
  readonly members: readonly number[];
}

/** The groups of a request; shares and ranks never depend on its order. */
function groupsOf(scope: TeamScope, team: TeamValues): ReadonlyMap<string | null, Group> {
  const { employees } = team;
  const own = new Map<string | null, number[]>();
  for (const [position, employee] of employees.entries()) {
    const group = scope === 'participants' ? null : (employee.department ?? null);
    const members = own.get(group) ?? [];
    members.push(position);
    own.set(group, members);
  }
  const all = scope === 'subtree' ? withThoseBelow(own, parentsOf(team)) : own;
  const byId = (left: number, right: number): number =>
    (employees[left]?.id ?? '') < (employees[right]?.id ?? '') ? -1 : 1;
  return new Map(
    [...own].map(([group, members]) => [
      group,
      { own: new Set(members), members: [...(all.get(group) ?? [])].sort(byId) },
    ]),
  );
}

function parentsOf({ departments = [] }: TeamValues): ReadonlyMap<string, string | null> {
  return new Map(departments.map(({ id, parent }) => [id, parent ?? null]));
}

/** Adds to each department the members of those below it; a circle of departments ends where it began. */
function withThoseBelow(
  own: ReadonlyMap<string | null, readonly number[]>,
  parents: ReadonlyMap<string, string | null>,
): ReadonlyMap<string | null, readonly number[]> {
  const all = new Map<string | null, number[]>([...own].map(([group, members]) => [group, [...members]]));
  for (const [department, members] of own) {
    const seen = new Set([department]);
    for (let above = parents.get(department ?? '') ?? null; above !== null && !seen.has(above); ) {
      seen.add(above);
      all.get(above)?.push(...members);
      above = parents.get(above) ?? null;
    }
  }
  return all;
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

/** The group has a value only when each member has one; else a problem names each of those who have none. */
function numbersOf(nodeId: string, { members, team, operand }: MemberValues): MemberNumbers {
  const outcomes = team.outcomes(operand);
  const numbers: Rational[] = [];
  const problems: Problem[] = [];
  for (const member of members) {
    const outcome = outcomes[member];
    if (outcome?.ok === true) numbers.push(numberOf(outcome.value));
    else if (problems.length < PROBLEMS_MAX) {
      const employee = team.employees[member]?.id ?? '';
      const [problem] = outcome?.ok === false ? outcome.problems : [];
      const details = { employee, problem: problem?.code ?? '', input: problem?.input ?? '' };
      problems.push({ code: 'team/member-problem', nodeId, input: employee, details });
    }
  }
  return problems.length === 0 ? { ok: true, numbers } : { ok: false, failed: { ok: false, problems } };
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
      return ranksOf(numbers).map((rank) => success(integerValue(rank)));
    case 'share':
      return isZero(sum)
        ? numbers.map(() => failure({ code: 'value/zero-divisor', nodeId: step.nodeId, input: 'value' }))
        : numbers.map((own) => numberOutcome(divide(own, sum), step.nodeId));
  }
}

/** 1 for the greatest; equal numbers share the rank of the first of them. */
function ranksOf(numbers: readonly Rational[]): readonly number[] {
  const order = numbers.map((number, place) => ({ number, place }));
  order.sort((left, right) => compare(right.number, left.number));
  const ranks = new Array<number>(numbers.length).fill(0);
  let rank = 0;
  for (const [position, { number, place }] of order.entries()) {
    const before = order[position - 1];
    if (before === undefined || compare(before.number, number) !== 0) rank = position + 1;
    ranks[place] = rank;
  }
  return ranks;
}
