import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Band, Plan, TiersOperation } from '../../plan/plan.ts';
import { shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { plain } from '../../values/value-type.ts';

const NUMBER = plain('number');
const band = (from: string, to: string | null, rate: string | null, amount: string | null = null): Band => ({
  from: decimal(from),
  to: to === null ? null : decimal(to),
  rate: rate === null ? null : decimal(rate),
  amount: amount === null ? null : decimal(amount),
});

const RATES = [band('0', '10', '0.1'), band('10', '20', '0.2'), band('20', null, '0.05')];
const ENDING = [band('0', '10', '0.1'), band('10', '20', '0.5')];
const BOTH = [band('5', '10', '0.1', '2'), band('10', '20', '0.3', '4')];
const STEPS = [band('0', '10', null, '7'), band('10', '20', null, '3'), band('20', null, null, '1')];

interface Read {
  readonly position?: boolean;
  readonly base?: boolean;
}

/** Bands over `v`, from `p` and of `b` where these are read. */
function planOf(
  bands: readonly Band[],
  mode: TiersOperation['mode'],
  output: TiersOperation['output'],
  { position = false, base = false }: Read = {},
): Plan {
  return stepPlan((builder) => {
    const input = (attribute: string) =>
      builder.emit(attribute, { op: 'input', source: { kind: 'attribute', attribute }, type: NUMBER });
    const step: TiersOperation = {
      op: 'tiers',
      mode,
      output,
      bands,
      value: input('v'),
      position: position ? input('p') : null,
      base: base ? input('b') : null,
    };
    return { paid: builder.emit('tiers', { ...step, type: NUMBER }) };
  });
}

const requestOf = (rows: readonly Readonly<Record<string, string>>[]): EvaluationRequest => ({
  period: '2026-10',
  employees: rows.map((attributes, index) => ({ id: `e${index}`, attributes })),
});

function paid(plan: Plan, rows: readonly Readonly<Record<string, string>>[]) {
  const { shown, proven, byReference } = shownByBoth(plan, requestOf(rows));
  expect(byReference).toEqual([]);
  const texts = shown.map((one) => (typeof one === 'object' && one !== null ? Object.values(one).join() : ''));
  expect(proven).toBe(texts.filter((text) => !text.includes('/')).length);
  return texts;
}

const values = (...texts: readonly string[]) => texts.map((v) => ({ v }));

describe('bands', () => {
  test.each<
    [string, readonly Band[], TiersOperation['mode'], TiersOperation['output'], readonly string[], readonly string[]]
  >([
    ['marginal amounts', RATES, 'marginal', 'amount', ['0', '5', '10', '15', '25'], ['0', '0.5', '1', '2', '3.25']],
    ['marginal amounts that end', ENDING, 'marginal', 'amount', ['15', '20', '99'], ['3.5', '6', '6']],
    [
      'amounts of bands entered',
      STEPS,
      'marginal',
      'amount',
      ['0', '0.01', '9', '10', '20'],
      ['0', '7', '7', '10', '11'],
    ],
    ['both', BOTH, 'marginal', 'amount', ['4', '5', '9', '10', '15'], ['0', '2', '2.4', '6.5', '8']],
    ['marginal rates', RATES, 'marginal', 'rate', ['0', '9.99', '10', '20'], ['0.1', '0.1', '0.2', '0.05']],
    ['whole amounts', RATES, 'whole', 'amount', ['0', '5', '10', '20'], ['0', '0.5', '2', '1']],
    ['whole amounts, fixed and in proportion', BOTH, 'whole', 'amount', ['4', '5', '10'], ['0', '2.5', '7']],
    ['whole rates', BOTH, 'whole', 'rate', ['4', '5', '10'], ['0', '0.1', '0.3']],
    [
      'interpolated rates',
      RATES,
      'interpolated',
      'rate',
      ['0', '5', '10', '15', '30'],
      ['0.1', '0.15', '0.2', '0.125', '0.05'],
    ],
    ['interpolated rates of the value', RATES, 'interpolated', 'amount', ['5', '30'], ['0.75', '1.5']],
    [
      'interpolated amounts',
      STEPS,
      'interpolated',
      'amount',
      ['0', '5', '10', '15', '99'],
      ['0', '3.5', '7', '8.5', '10'],
    ],
    ['numbers of bands', BOTH, 'whole', 'band', ['4', '5', '10', '19.99'], ['0', '1', '2', '2']],
  ])('%s', (_, bands, mode, output, given, expected) => {
    expect(paid(planOf(bands, mode, output), values(...given))).toEqual(expected);
  });

  test.each<[TiersOperation['mode'], TiersOperation['output']]>([
    ['whole', 'amount'],
    ['whole', 'rate'],
    ['whole', 'band'],
    ['marginal', 'rate'],
    ['marginal', 'band'],
    ['interpolated', 'rate'],
  ])('%s %s above a stated end is a problem', (mode, output) => {
    const [inside, ...above] = paid(planOf(ENDING, mode, output), values('19.99', '20', '99'));
    expect(inside).not.toContain('/');
    expect(above).toEqual(['value/above-last-band', 'value/above-last-band']);
  });

  test('from a position earn what lies behind it', () => {
    const rows = [
      { v: '10', p: '5' },
      { v: '0', p: '15' },
      { v: '5', p: '25' },
    ];
    expect(paid(planOf(RATES, 'marginal', 'amount', { position: true }), rows)).toEqual(['1.5', '0', '0.25']);
    expect(paid(planOf(RATES, 'whole', 'amount', { position: true }), rows)).toEqual(['2', '0', '0.25']);
    expect(paid(planOf(STEPS, 'interpolated', 'amount', { position: true }), rows)).toEqual(['5', '0', '0']);
    expect(paid(planOf(RATES, 'whole', 'band', { position: true }), rows)).toEqual(['2', '2', '3']);
  });

  test('of a base pay their rate of that, and fixed amounts as they are', () => {
    const rows = [
      { v: '5', b: '100' },
      { v: '15', b: '-2' },
    ];
    expect(paid(planOf(RATES, 'marginal', 'amount', { base: true }), rows)).toEqual(['50', '-4']);
    expect(paid(planOf(BOTH, 'marginal', 'amount', { base: true }), rows)).toEqual(['2', '2']);
    expect(paid(planOf(RATES, 'whole', 'amount', { base: true }), rows)).toEqual(['10', '-0.4']);
    expect(paid(planOf(BOTH, 'whole', 'amount', { base: true }), rows)).toEqual(['12', '3.4']);
    expect(paid(planOf(RATES, 'interpolated', 'amount', { base: true }), rows)).toEqual(['15', '-0.25']);
  });

  test('have the problems of what they read', () => {
    const plan = planOf(RATES, 'marginal', 'amount', { position: true, base: true });
    const whole = { v: '10', p: '0', b: '3' };
    const without = (key: 'v' | 'p' | 'b') => {
      const { [key]: _, ...rest } = whole;
      return rest;
    };
    const missing = 'input/missing';
    expect(paid(plan, [whole, without('v'), without('p'), without('b')])).toEqual(['3', missing, missing, missing]);
  });
});
