import { decimal, fromInteger, type Rational, toCanonicalText, ZERO } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { FactInput } from '../../../evaluation/evaluation.ts';
import type { Aggregate, FactCondition, FactsFrame, Step, StepIndex } from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { requirementsOf } from '../../../plan/requirements.ts';
import { newNotes } from '../../../testing/advice-notes.ts';
import { booleanValue, numberValue, textValue, valueText } from '../../../values/literal.ts';
import { money, plain } from '../../../values/value-type.ts';
import { type EvaluatedPlan, evaluatedPlan } from './evaluated-plan.ts';
import { FrameRanges, framesOf, type RunningFacts, type RunningInputs } from './frame-range.ts';
import { straight } from './line.ts';
import { along, type Numbers, type Range } from './range.ts';
import type { Variation } from './variation.ts';

const RUB = money('RUB');
type Draw = (block: PlanBuilder) => StepIndex;
const amount: Draw = (block) => block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: RUB });
const both =
  (left: Draw, right: Draw): Draw =>
  (block) =>
    block.emit('sum', { op: 'add', left: left(block), right: right(block), type: RUB });
const field =
  (kind: 'index' | 'id'): Draw =>
  (block) =>
    block.emit(kind, { op: 'field', field: { kind }, type: RUB });
const before: Draw = (block) =>
  block.emit('before', { op: 'field', field: { kind: 'runningBefore', of: null }, type: RUB });
const outer: Draw = (block) => block.outer(0);
const constant =
  (text: string): Draw =>
  (block) =>
    block.emit('c', { op: 'constant', value: numberValue(decimal(text)), type: RUB });
const revenue: Draw = (block) =>
  block.emit('revenue', {
    op: 'input',
    source: { kind: 'criterion', criterion: 'revenue', measure: 'actual' },
    type: RUB,
  });

const deal = (id: string, amountText?: string, more: Partial<FactInput> = {}): FactInput => ({
  source: 'crm',
  id,
  type: 'deal',
  on: '2026-10-05',
  ...(amountText === undefined ? {} : { amount: amountText }),
  ...more,
});
const TWO_DEALS = [deal('a', '5'), deal('b', '15')];

type FactsStep = Extract<Step, { op: 'facts' }>;

/** Step 0 is the criterion `revenue`, 10 as things stand; step 1 aggregates what is drawn of every deal. */
function standing(aggregate: Aggregate, draw: Draw, facts: readonly FactInput[], where: readonly FactCondition[] = []) {
  const builder = new PlanBuilder();
  revenue(builder);
  const block = new PlanBuilder(builder);
  const result = draw(block);
  const frame: FactsFrame = { nodeId: 'deals', filter: { factType: 'deal', where }, block: block.build(), result };
  const step: FactsStep = { op: 'facts', aggregate, frame, nodeId: 'deals', type: RUB };
  builder.emit('deals', step);
  const body = builder.build();
  const requirements = requirementsOf(body, []);
  const employee = { id: 'e', criteria: { revenue: { actual: '10' } }, facts };
  const evaluated = evaluatedPlan(
    { schemeKey: 'f', schemeHash: 'f', period: 'month', currency: 'RUB', body, requirements, results: [] },
    { period: '2026-10', employees: [employee] },
    employee,
  );
  return { evaluated, step };
}

const FURTHER = { factType: 'deal', isFirst: false, fields: [] };
const variation = (kind: 'next-fact' | 'next-facts', fact: FactInput): Variation => ({
  input: { kind, ...FURTHER },
  type: RUB,
  from: ZERO,
  unit: decimal('1'),
  alsoYear: null,
  fact,
});
const NEXT = deal('z', undefined, { on: '2026-10-31' });

/** One deal more, of an amount from `low` to `high`; as things stand there is none. */
function ofAmount(low: number, high: number, { fact = NEXT, line = true } = {}): RunningFacts {
  const numbersFrom = (from: number): Numbers => {
    const ends = { low: fromInteger(from), high: fromInteger(high) };
    return line && from < high ? along(straight(ends.low, ends.high)) : ends;
  };
  return { variation: variation('next-fact', fact), fact, stretch: { low, high }, numbersFrom };
}

/** So many deals more of 7 each. */
function ofNumber(low: number, high: number): RunningFacts {
  const fact = { ...NEXT, amount: '7' };
  const numbersFrom = (from: number): Numbers => ({ low: fromInteger(from), high: fromInteger(high) });
  return { variation: variation('next-facts', fact), fact, stretch: { low, high }, numbersFrom };
}

function told(range: Range): string | null {
  if (range === null) return null;
  const text = (numbers: readonly Rational[]): string => numbers.map(toCanonicalText).join(' ');
  if ('low' in range) return text([range.low, range.high]) + (range.line === undefined ? '' : ' along');
  const { outcome } = range;
  return outcome.ok ? valueText(outcome.value) : outcome.problems.map(({ code }) => code).join();
}

interface Looked {
  readonly evaluated: EvaluatedPlan;
  readonly step: FactsStep;
}

function worked(
  { evaluated, step }: Looked,
  facts: RunningFacts | null,
  runningRevenue: Range | undefined = undefined,
) {
  const notes = newNotes(facts?.stretch);
  const inputs: RunningInputs = {
    inputOf: () => runningRevenue,
    factsOf: (factType) => (factType === 'deal' ? facts : null),
    runs: (index) => index === 0 && runningRevenue !== undefined,
  };
  const outcome = evaluated.outcomes[0];
  const certain = outcome === undefined ? null : { outcome };
  const read = (): Range => (runningRevenue === undefined ? certain : runningRevenue);
  const range = framesOf(evaluated).rangeOf(step, { read, notes, key: '1' }, inputs);
  return { told: told(range), turns: notes.turns, work: notes.work, keys: [...notes.decisions.keys()] };
}

describe('facts that stand', () => {
  test.each<[Aggregate, string]>([
    ['sum', '20'],
    ['count', '2'],
    ['average', '10'],
    ['minimum', '5'],
    ['maximum', '15'],
  ])('%s: what it is', (aggregate, expected) => {
    expect(worked(standing(aggregate, amount, TWO_DEALS), null)).toMatchObject({ told: expected, work: 0 });
    expect(worked(standing(aggregate, amount, TWO_DEALS), ofAmount(0, 0)).told).toBe(expected);
  });

  test.each<[Aggregate, string]>([
    ['sum', '0'],
    ['count', '0'],
    ['average', 'fact/none'],
    ['minimum', 'fact/none'],
  ])('%s of none', (aggregate, expected) => {
    expect(worked(standing(aggregate, amount, []), null).told).toBe(expected);
  });

  test('that cannot be placed are a problem, whatever runs', () => {
    const bad = standing('sum', amount, [...TWO_DEALS, deal('c', '1', { on: 'yesterday' })]);
    expect(worked(bad, ofAmount(1, 9)).told).toBe('fact/bad-date');
  });

  test('whose result is a problem are one, unless they are only counted', () => {
    const missing = [...TWO_DEALS, deal('c')];
    expect(worked(standing('sum', amount, missing), ofAmount(1, 9)).told).toBe('input/missing');
    expect(worked(standing('count', amount, missing), null).told).toBe('3');
  });

  test('run with what runs of the scheme, read as a step or an input', () => {
    const from5to9 = along(straight(decimal('5'), decimal('9')));
    for (const draw of [both(amount, outer), both(amount, revenue)]) {
      expect(worked(standing('sum', draw, TWO_DEALS), null, from5to9)).toMatchObject({ told: '30 38 along', work: 6 });
      expect(worked(standing('maximum', draw, TWO_DEALS), null, from5to9).told).toBe('20 24');
      expect(worked(standing('minimum', draw, TWO_DEALS), null, from5to9).told).toBe('10 14');
      expect(worked(standing('average', draw, TWO_DEALS), null, from5to9).told).toBe('15 19 along');
      expect(worked(standing('count', draw, TWO_DEALS), null, from5to9).told).toBe('2');
      expect(worked(standing('sum', draw, TWO_DEALS), null).told).toBe('40');
      expect(worked(standing('sum', draw, TWO_DEALS), null, null).told).toBeNull();
    }
  });

  test('that run keep their numbers and what came before them', () => {
    const from5to9 = along(straight(decimal('5'), decimal('9')));
    expect(worked(standing('sum', both(outer, field('index')), TWO_DEALS), null, from5to9).told).toBe('13 21 along');
    expect(worked(standing('sum', both(outer, before), TWO_DEALS), null, from5to9).told).toBe('15 23 along');
  });

  test('with frames of their own inside can be anything', () => {
    const nested: Draw = (block) => {
      const inner = new PlanBuilder(block);
      const result = amount(inner);
      const frame = { nodeId: 'inner', filter: { factType: 'deal', where: [] }, block: inner.build(), result };
      const sum = block.emit('inner', { op: 'facts', aggregate: 'sum', frame, type: RUB });
      return block.emit('both', { op: 'add', left: sum, right: outer(block), type: RUB });
    };
    const from5to9 = along(straight(decimal('5'), decimal('9')));
    expect(worked(standing('sum', nested, TWO_DEALS), null, from5to9).told).toBeNull();
  });

  test('that read nothing of what runs are not run again', () => {
    expect(worked(standing('sum', amount, TWO_DEALS), null, { low: ZERO, high: ZERO })).toMatchObject({
      told: '20',
      work: 0,
    });
  });

  test('each decide by themselves', () => {
    const gated: Draw = (block) => {
      const type = plain('boolean');
      const large = block.emit('large', {
        op: 'compare',
        comparison: 'less',
        left: outer(block),
        right: amount(block),
        type,
      });
      return block.emit('s', {
        op: 'select',
        condition: large,
        then: outer(block),
        otherwise: constant('0')(block),
        type: RUB,
      });
    };
    const point = { low: decimal('10'), high: decimal('10') };
    expect(worked(standing('sum', gated, TWO_DEALS), null, point).keys).toEqual(['1 0 2', '1 1 2']);
    expect(worked(standing('sum', gated, TWO_DEALS), ofAmount(1, 3)).keys).toEqual(['1 2 2']);
  });
});

describe('one fact more, whose amount runs', () => {
  test.each<[Aggregate, string, string]>([
    ['sum', '21 29 along', '20 29'],
    ['count', '3', '2 3'],
    ['average', '7 29/3 along', '7 10'],
    ['minimum', '1 5', '1 5'],
    ['maximum', '15 15', '15 15'],
  ])('%s: certainly there, or perhaps', (aggregate, certainly, perhaps) => {
    const two = standing(aggregate, amount, TWO_DEALS);
    expect(worked(two, ofAmount(1, 9)).told).toBe(certainly);
    expect(worked(two, ofAmount(0, 9)).told).toBe(perhaps);
  });

  test.each<[Aggregate, string]>([
    ['sum', '7'],
    ['count', '1'],
    ['average', '7'],
    ['minimum', '7'],
    ['maximum', '7'],
  ])('%s of it alone, at one amount', (aggregate, expected) => {
    expect(worked(standing(aggregate, amount, []), ofAmount(7, 7)).told).toBe(expected);
  });

  test('of a currency that is not read is a problem', () => {
    const foreign = { ...NEXT, currency: 'USD' };
    expect(worked(standing('sum', amount, TWO_DEALS), ofAmount(1, 9, { fact: foreign })).told).toBe(
      'fact/other-currency',
    );
    expect(
      worked(standing('sum', amount, TWO_DEALS), ofAmount(1, 9, { fact: { ...NEXT, currency: 'RUB' } })).told,
    ).toBe('21 29 along');
    expect(worked(standing('count', amount, TWO_DEALS), ofAmount(1, 9, { fact: foreign })).told).toBe('3');
  });

  test('of another type, or outside the period, changes nothing', () => {
    const task = { ...NEXT, type: 'task' };
    const late = { ...NEXT, on: '2026-11-01' };
    for (const fact of [task, late])
      expect(worked(standing('sum', amount, TWO_DEALS), ofAmount(1, 9, { fact })).told).toBe('20');
  });

  test('knows its number and what came before, where it comes last', () => {
    expect(worked(standing('sum', both(amount, field('index')), TWO_DEALS), ofAmount(1, 9)).told).toBe('27 35 along');
    expect(worked(standing('sum', both(amount, before), TWO_DEALS), ofAmount(1, 9)).told).toBe('46 54 along');
  });

  test('that comes before others, or beside one of its name, can change all of them', () => {
    const early = { ...NEXT, on: '2026-10-01' };
    expect(worked(standing('sum', amount, TWO_DEALS), ofAmount(1, 9, { fact: early })).told).toBe('21 29 along');
    for (const draw of [both(amount, field('index')), both(amount, before)]) {
      expect(worked(standing('sum', draw, TWO_DEALS), ofAmount(1, 9, { fact: early })).told).toBeNull();
    }
  });

  const byAmount = (comparison: FactCondition['comparison'], text: string): FactCondition => ({
    field: 'amount',
    comparison,
    values: [numberValue(decimal(text))],
  });

  test.each<[string, FactCondition, number, number, string | null, readonly number[]]>([
    ['passes all along', byAmount('greater', '4'), 5, 9, '25 29 along', []],
    ['fails all along', byAmount('greater', '14'), 5, 9, '15', []],
    ['passes from a place on, where it turns', byAmount('greaterOrEqual', '5'), 1, 9, null, [5, 6]],
    ['passes up to a place', byAmount('lessOrEqual', '5'), 1, 9, null, [5, 6]],
    ['passes at one place only', byAmount('equal', '5'), 1, 9, null, [5, 6]],
    ['passes at the one place there is', byAmount('equal', '6'), 6, 6, '6', []],
    ['fails at one place only', byAmount('notEqual', '5'), 6, 9, null, []],
  ])('by its amount %s', (_, condition, low, high, expected, turns) => {
    expect(worked(standing('sum', amount, TWO_DEALS, [condition]), ofAmount(low, high))).toMatchObject({
      told: expected,
      turns,
    });
  });

  test('turns nowhere in particular where its amounts follow no line', () => {
    const condition = byAmount('greater', '5');
    expect(worked(standing('sum', amount, TWO_DEALS, [condition]), ofAmount(1, 9, { line: false })).turns).toEqual([]);
  });

  test('passes by other fields or not at all', () => {
    const where = [{ field: 'region', comparison: 'equal', values: [textValue('north')] } as const];
    const north = { ...NEXT, attributes: { region: 'north' } };
    expect(worked(standing('sum', amount, TWO_DEALS, where), ofAmount(1, 9, { fact: north })).told).toBe('1 9 along');
    expect(worked(standing('sum', amount, TWO_DEALS, where), ofAmount(1, 9)).told).toBe('0');
    const flag = [{ field: 'won', comparison: 'equal', values: [booleanValue(true)] } as const];
    const won = { ...NEXT, attributes: { won: 'true' } };
    expect(worked(standing('sum', amount, TWO_DEALS, flag), ofAmount(1, 9, { fact: won })).told).toBe('1 9 along');
  });
});

describe('so many facts more', () => {
  test.each<[Aggregate, string, string]>([
    ['sum', '27 41', '20 41'],
    ['count', '3 5', '2 5'],
    ['average', '5.4 41/3', '5.4 41/3'],
    ['minimum', '5', '5 5'],
    ['maximum', '15', '15 15'],
  ])('%s of at least one, or none', (aggregate, certainly, perhaps) => {
    expect(worked(standing(aggregate, amount, TWO_DEALS), ofNumber(1, 3)).told).toBe(certainly);
    expect(worked(standing(aggregate, amount, TWO_DEALS), ofNumber(0, 3)).told).toBe(perhaps);
  });

  test('is known exactly where their number is', () => {
    expect(worked(standing('sum', amount, TWO_DEALS), ofNumber(2, 2)).told).toBe('34');
    expect(worked(standing('average', amount, TWO_DEALS), ofNumber(2, 2)).told).toBe('8.5');
  });

  test('that count what came before are known one by one alone', () => {
    const numbered = standing('sum', both(amount, field('index')), TWO_DEALS);
    expect(worked(numbered, ofNumber(1, 1)).told).toBe('33');
    expect(worked(numbered, ofNumber(2, 2)).told).toBeNull();
    expect(worked(numbered, ofNumber(1, 2)).told).toBeNull();
  });
});

describe('the reference with facts that are added', () => {
  const run = ({ evaluated, step }: Looked, added: readonly FactInput[]) => {
    const read = (index: StepIndex) => {
      const outcome = evaluated.outcomes[index];
      if (outcome === undefined) throw new Error('it was worked out');
      return outcome;
    };
    const found = new FrameRanges(evaluated).runWith(step.frame, added, { scope: evaluated.scope, read });
    return (
      found?.facts.map(({ fact, result }) => `${fact.id} ${result.ok ? valueText(result.value) : 'problem'}`) ?? null
    );
  };
  const [third, fourth] = [deal('c', '1', { on: '2026-10-06' }), deal('d', '2', { on: '2026-10-06' })];

  test('runs the added ones alone, after those that stood', () => {
    expect(run(standing('sum', both(amount, outer), TWO_DEALS), [third])).toEqual(['a 15', 'b 25', 'c 11']);
    expect(run(standing('sum', both(amount, before), TWO_DEALS), [third])).toEqual(['a 5', 'b 20', 'c 21']);
    expect(run(standing('sum', both(amount, before), TWO_DEALS), [third, fourth])).toEqual([
      'a 5',
      'b 20',
      'c 21',
      'd 23',
    ]);
    expect(run(standing('sum', both(amount, field('index')), TWO_DEALS), [third, fourth])).toEqual([
      'a 6',
      'b 17',
      'c 4',
      'd 6',
    ]);
  });

  test('leaves out what its filter does', () => {
    expect(run(standing('sum', amount, TWO_DEALS), [{ ...third, on: '2026-11-01' }])).toEqual(['a 5', 'b 15']);
    expect(run(standing('sum', amount, TWO_DEALS), [])).toEqual(['a 5', 'b 15']);
  });

  test('says nothing where an added one would come before others', () => {
    expect(run(standing('sum', amount, TWO_DEALS), [{ ...third, on: '2026-10-01' }])).toBeNull();
    expect(run(standing('sum', amount, TWO_DEALS), [third, { ...fourth, on: '2026-10-01' }])).toBeNull();
    expect(run(standing('sum', amount, []), [{ ...third, on: '2026-10-01' }])).toEqual(['c 1']);
  });

  test('finds the frames of a plan once', () => {
    const { evaluated } = standing('sum', amount, TWO_DEALS);
    expect(framesOf(evaluated)).toBe(framesOf(evaluated));
    expect(framesOf(standing('sum', amount, TWO_DEALS).evaluated)).not.toBe(framesOf(evaluated));
  });
});
