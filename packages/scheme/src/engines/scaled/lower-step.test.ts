import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Comparison, Plan, StepIndex, StepOperation } from '../../plan/plan.ts';
import { PlanBuilder } from '../../plan/plan-builder.ts';
import { shownByBoth, stepPlan } from '../../testing/step-plan.ts';
import { booleanValue, numberValue } from '../../values/literal.ts';
import { plain, type ValueType } from '../../values/value-type.ts';

const NUMBER = plain('number');
const BIT = plain('boolean');

interface Drawing {
  readonly builder: PlanBuilder;
  readonly input: (attribute: string, base?: 'number' | 'boolean' | 'date' | 'text') => StepIndex;
  readonly constant: (text: string) => StepIndex;
  readonly bit: (value: boolean) => StepIndex;
  readonly step: (operation: StepOperation, type?: ValueType) => StepIndex;
}

const drawingOn = (builder: PlanBuilder): Drawing => ({
  builder,
  input: (attribute, base = 'number') =>
    builder.emit(attribute, { op: 'input', source: { kind: 'attribute', attribute }, type: plain(base) }),
  constant: (text) => builder.emit('c', { op: 'constant', value: numberValue(decimal(text)), type: NUMBER }),
  bit: (value) => builder.emit('b', { op: 'constant', value: booleanValue(value), type: BIT }),
  step: (operation, type = NUMBER) => builder.emit(operation.op, { ...operation, type }),
});

const planOf = (draw: (drawing: Drawing) => Readonly<Record<string, StepIndex>>): Plan =>
  stepPlan((builder) => draw(drawingOn(builder)));

const requestOf = (...attributes: readonly Readonly<Record<string, string>>[]): EvaluationRequest => ({
  period: '2026-10',
  employees: attributes.map((own, index) => ({ id: `e${index}`, attributes: own })),
});
const values = (...texts: readonly string[]) => requestOf(...texts.map((v) => ({ v })));

/** What is shown of every employee; all of them have to be proven. */
function proven(plan: Plan, request: EvaluationRequest): readonly unknown[] {
  const answer = shownByBoth(plan, request);
  expect([answer.proven, answer.byReference]).toEqual([request.employees.length, []]);
  return answer.shown.map((shown) =>
    Array.isArray(shown) || typeof shown !== 'object' || shown === null ? shown : Object.values(shown).map(String),
  );
}

describe('arithmetic of steps', () => {
  test('of two numbers', () => {
    const plan = planOf(({ input, step }) => {
      const [left, right] = [input('a'), input('b')];
      const ops = ['add', 'subtract', 'multiply', 'minimum', 'maximum', 'divide'] as const;
      return Object.fromEntries(ops.map((op) => [op, step({ op, left, right })]));
    });
    expect(proven(plan, requestOf({ a: '6', b: '-1.5' }, { a: '-2', b: '8' }))).toEqual([
      ['4.5', '7.5', '-9', '-1.5', '6', '-4'],
      ['6', '-10', '-16', '-2', '8', '-0.25'],
    ]);
  });

  test('of one number', () => {
    const plan = planOf(({ input, step }) => {
      const value = input('v');
      return {
        negate: step({ op: 'negate', value }),
        absolute: step({ op: 'absolute', value }),
        square: step({ op: 'power', value, exponent: 2 }),
        one: step({ op: 'power', value, exponent: 0 }),
        cube: step({ op: 'power', value, exponent: 3 }),
        tenths: step({ op: 'round', value, digits: 1, mode: 'half-up' }),
        tens: step({ op: 'round', value, digits: -1, mode: 'floor' }),
      };
    });
    expect(proven(plan, values('-2.25', '16'))).toEqual([
      ['2.25', '2.25', '5.0625', '1', '-11.390625', '-2.3', '-10'],
      ['-16', '16', '256', '1', '4096', '16', '10'],
    ]);
  });

  test('a power below zero is one over it; of zero it is a problem', () => {
    const plan = planOf(({ input, step }) => ({ inverse: step({ op: 'power', value: input('v'), exponent: -2 }) }));
    expect(proven(plan, values('4', '-0.5'))).toEqual([['0.0625'], ['4']]);
    expect(shownByBoth(plan, values('4', '0')).shown).toEqual([
      { inverse: '0.0625' },
      ['value/zero-to-negative-power'],
    ]);
  });

  test('of numbers past the integers at hand is left to the reference, and right', () => {
    const plan = planOf(({ input, step }) => {
      const value = input('v');
      return {
        v: step({ op: 'round', value: step({ op: 'multiply', left: value, right: value }), digits: 0, mode: 'down' }),
      };
    });
    expect(shownByBoth(plan, values('9999999999999', '2'))).toMatchObject({
      shown: [{ v: '99999999999980000000000001' }, { v: '4' }],
      proven: 0,
    });
  });

  test('to multiples, which have to be above zero', () => {
    const plan = planOf(({ input, step }) => ({
      up: step({ op: 'roundToMultiple', value: input('v'), multiple: input('m'), mode: 'ceil' }),
    }));
    expect(proven(plan, requestOf({ v: '7', m: '5' }, { v: '-7', m: '5' }, { v: '7', m: '0.2' }))).toEqual([
      ['10'],
      ['-5'],
      ['7'],
    ]);
    expect(shownByBoth(plan, requestOf({ v: '7', m: '5' }, { v: '7', m: '0' }, { v: '7', m: '-1' })).shown).toEqual([
      { up: '10' },
      ['value/bad-multiple'],
      ['value/bad-multiple'],
    ]);
  });

  test('what is missing on either side is missing', () => {
    const plan = planOf(({ input, step }) => ({
      sum: step({ op: 'add', left: input('a'), right: input('b') }),
      rounded: step({ op: 'roundToMultiple', value: input('a'), multiple: input('b'), mode: 'ceil' }),
      ratio: step({ op: 'divide', left: input('a'), right: input('b') }),
      less: step({ op: 'compare', comparison: 'less', left: input('a'), right: input('b') }, BIT),
    }));
    expect(shownByBoth(plan, requestOf({ a: '1', b: '2' }, { a: '1' }, { b: '2' }))).toEqual({
      shown: [{ sum: '3', rounded: '2', ratio: '0.5', less: true }, ['input/missing'], ['input/missing']],
      proven: 1,
      byReference: [],
    });
  });
});

describe('truths', () => {
  const COMPARISONS: readonly Comparison[] = ['equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual'];

  test('numbers and days compare in every way', () => {
    for (const base of ['number', 'date'] as const) {
      const plan = planOf(({ input, step }) =>
        Object.fromEntries(
          COMPARISONS.map((comparison) => [
            comparison,
            step({ op: 'compare', comparison, left: input('a', base), right: input('b', base) }, BIT),
          ]),
        ),
      );
      const [low, high] = base === 'number' ? ['2', '3.5'] : ['2026-02-28', '2026-03-01'];
      const both = (a: string, b: string) => requestOf({ a, b });
      expect(proven(plan, both(low, high))).toEqual([['false', 'true', 'true', 'true', 'false', 'false']]);
      expect(proven(plan, both(high, low))).toEqual([['false', 'true', 'false', 'false', 'true', 'true']]);
      expect(proven(plan, both(low, low))).toEqual([['true', 'false', 'false', 'true', 'false', 'true']]);
    }
  });

  test('words and truths are the same or not; that they differ is all that is known of them', () => {
    for (const base of ['text', 'boolean'] as const) {
      const plan = planOf(({ input, step }) =>
        Object.fromEntries(
          (['equal', 'notEqual'] as const).map((comparison) => [
            comparison,
            step({ op: 'compare', comparison, left: input('a', base), right: input('b', base) }, BIT),
          ]),
        ),
      );
      const rows = ['true', 'false'].flatMap((a) => ['true', 'false'].map((b) => ({ a, b })));
      expect(proven(plan, requestOf(...rows))).toEqual([
        ['true', 'false'],
        ['false', 'true'],
        ['false', 'true'],
        ['true', 'false'],
      ]);
    }
  });

  test('all, any and none', () => {
    const plan = planOf(({ input, bit, step }) => {
      const [a, b] = [input('a', 'boolean'), input('b', 'boolean')];
      return {
        and: step({ op: 'and', operands: [a, b] }, BIT),
        or: step({ op: 'or', operands: [a, b] }, BIT),
        not: step({ op: 'not', value: a }, BIT),
        both: step({ op: 'and', operands: [a, bit(true)] }, BIT),
        never: step({ op: 'and', operands: [a, bit(false)] }, BIT),
        either: step({ op: 'or', operands: [a, bit(false)] }, BIT),
        always: step({ op: 'or', operands: [a, bit(true)] }, BIT),
      };
    });
    const rows = ['true', 'false'].flatMap((a) => ['true', 'false'].map((b) => ({ a, b })));
    expect(proven(plan, requestOf(...rows))).toEqual([
      ['true', 'true', 'false', 'true', 'false', 'true', 'true'],
      ['false', 'true', 'false', 'true', 'false', 'true', 'true'],
      ['false', 'true', 'true', 'false', 'false', 'false', 'true'],
      ['false', 'false', 'true', 'false', 'false', 'false', 'true'],
    ]);
    expect(shownByBoth(plan, requestOf({ a: 'true' }, { b: 'true' })).shown).toEqual([
      ['input/missing'],
      ['input/missing'],
    ]);
  });
});

describe('a choice', () => {
  const chosen = planOf(({ input, constant, step }) => ({
    v: step({
      op: 'select',
      condition: step({ op: 'compare', comparison: 'greater', left: input('v'), right: constant('10') }, BIT),
      then: input('then'),
      otherwise: input('otherwise'),
    }),
  }));

  test('reads the branch it takes; a problem of the other is none', () => {
    const request = requestOf({ v: '11', then: '1' }, { v: '10', otherwise: '2' });
    expect(proven(chosen, request)).toEqual([['1'], ['2']]);
  });

  test('has the problems of its condition and of the branch it takes', () => {
    const request = requestOf({ v: '11', otherwise: '2' }, { v: '10', then: '1' }, { then: '1', otherwise: '2' });
    expect(shownByBoth(chosen, request)).toEqual({
      shown: [['input/missing'], ['input/missing'], ['input/missing']],
      proven: 0,
      byReference: [],
    });
  });

  test('of words, days and truths', () => {
    for (const [base, then, otherwise] of [
      ['text', 'x', 'y'],
      ['date', '2026-01-01', '2026-01-02'],
      ['boolean', 'true', 'false'],
    ] as const) {
      const plan = planOf(({ input, step }) => ({
        v: step(
          { op: 'select', condition: input('if', 'boolean'), then: input('t', base), otherwise: input('o', base) },
          plain(base),
        ),
      }));
      const branches = { t: then, o: otherwise };
      expect(proven(plan, requestOf({ if: 'true', ...branches }, { if: 'false', ...branches }))).toEqual([
        [then],
        [otherwise],
      ]);
    }
  });
});

describe('a fallback', () => {
  const recovered = (only: 'missing' | 'zero-divisor' | 'any') =>
    planOf(({ input, constant, step }) => {
      const value = step({ op: 'divide', left: input('a'), right: input('b') });
      return { v: step({ op: 'recover', value, fallback: constant('7'), only }) };
    });

  test('replaces what it is for, and nothing else', () => {
    const request = requestOf({ a: '1', b: '2' }, { a: '1' }, { a: '1', b: '0' });
    const answers = (only: 'missing' | 'zero-divisor' | 'any') => shownByBoth(recovered(only), request);
    expect(answers('missing')).toEqual({
      shown: [{ v: '0.5' }, { v: '7' }, ['value/zero-divisor']],
      proven: 2,
      byReference: [],
    });
    expect(answers('zero-divisor')).toEqual({
      shown: [{ v: '0.5' }, ['input/missing'], { v: '7' }],
      proven: 2,
      byReference: [],
    });
    expect(answers('any')).toEqual({ shown: [{ v: '0.5' }, { v: '7' }, { v: '7' }], proven: 3, byReference: [] });
  });

  test('counts with its own problems where it is taken, and only there', () => {
    const plan = planOf(({ input, step }) => ({
      v: step({ op: 'recover', value: input('a'), fallback: input('b'), only: 'missing' }),
    }));
    expect(shownByBoth(plan, requestOf({ a: '1' }, { b: '2' }, {}))).toEqual({
      shown: [{ v: '1' }, { v: '2' }, ['input/missing']],
      proven: 2,
      byReference: [],
    });
  });

  test('of what cannot have the problem is never taken', () => {
    const plan = planOf(({ constant, input, step }) => ({
      v: step({ op: 'recover', value: constant('3'), fallback: input('a'), only: 'any' }),
    }));
    expect(proven(plan, requestOf({}))).toEqual([['3']]);
  });

  test('of a problem that the scheme states', () => {
    const stated = (code: string, only: 'missing' | 'any') =>
      planOf(({ constant, step }) => ({
        v: step({ op: 'recover', value: step({ op: 'fail', code, input: null }), fallback: constant('7'), only }),
      }));
    expect(proven(stated('value/not-in-table', 'missing'), requestOf({}))).toEqual([['7']]);
    expect(proven(stated('value/above-last-band', 'any'), requestOf({}))).toEqual([['7']]);
    expect(shownByBoth(stated('value/above-last-band', 'missing'), requestOf({})).shown).toEqual([
      ['value/above-last-band'],
    ]);
  });
});

describe('inside a frame a value of the scheme is', () => {
  const framed = (draw: (outside: Drawing) => StepIndex) =>
    planOf((outside) => {
      const step = draw(outside);
      const block = new PlanBuilder(outside.builder);
      const inside = drawingOn(block);
      const amount = block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: NUMBER });
      const result = inside.step({ op: 'multiply', left: amount, right: block.outer(step) });
      const frame = { nodeId: 'f', filter: { factType: 'deal', where: [] }, block: block.build(), result };
      return { sum: outside.step({ op: 'facts', aggregate: 'sum', frame }) };
    });
  const facts = ['2', '3'].map((amount) => ({ source: 's', id: amount, type: 'deal', on: '2026-10-05', amount }));
  const withFacts = (request: EvaluationRequest): EvaluationRequest => ({
    ...request,
    employees: request.employees.map((employee) => ({ ...employee, facts })),
  });

  test('what it is outside: whole, a quotient, a constant', () => {
    expect(
      proven(
        framed(({ input }) => input('v')),
        withFacts(values('4')),
      ),
    ).toEqual([['20']]);
    expect(
      proven(
        framed(({ constant }) => constant('0.5')),
        withFacts(values('4')),
      ),
    ).toEqual([['2.5']]);
    const ratio = framed(({ input, step }) => step({ op: 'divide', left: input('v'), right: input('w') }));
    expect(proven(ratio, withFacts(requestOf({ v: '4', w: '8' })))).toEqual([['2.5']]);
  });

  test('a problem where it is one outside', () => {
    const ratio = framed(({ input, step }) => step({ op: 'divide', left: input('v'), right: input('w') }));
    const request = withFacts(requestOf({ v: '4', w: '8' }, { v: '4', w: '0' }, { w: '8' }));
    expect(shownByBoth(ratio, request)).toEqual({
      shown: [{ sum: '2.5' }, ['value/zero-divisor'], ['input/missing']],
      proven: 1,
      byReference: [],
    });
    const power = framed(({ input, step }) => step({ op: 'power', value: input('v'), exponent: -1 }));
    expect(shownByBoth(power, withFacts(values('4', '0'))).shown).toEqual([
      { sum: '1.25' },
      ['value/zero-to-negative-power'],
    ]);
  });
});
