import { decimal, rational } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { failure, type Outcome, success } from '../../evaluation/outcome.ts';
import type { TeamAggregate, TeamScope } from '../../plan/plan.ts';
import { numberValue } from '../../values/literal.ts';
import { evaluateSplit, evaluateTeam } from './sharing.ts';

const NODE = { nodeId: 'n', type: { base: 'money', grain: 'employee', currency: 'RUB' } } as const;
const number = (text: string): Outcome => success(numberValue(decimal(text)));
const fraction = (numerator: bigint, denominator: bigint): Outcome =>
  success(numberValue(rational(numerator, denominator)));
const problem = (
  code: Parameters<typeof failure>[0]['code'],
  input: string | null,
  details?: Readonly<Record<string, string>>,
): Outcome => failure({ code, nodeId: 'n', input, ...(details === undefined ? {} : { details }) });

describe('an amount shared out by weights', () => {
  const partsOf = (amount: string, weights: readonly string[], digits = 2): readonly Outcome[] =>
    weights.map((_, index) =>
      evaluateSplit(
        { ...NODE, op: 'split', value: 0, weights: [], index, digits },
        decimal(amount),
        weights.map(decimal),
      ),
    );

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['evenly', '10', ['1', '1'], ['5', '5']],
    ['the kopeck left over goes to the first of equals', '10', ['1', '1', '1'], ['3.34', '3.33', '3.33']],
    ['or to the largest remainder', '0.05', ['1', '2'], ['0.02', '0.03']],
    ['to none without weight', '7.77', ['0', '1', '0'], ['0', '7.77', '0']],
    ['taken back as it was given', '-10', ['1', '1', '1'], ['-3.34', '-3.33', '-3.33']],
    ['rounded first', '0.015', ['1', '1'], ['0.01', '0.01']],
    ['nothing, whatever the weights', '0', ['0', '0'], ['0', '0']],
    ['next to nothing, which is nothing when rounded', '0.004', ['0', '0'], ['0', '0']],
  ])('%s', (_, amount, weights, parts) => {
    expect(partsOf(amount, weights)).toEqual(parts.map(number));
  });

  test('in whole units', () => {
    expect(partsOf('10', ['1', '1', '1'], 0)).toEqual(['4', '3', '3'].map(number));
  });

  test('a negative weight and weights of nothing are problems of the weights', () => {
    expect(partsOf('10', ['1', '-1'])).toEqual([
      problem('team/negative-weight', 'weight'),
      problem('team/negative-weight', 'weight'),
    ]);
    expect(partsOf('10', ['0'])).toEqual([problem('team/zero-weights', 'weight')]);
    expect(partsOf('0', ['-1'])).toEqual([problem('team/negative-weight', 'weight')]);
  });
});

const EMPLOYEES = [
  { id: 'd', department: 'sales' },
  { id: 'a', department: 'north' },
  { id: 'c', department: 'sales' },
  { id: 'b', department: 'support' },
  { id: 'e' },
];
const DEPARTMENTS = [
  { id: 'sales' },
  { id: 'north', parent: 'sales' },
  { id: 'support', parent: null },
  { id: 'egg', parent: 'hen' },
  { id: 'hen', parent: 'egg' },
];
const VALUES = ['10', '30', '20', '5', '20'].map(number);

function team(aggregate: TeamAggregate, scope: TeamScope, values = VALUES, employees = EMPLOYEES): readonly Outcome[] {
  const step = { ...NODE, op: 'team', aggregate, scope, value: 3 } as const;
  return evaluateTeam(step, { employees, departments: DEPARTMENTS, outcomes: (index) => (index === 3 ? values : []) });
}

describe('a value of the group', () => {
  test.each<[TeamAggregate, readonly Outcome[]]>([
    ['sum', ['85', '85', '85', '85', '85'].map(number)],
    ['average', ['17', '17', '17', '17', '17'].map(number)],
    ['minimum', ['5', '5', '5', '5', '5'].map(number)],
    ['maximum', ['30', '30', '30', '30', '30'].map(number)],
    ['count', ['5', '5', '5', '5', '5'].map(number)],
    ['rank', ['4', '1', '2', '5', '2'].map(number)],
    ['share', [fraction(2n, 17n), fraction(6n, 17n), fraction(4n, 17n), fraction(1n, 17n), fraction(4n, 17n)]],
  ])('%s of all participants', (aggregate, expected) => {
    expect(team(aggregate, 'participants')).toEqual(expected);
  });

  const homeless = problem('input/missing', 'department');

  test('of the department, and of the department with all below it', () => {
    expect(team('sum', 'department')).toEqual([number('30'), number('30'), number('30'), number('5'), homeless]);
    expect(team('sum', 'subtree')).toEqual([number('60'), number('30'), number('60'), number('5'), homeless]);
    expect(team('rank', 'subtree')).toEqual([number('3'), number('1'), number('2'), number('1'), homeless]);
  });

  test('departments in a circle are one group, each once', () => {
    const employees = [
      { id: 'x', department: 'egg' },
      { id: 'y', department: 'hen' },
    ];
    expect(team('sum', 'subtree', ['1', '2'].map(number), employees)).toEqual([number('3'), number('3')]);
  });

  test('is a problem of the whole group where one member has none, and names it', () => {
    const values = VALUES.with(2, failure({ code: 'input/missing', nodeId: 'm', input: 'sales' }));
    const named = problem('team/member-problem', 'c', { employee: 'c', problem: 'input/missing', input: 'sales' });
    expect(team('sum', 'department', values)).toEqual([named, number('30'), named, number('5'), homeless]);
    const nameless = VALUES.with(2, failure({ code: 'value/zero-divisor', nodeId: 'm', input: null }));
    expect(team('sum', 'department', nameless)[0]).toEqual(
      problem('team/member-problem', 'c', { employee: 'c', problem: 'value/zero-divisor', input: '' }),
    );
  });

  test('names every member who has none', () => {
    const missing = failure({ code: 'input/missing', nodeId: 'm', input: 'effort' });
    const [outcome] = team('sum', 'participants', VALUES.with(1, missing).with(3, missing));
    expect(outcome?.ok === false && outcome.problems.map(({ input }) => input)).toEqual(['a', 'b']);
  });

  test('a share of nothing is a division by zero', () => {
    const zeros = VALUES.map(() => number('0'));
    expect(team('share', 'participants', zeros)).toEqual(zeros.map(() => problem('value/zero-divisor', 'value')));
  });
});

describe('a pool', () => {
  const pool = (amounts: readonly Outcome[], weights: readonly Outcome[]): readonly Outcome[] =>
    evaluateTeam(
      { ...NODE, op: 'pool', amount: 1, weight: 2, scope: 'department', digits: 2 },
      {
        employees: EMPLOYEES.slice(0, 4),
        departments: DEPARTMENTS,
        outcomes: (index) => (index === 1 ? amounts : weights),
      },
    );
  const same = ['100', '7', '100', '0'].map(number);

  test('is shared out within each group by its weights', () => {
    const weights = ['1', '5', '2', '0'].map(number);
    // c comes before d: 66.67 and 33.33; the whole 7 to the only one; nothing to share needs no weights.
    expect(pool(same, weights)).toEqual(['33.33', '7', '66.67', '0'].map(number));
  });

  test('has to be one amount for the whole group, and every member has to have it', () => {
    const differing = pool(same.with(2, number('101')), VALUES);
    expect(differing.slice(0, 3)).toEqual([
      problem('team/amount-differs', 'amount'),
      number('7'),
      problem('team/amount-differs', 'amount'),
    ]);
    const missing = failure({ code: 'input/missing', nodeId: 'm', input: 'fund' });
    const named = problem('team/member-problem', 'd', { employee: 'd', problem: 'input/missing', input: 'fund' });
    expect(pool(same.with(0, missing), VALUES).slice(0, 3)).toEqual([named, number('7'), named]);
    const named2 = problem('team/member-problem', 'd', { employee: 'd', problem: 'input/missing', input: 'fund' });
    expect(pool(same, VALUES.with(0, missing))[2]).toEqual(named2);
  });
});
