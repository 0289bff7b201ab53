import { decimal, type Rational, toCanonicalText } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EmployeeInputs } from '../../../evaluation/evaluation.ts';
import { failure, success } from '../../../evaluation/outcome.ts';
import type { Plan, Step, TeamOperation } from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { requirementsOf } from '../../../plan/requirements.ts';
import { newNotes } from '../../../testing/advice-notes.ts';
import { numberValue, valueText } from '../../../values/literal.ts';
import { money } from '../../../values/value-type.ts';
import { evaluatedPlan } from './evaluated-plan.ts';
import { straight } from './line.ts';
import { along, type Range } from './range.ts';
import { teamRange } from './team-range.ts';

const RUB = money('RUB');
type TeamStep = Extract<Step, { op: 'team' | 'pool' }>;

/** Steps 0 and 1 are the criteria `amount` and `sales`, over which the team step 2 is. */
function planOf(operation: TeamOperation): readonly [Plan, TeamStep] {
  const builder = new PlanBuilder();
  for (const criterion of ['amount', 'sales']) {
    builder.emit(criterion, {
      op: 'input',
      source: { kind: 'criterion', criterion, measure: 'actual' },
      type: RUB,
    });
  }
  builder.emit('team', { ...operation, type: RUB });
  const body = builder.build();
  const requirements = requirementsOf(body, []);
  return [
    { schemeKey: 't', schemeHash: 't', period: 'month', currency: 'RUB', body, requirements, results: [] },
    { ...operation, nodeId: 'team', type: RUB },
  ];
}

const person = (id: string, sales: string | null, department = 'north'): EmployeeInputs => ({
  id,
  department,
  criteria: { amount: { actual: '100' }, ...(sales === null ? {} : { sales: { actual: sales } }) },
});
/** Asked about is `e`, who stands in the middle of the list. */
const TEAM = [person('a', '40'), person('b', '10'), person('e', '15'), person('c', '30'), person('d', '20', 'south')];

const line = (start: string, end: string): Range => along(straight(decimal(start), decimal(end)));
const between = (low: string, high: string): Range => ({ low: decimal(low), high: decimal(high) });
const number = (text: string): Range => ({ outcome: success(numberValue(decimal(text))) });
const PROBLEM: Range = { outcome: failure({ code: 'input/missing', nodeId: 'own' }) };

function told(range: Range): string | null {
  if (range === null) return null;
  const text = (numbers: readonly Rational[]): string => numbers.map(toCanonicalText).join(' ');
  if ('low' in range) return text([range.low, range.high]) + (range.line === undefined ? '' : ' along');
  return range.outcome.ok ? valueText(range.outcome.value) : range.outcome.problems.map(({ code }) => code).join();
}

function worked(operation: TeamOperation, sales: Range, { team = TEAM, amount = number('100') } = {}) {
  const [plan, step] = planOf(operation);
  const employee = team.find(({ id }) => id === 'e');
  if (employee === undefined) throw new Error('one is asked about');
  const evaluated = evaluatedPlan(plan, { period: '2026-10', employees: team }, employee);
  const notes = newNotes();
  const range = teamRange(step, { read: (index) => [amount, sales][index] ?? null, notes, key: 't' }, evaluated);
  return { told: told(range), turns: notes.turns, work: notes.work };
}

const over = (aggregate: 'sum' | 'average' | 'minimum' | 'maximum' | 'rank' | 'share' | 'count'): TeamOperation => ({
  op: 'team',
  aggregate,
  scope: 'participants',
  value: 1,
});

describe('a team step while the own operand runs', () => {
  test.each<[Parameters<typeof over>[0], string, string]>([
    ['sum', '110 120', '110 120 along'],
    ['average', '22 24', '22 24 along'],
    ['minimum', '10 10', '10 10'],
    ['maximum', '40 40', '40 40'],
    ['rank', '3 4', '3 4'],
  ])('%s: from what it is at one end to what it is at the other', (aggregate, known, along) => {
    expect(worked(over(aggregate), between('10', '20')).told).toBe(known);
    expect(worked(over(aggregate), line('10', '20')).told).toBe(along);
  });

  test('is worked out with the own value where that is certain', () => {
    expect(worked(over('sum'), number('7')).told).toBe('107');
    expect(worked(over('rank'), number('35')).told).toBe('2');
    expect(worked(over('sum'), PROBLEM).told).toBe('team/member-problem');
  });

  test('can be anything where the own value can', () => {
    expect(worked(over('sum'), null).told).toBeNull();
    expect(worked(over('rank'), null)).toEqual({ told: null, turns: [], work: 0 });
  });

  test('keeps the line that falls too', () => {
    expect(worked(over('sum'), line('20', '10')).told).toBe('110 120 along');
  });

  test('takes longer the more colleagues there are', () => {
    expect(worked(over('sum'), between('10', '20')).work).toBe(2);
    const many = [...TEAM, ...Array.from({ length: 12 }, (_, index) => person(`m${index}`, '1'))];
    expect(worked(over('sum'), between('10', '20'), { team: many }).work).toBe(6);
    expect(worked(over('rank'), between('10', '20'), { team: many }).work).toBe(0);
  });
});

describe('a rank', () => {
  test.each([
    ['5', '5'],
    ['10', '4'],
    ['15', '4'],
    ['20', '3'],
    ['39.99', '2'],
    ['40', '1'],
    ['90', '1'],
  ])('of %s is %s: one more than those who have more', (sales, rank) => {
    expect(worked(over('rank'), between(sales, sales)).told).toBe(`${rank} ${rank}`);
    expect(worked(over('rank'), number(sales)).told).toBe(rank);
  });

  test('falls while the own number rises, and turns where a colleague is passed', () => {
    expect(worked(over('rank'), line('5', '45'))).toMatchObject({ told: '1 5', turns: [7] });
    expect(worked(over('rank'), line('15', '25'))).toMatchObject({ told: '3 4', turns: [5, 6] });
    expect(worked(over('rank'), line('21', '29')).turns).toEqual([]);
    expect(worked(over('rank'), line('41', '50')).turns).toEqual([]);
    expect(worked(over('rank'), line('1', '9')).turns).toEqual([]);
    expect(worked(over('rank'), line('20', '30')).turns).toEqual([10]);
  });

  test('inside a department is asked of the step itself', () => {
    const inside = { ...over('rank'), scope: 'department' } as const;
    expect(worked(inside, between('20', '35'))).toMatchObject({ told: '2 3', work: 2 });
  });

  test('beside a colleague who has none is a problem, and so can be anything', () => {
    const team = [...TEAM, person('f', null)];
    expect(worked(over('rank'), between('20', '35'), { team })).toMatchObject({ told: null, work: 2 });
  });
});

describe('a share', () => {
  test('rises with the own number, while nobody is below zero', () => {
    expect(worked(over('share'), between('25', '100')).told).toBe('0.2 0.5');
    expect(worked(over('share'), between('0', '100')).told).toBeNull();
    expect(worked(over('share'), between('-1', '100')).told).toBeNull();
    expect(worked(over('share'), between('25', '100'), { team: [...TEAM, person('f', '-1')] }).told).toBeNull();
    expect(worked(over('share'), between('25', '100'), { team: [...TEAM, person('f', '0')] }).told).toBe('0.2 0.5');
  });
});

describe('a pool', () => {
  const pool: TeamOperation = { op: 'pool', amount: 0, weight: 1, scope: 'participants', digits: 2 };

  test('is shared out where amount and weight are certain, else left open', () => {
    expect(worked(pool, number('100')).told).toBe('50');
    expect(worked(pool, between('10', '20')).told).toBeNull();
    expect(worked(pool, null).told).toBeNull();
    expect(worked(pool, number('100'), { amount: between('1', '2') }).told).toBeNull();
    expect(worked(pool, number('100'), { amount: null }).told).toBeNull();
  });
});
