import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { Plan, StepIndex, StepOperation } from '../../plan/plan.ts';
import type { PlanBuilder } from '../../plan/plan-builder.ts';
import { stepPlan } from '../../testing/step-plan.ts';
import { numberValue } from '../../values/literal.ts';
import { money, plain, type ValueType } from '../../values/value-type.ts';
import { assumedProfile } from './input-profile.ts';
import { type LoweringOptions, lowerPlan } from './lower.ts';

const [NUMBER, RUB] = [plain('number'), money('RUB')];

const OPTIONS: LoweringOptions = {
  profiles: { input: ({ type }) => assumedProfile(type), fact: ({ type }) => assumedProfile(type), factsMax: 10n },
  shared: { rowsInForce: () => [], rates: () => [] },
  integerMax: 2n ** 62n,
  keepSteps: false,
};
const lowered = (plan: Plan, options: Partial<LoweringOptions> = {}) => {
  const result = lowerPlan(plan, { ...OPTIONS, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.unsupported));
  return result.lowered;
};
const refused = (plan: Plan, options: Partial<LoweringOptions> = {}) => {
  const result = lowerPlan(plan, { ...OPTIONS, ...options });
  return result.ok ? null : result.unsupported;
};

const input = (builder: PlanBuilder, attribute: string, type: ValueType = NUMBER): StepIndex =>
  builder.emit(attribute, { op: 'input', source: { kind: 'attribute', attribute }, type });
const emit = (builder: PlanBuilder, nodeId: string, operation: StepOperation, type = NUMBER): StepIndex =>
  builder.emit(nodeId, { ...operation, type });
const team = (value: StepIndex, aggregate: 'sum' | 'average' | 'share'): StepOperation => ({
  op: 'team',
  value,
  aggregate,
  scope: 'participants',
});

describe('a plan becomes a kernel', () => {
  test('whose outputs are its results, each in its form', () => {
    const plan = stepPlan((builder) => {
      const [a, b] = [input(builder, 'a'), input(builder, 'b')];
      return {
        whole: a,
        ratio: emit(builder, 'ratio', { op: 'divide', left: a, right: b }),
        bit: emit(builder, 'bit', { op: 'compare', comparison: 'less', left: a, right: b }, plain('boolean')),
        text: input(builder, 'text', plain('text')),
        date: input(builder, 'date', plain('date')),
      };
    });
    const { results, resultOutputs, kernel, steps, approximateSteps } = lowered(plan);
    expect(results).toEqual([
      { result: 0, form: { kind: 'whole', column: 0, unit: 10_000n } },
      { result: 1, form: { kind: 'ratio', numerator: 1, denominator: 2 } },
      { result: 2, form: { kind: 'boolean', column: 3 } },
      { result: 3, form: { kind: 'text', column: 4 } },
      { result: 4, form: { kind: 'date', column: 5 } },
    ]);
    expect([resultOutputs, steps, approximateSteps]).toEqual([6, [], []]);
    expect(kernel.outputs.map(({ type }) => type)).toEqual([
      'integer',
      'integer',
      'integer',
      'bit',
      'integer',
      'integer',
    ]);
  });

  test('that rounds what is paid, and only that, to the minor unit', () => {
    const shown = stepPlan((builder) => ({ v: input(builder, 'v', plain('number')) }));
    const paid: Plan = {
      ...shown,
      results: [{ kind: 'balance', nodeId: 'v', balance: 'v', step: 0 }],
    };
    expect(lowered(shown).results[0]?.form).toMatchObject({ kind: 'whole', unit: 10_000n });
    expect(lowered(paid).results[0]?.form).toMatchObject({ kind: 'whole', unit: 100n });
  });

  test('that leaves a row with a problem in a result, and no other, to the reference', () => {
    const checks = (plan: Plan) =>
      lowered(plan).kernel.body.instructions.filter(({ operation }) => operation.op === 'check').length;
    expect(checks(stepPlan((builder) => ({ v: input(builder, 'v') })))).toBe(1);
    const constant: StepOperation = { op: 'constant', value: numberValue(decimal('2')) };
    expect(checks(stepPlan((builder) => ({ v: emit(builder, 'v', constant) })))).toBe(0);
    const unread = stepPlan((builder) => {
      input(builder, 'unread');
      return { v: emit(builder, 'v', constant) };
    });
    expect(checks(unread)).toBe(0);
    expect(lowered(unread).inputs).toEqual([]);
  });

  test('and tells which steps it only approximates', () => {
    const plan = stepPlan((builder) => {
      const v = input(builder, 'v', RUB);
      const square = emit(builder, 'square', { op: 'multiply', left: v, right: v });
      return { v: emit(builder, 'round', { op: 'round', value: square, digits: -12, mode: 'down' }) };
    });
    expect(lowered(plan).approximateSteps).toEqual([1]);
  });
});

describe('steps that are kept', () => {
  test('take a column unless they are an input as it is read', () => {
    const plan = stepPlan((builder) => {
      const v = input(builder, 'v');
      const two = emit(builder, 'two', { op: 'constant', value: numberValue(decimal('2')) });
      const half = emit(builder, 'half', { op: 'divide', left: v, right: two });
      return { half };
    });
    const { steps, resultOutputs } = lowered(plan, { keepSteps: true });
    expect(steps).toEqual([
      { step: 0, form: { kind: 'input', column: 0 } },
      { step: 1, form: { kind: 'constant', value: numberValue(decimal('2')) } },
      // Half of it is the same number over a unit twice as fine.
      { step: 2, form: { kind: 'whole', column: resultOutputs, unit: 20_000n } },
    ]);
  });
});

describe('steps that were worked out before', () => {
  const plan = stepPlan((builder) => {
    const v = input(builder, 'v', RUB);
    const other = input(builder, 'other', RUB);
    return {
      sum: emit(builder, 'sum', team(v, 'sum'), RUB),
      average: emit(builder, 'average', team(other, 'average'), RUB),
    };
  });

  test('are columns, and what only they read is not read again', () => {
    const { inputs } = lowered(plan, { given: new Set([2, 3]) });
    expect(inputs.map(({ source, type }) => [source, type.base])).toEqual([
      [{ kind: 'given', step: 2, part: 'value' }, 'money'],
      [{ kind: 'given', step: 3, part: 'sum' }, 'money'],
      [{ kind: 'given', step: 3, part: 'members' }, 'count'],
    ]);
  });

  test('a share is the own value over the sum of all, so that the own one is read', () => {
    const share = stepPlan((builder) => ({ v: emit(builder, 'share', team(input(builder, 'v', RUB), 'share')) }));
    const { inputs, results } = lowered(share, { given: new Set([1]) });
    expect(inputs.map(({ source }) => source)).toEqual([
      { kind: 'attribute', attribute: 'v' },
      { kind: 'given', step: 1, part: 'sum' },
    ]);
    expect(results[0]?.form.kind).toBe('ratio');
  });

  test('without them a step over the team has no form, and every such step is named', () => {
    expect(refused(plan)).toEqual([
      { nodeId: 'sum', op: 'team', step: 2 },
      { nodeId: 'average', op: 'team', step: 3 },
    ]);
    const pool = stepPlan((builder) => {
      const v = input(builder, 'v', RUB);
      return { v: emit(builder, 'pool', { op: 'pool', amount: v, weight: v, scope: 'participants', digits: 2 }) };
    });
    expect(refused(pool)).toEqual([{ nodeId: 'pool', op: 'pool', step: 1 }]);
  });
});

test('a plan that is none is a defect, not a refusal', () => {
  const wrong = stepPlan((builder) => ({ v: emit(builder, 'v', { op: 'negate', value: 7 }) }));
  expect(() => lowerPlan(wrong, OPTIONS)).toThrow('step 7 is used before it is computed');
  const mixed = stepPlan((builder) => ({
    v: emit(builder, 'v', { op: 'negate', value: input(builder, 't', plain('text')) }),
  }));
  expect(() => lowerPlan(mixed, OPTIONS)).toThrow('a text stands where a number belongs');
});
