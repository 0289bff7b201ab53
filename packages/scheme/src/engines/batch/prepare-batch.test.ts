import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { FactsFrame, Plan, StepIndex } from '../../plan/plan.ts';
import { PlanBuilder } from '../../plan/plan-builder.ts';
import { stepPlan } from '../../testing/step-plan.ts';
import { numberValue, textValue } from '../../values/literal.ts';
import { money, plain, type ValueType } from '../../values/value-type.ts';
import { evaluatePlan } from '../explain/index.ts';
import type { OutputForm } from '../scaled/lowered-plan.ts';
import { ABSENT_VALUE } from './batch-columns.ts';
import { type PrepareOptions, prepareBatch } from './prepare-batch.ts';
import { runBatch } from './run-batch.ts';

const NUMBER = plain('number');
const number = (text: string) => numberValue(decimal(text));
const attribute = (builder: PlanBuilder, name: string, type: ValueType): StepIndex =>
  builder.emit(name, { op: 'input', source: { kind: 'attribute', attribute: name }, type });

function prepared(plan: Plan, options?: PrepareOptions) {
  const batch = prepareBatch(plan, options);
  if (!batch.ok) throw new Error(JSON.stringify(batch.unsupported));
  return batch.program;
}

describe('what every step comes to is kept on demand', () => {
  const steps: string[] = [];
  const plan = stepPlan((builder) => {
    const named = (name: string, step: StepIndex): StepIndex => {
      steps[step] = name;
      return step;
    };
    const pay = named('pay', attribute(builder, 'pay', money('RUB')));
    const share = named('share', attribute(builder, 'share', plain('percent')));
    const grade = named('grade', attribute(builder, 'grade', plain('text')));
    const hired = named('hired', attribute(builder, 'hired', plain('date')));
    const isNew = named('isNew', attribute(builder, 'isNew', plain('boolean')));
    const two = named('two', builder.emit('two', { op: 'constant', value: number('2'), type: NUMBER }));
    const twice = named('twice', builder.emit('twice', { op: 'multiply', left: pay, right: two, type: NUMBER }));
    named('again', builder.emit('again', { op: 'multiply', left: pay, right: two, type: NUMBER }));
    const ratio = named('ratio', builder.emit('ratio', { op: 'divide', left: pay, right: share, type: NUMBER }));
    named(
      'isLarge',
      builder.emit('isLarge', {
        op: 'compare',
        comparison: 'greater',
        left: twice,
        right: two,
        type: plain('boolean'),
      }),
    );
    const word = named('word', builder.emit('word', { op: 'constant', value: textValue('A'), type: plain('text') }));
    named(
      'either',
      builder.emit('either', { op: 'select', condition: isNew, then: grade, otherwise: word, type: plain('text') }),
    );
    named(
      'day',
      builder.emit('day', { op: 'dateShift', value: hired, months: two, to: 'same-day', type: plain('date') }),
    );
    let power = ratio;
    for (let count = 0; count < 3; count += 1) {
      power = named(
        `power ${count}`,
        builder.emit('power', { op: 'multiply', left: power, right: ratio, type: NUMBER }),
      );
    }
    return { x: ratio };
  });

  const formsOf = (program: ReturnType<typeof prepared>): Readonly<Record<string, OutputForm>> =>
    Object.fromEntries(program.lowered.steps.map(({ step, form }) => [steps[step] ?? '', form]));

  test('each in its form; constants and inputs need no column, equal steps share one', () => {
    const program = prepared(plan, { keepSteps: true });
    const forms = formsOf(program);
    expect(forms).toMatchObject({
      pay: { kind: 'input' },
      share: { kind: 'input' },
      grade: { kind: 'input' },
      hired: { kind: 'input' },
      two: { kind: 'constant', value: number('2') },
      word: { kind: 'constant', value: textValue('A') },
      twice: { kind: 'whole', unit: 50n },
      ratio: { kind: 'ratio' },
      isLarge: { kind: 'boolean' },
      isNew: { kind: 'boolean' },
      either: { kind: 'text' },
      day: { kind: 'date' },
      'power 2': { kind: 'approximate', error: expect.any(Number) },
    });
    expect(forms['again']).toEqual(forms['twice']);
    const columns = Object.values(forms).flatMap((form) =>
      form.kind === 'ratio'
        ? [form.numerator, form.denominator]
        : 'column' in form && form.kind !== 'input'
          ? [form.column]
          : [],
    );
    const own = new Set(columns);
    expect(Math.max(...columns)).toBeLessThan(program.lowered.kernel.outputs.length);
    expect(Math.min(...own)).toBeGreaterThanOrEqual(program.lowered.resultOutputs);
    // All but the repeated step have columns of their own.
    expect(own.size).toBe(columns.length - 1);
  });

  test('and read from the page they stand in', () => {
    const program = prepared(plan, { keepSteps: true });
    const forms = formsOf(program);
    const values: Record<string, bigint> = { pay: 1_050n, share: 2_500n, grade: 0n, hired: 20_000n, isNew: 0n };
    const inputs = program.lowered.inputs.map(({ source }) =>
      BigInt64Array.of(values[source.kind === 'attribute' ? source.attribute : ''] ?? 0n),
    );
    const seen: Record<string, unknown> = {};
    program.run(
      { rows: 1, inputs, facts: null },
      {
        onPage: (page) => {
          const at = (column: number): unknown => page.output(column)[0];
          for (const [name, form] of Object.entries(forms)) {
            if (form.kind === 'ratio') seen[name] = [at(form.numerator), at(form.denominator)];
            else if ('column' in form && form.kind !== 'input') seen[name] = at(form.column);
          }
        },
      },
    );
    // 10.50 twice is 21; over 0.25 it is 42.
    expect(seen['twice']).toBe(1_050n);
    const [numerator = 0n, denominator = 1n] = seen['ratio'] as readonly bigint[];
    expect(numerator).toBe(42n * denominator);
    expect(seen['isLarge']).toBe(1n);
    expect(seen['power 2']).toBeCloseTo(42 ** 4, 3);
  });

  test('nothing is kept unless asked, and only what results rest on is read', () => {
    const program = prepared(plan);
    expect(program.lowered.steps).toEqual([]);
    expect(program.lowered.kernel.outputs).toHaveLength(program.lowered.resultOutputs);
    expect(program.lowered.inputs.map(({ source }) => source)).toEqual([
      { kind: 'attribute', attribute: 'pay' },
      { kind: 'attribute', attribute: 'share' },
    ]);
    expect(prepared(plan, { keepSteps: true }).lowered.inputs).toHaveLength(5);
  });
});

describe('what is promised', () => {
  const plan = stepPlan((builder) => ({ x: attribute(builder, 'pay', money('RUB')) }));
  const openRows = (options: PrepareOptions, ...values: readonly bigint[]) =>
    prepared(plan, options).run({ rows: values.length, inputs: [BigInt64Array.from(values)], facts: null }).unproven;

  test('by default follows from the types: kopecks up to ten thousand million', () => {
    const most = 1_000_000_000_000n;
    expect(openRows({}, 0n, most, -most, most + 1n, -most - 1n, ABSENT_VALUE)).toEqual([3, 4, 5]);
  });

  test('can be said otherwise of inputs alone', () => {
    const input = () => ({ kind: 'number', unit: 1n, min: 0n, max: 9n, nullable: false }) as const;
    expect(openRows({ profiles: { input } }, 0n, 9n, 10n, -1n)).toEqual([2, 3]);
  });

  test('of facts: ten thousand to an employee unless more is promised', () => {
    const withFacts = stepPlan((builder) => {
      const block = new PlanBuilder(builder);
      const result = block.emit('amount', { op: 'field', field: { kind: 'amount' }, type: money('RUB') });
      const frame: FactsFrame = { nodeId: 'f', filter: { factType: 'deal', where: [] }, block: block.build(), result };
      return { x: builder.emit('x', { op: 'facts', aggregate: 'sum', frame, type: money('RUB') }) };
    });
    const sumOf = (options: PrepareOptions) => {
      const { lowered } = prepared(withFacts, options);
      const last = lowered.kernel.body.instructions.findLast(({ operation }) => operation.op === 'accumulated');
      return last?.interval;
    };
    expect(sumOf({})).toEqual({ min: -(10n ** 16n), max: 10n ** 16n });
    expect(sumOf({ profiles: { factsMax: 5n } })).toEqual({ min: -5n * 10n ** 12n, max: 5n * 10n ** 12n });
  });

  test('without shared inputs there are no tables and no rates', () => {
    const shared = stepPlan((builder) => {
      const key = builder.emit('key', { op: 'constant', value: textValue('A'), type: plain('text') });
      return { x: builder.emit('x', { op: 'lookup', table: 't', key, column: 'value', type: NUMBER }) };
    });
    const run = (options: PrepareOptions) =>
      prepared(shared, options).run({ rows: 1, inputs: [], facts: null }).unproven;
    expect(run({})).toEqual([0]);
    const rowsInForce = () => [{ key: 'A', value: '1' }];
    expect(run({ shared: { rowsInForce, rates: () => [] } })).toEqual([]);
  });
});

test('a plan with a step this engine has no form for is refused, and the step named', () => {
  const plan = stepPlan((builder) => {
    const grade = attribute(builder, 'grade', plain('text'));
    const truth = builder.emit('order', {
      op: 'compare',
      comparison: 'less',
      left: grade,
      right: grade,
      type: plain('boolean'),
    });
    return { x: builder.emit('not', { op: 'not', value: truth, type: plain('boolean') }) };
  });
  expect(prepareBatch(plan)).toEqual({
    ok: false,
    unsupported: [{ nodeId: 'order', op: 'compare.text.less', step: 1 }],
  });
});

test('what a balance comes to is rounded in the kernel, so that also one in doubles is proven', () => {
  const plan = stepPlan((builder) => {
    const pay = attribute(builder, 'pay', money('RUB'));
    const one = builder.emit('one', { op: 'constant', value: number('1'), type: NUMBER });
    const [first, second] = ['a', 'b'].map((name) => {
      const right = builder.emit('more', {
        op: 'add',
        left: one,
        right: attribute(builder, name, NUMBER),
        type: NUMBER,
      });
      return builder.emit('part', { op: 'divide', left: pay, right, type: NUMBER });
    });
    return { x: builder.emit('x', { op: 'add', left: first ?? -1, right: second ?? -1, type: NUMBER }) };
  });
  const keeping: Plan = {
    ...plan,
    results: [{ kind: 'balance', nodeId: 'b', balance: 'kept', step: plan.results[0]?.step ?? -1 }],
  };
  const attributes = { pay: '12345678.91', a: '0.1234567', b: '0.7654321' };
  const request = { period: '2026-10', employees: [{ id: 'e', attributes }] };
  // 12345678.91 / 1.1234567 + 12345678.91 / 1.7654321 = 17982018.709...
  expect(runBatch(keeping, request)).toMatchObject({ ok: true, proven: 1, answer: evaluatePlan(keeping, request) });
  expect(runBatch(plan, request)).toMatchObject({ ok: true, proven: 0, answer: evaluatePlan(plan, request) });
});
