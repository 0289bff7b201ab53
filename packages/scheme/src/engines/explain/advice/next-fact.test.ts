import { decimal, ZERO } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import type { FactInput } from '../../../evaluation/evaluation.ts';
import type { Aggregate, FactCondition, FactField, FactsFrame, StepIndex } from '../../../plan/plan.ts';
import { PlanBuilder } from '../../../plan/plan-builder.ts';
import { requirementsOf } from '../../../plan/requirements.ts';
import { booleanValue, numberValue, textValue } from '../../../values/literal.ts';
import { money, plain, type ValueType } from '../../../values/value-type.ts';
import { evaluatedPlan } from './evaluated-plan.ts';
import { factVariations } from './next-fact.ts';

const RUB = money('RUB');
type Read = readonly [field: FactField, type: ValueType];
const AMOUNT: Read = [{ kind: 'amount' }, RUB];
const attribute = (name: string, type: ValueType): Read => [{ kind: 'attribute', attribute: name }, type];

interface Drawn {
  readonly aggregate?: Aggregate;
  readonly where?: readonly FactCondition[];
  /** Fields that the block reads, of which the last is its result; those `idle` are read for nothing. */
  readonly reads?: readonly Read[];
  readonly idle?: readonly Read[];
  readonly isPaid?: boolean;
}

function frameOf({ where = [], reads = [AMOUNT], idle = [] }: Drawn): FactsFrame {
  const block = new PlanBuilder();
  for (const [field, type] of idle) block.emit('idle', { op: 'field', field, type });
  const fields = reads.map(([field, type]) => block.emit('read', { op: 'field', field, type }));
  const result = fields.reduce((left, right) => block.emit('all', { op: 'add', left, right, type: RUB }));
  return { nodeId: 'deals', filter: { factType: 'deal', where }, block: block.build(), result };
}

/** Pays every frame that is not left out. */
function variations(frames: readonly Drawn[], facts: readonly FactInput[], largest = '0') {
  const builder = new PlanBuilder();
  const steps = frames.map((drawn) =>
    builder.emit('deals', { op: 'facts', aggregate: drawn.aggregate ?? 'sum', frame: frameOf(drawn), type: RUB }),
  );
  return ofBody(builder, facts, { largest, idle: steps.filter((_, index) => frames[index]?.isPaid === false) });
}

/** Pays every step that is not idle. */
function ofBody(
  builder: PlanBuilder,
  facts: readonly FactInput[],
  { largest = '0', idle = [] }: { readonly largest?: string; readonly idle?: readonly StepIndex[] } = {},
) {
  const body = builder.build();
  const paid = body.steps.flatMap((_, step) => (idle.includes(step) ? [] : [step]));
  const results = paid.map((step, order) => {
    const code = `p${step}`;
    return { kind: 'payout', nodeId: code, code, category: 'bonus', step, visible: true, order, title: {} } as const;
  });
  const requirements = requirementsOf(body, []);
  const employee = { id: 'e', facts };
  const plan = {
    schemeKey: 'n',
    schemeHash: 'n',
    period: 'month',
    currency: 'JPY',
    body,
    requirements,
    results,
  } as const;
  const evaluated = evaluatedPlan(plan, { period: '2026-10', employees: [employee] }, employee);
  return factVariations(evaluated, 'deal', decimal(largest));
}

const deal = (id: string, more: Partial<FactInput> = {}): FactInput => ({
  source: 'crm',
  id,
  type: 'deal',
  on: '2026-10-05',
  amount: '5',
  ...more,
});
const equal = (field: string, value: string): FactCondition => ({
  field,
  comparison: 'equal',
  values: [textValue(value)],
});
const AFTER_ALL = '\uffff';
const NEXT = { type: 'deal', on: '2026-10-31', source: AFTER_ALL, id: AFTER_ALL };

const facts = (frames: readonly Drawn[], known: readonly FactInput[]) =>
  variations(frames, known).map(({ variation }) => variation.fact);
const inputs = (frames: readonly Drawn[], known: readonly FactInput[] = []) =>
  variations(frames, known).map(({ variation: { input } }) =>
    input.kind === 'criterion'
      ? null
      : { kind: input.kind, fields: input.fields.map(({ field, value }) => `${field}=${value}`) },
  );

describe('one more fact', () => {
  test('is like the last that counted, on the last day, after all others of it', () => {
    const known = [
      deal('a', { on: '2026-10-02' }),
      deal('b', { attributes: { region: 'north' } }),
      deal('c', { on: '2026-10-03' }),
    ];
    const next = { ...NEXT, amount: '5', attributes: { region: 'north' } };
    expect(facts([{}], known)).toEqual([next, next]);
  });

  test('runs by its amount, then by its number', () => {
    expect(
      variations([{}], [deal('a')]).map(({ variation, places }) => ({ ...variation, fact: null, places })),
    ).toEqual([
      {
        input: { kind: 'next-fact', factType: 'deal', isFirst: false, fields: [] },
        type: money('RUB', 'rows'),
        unit: decimal('0.01'),
        from: ZERO,
        alsoYear: null,
        fact: null,
        places: 1_000_000,
      },
      {
        input: {
          kind: 'next-facts',
          factType: 'deal',
          isFirst: false,
          fields: [{ field: 'amount', value: '5', type: money('RUB', 'rows') }],
        },
        type: plain('count', 'rows'),
        unit: decimal('1'),
        from: ZERO,
        alsoYear: null,
        fact: null,
        places: 1_000,
      },
    ]);
  });

  test('runs by its number alone where no pay rests on its amount', () => {
    expect(inputs([{ aggregate: 'count' }], [deal('a')])).toEqual([{ kind: 'next-facts', fields: [] }]);
    const [first] = variations([{ aggregate: 'count' }], [deal('a')]);
    expect(first).toMatchObject({ variation: { unit: decimal('1'), type: { base: 'count' } }, places: 1_000 });
    const region: Drawn = { reads: [attribute('weight', plain('number'))], idle: [AMOUNT] };
    expect(inputs([region], [deal('a', { attributes: { weight: '3' } })])).toEqual([
      { kind: 'next-facts', fields: [] },
    ]);
  });

  test.each<[string, Drawn]>([
    ['is read', { reads: [AMOUNT] }],
    ['is added up before it', { reads: [[{ kind: 'runningBefore', of: null }, RUB]] }],
    [
      'decides whether it counts',
      { aggregate: 'count', where: [{ field: 'amount', comparison: 'greater', values: [numberValue(ZERO)] }] },
    ],
  ])('runs by an amount that %s', (_, drawn) => {
    expect(inputs([drawn], [deal('a')])[0]?.kind).toBe('next-fact');
  });

  test('runs by its amount where any frame reads that, and by its number where the same frame is counted too', () => {
    const region = { reads: [attribute('weight', plain('number'))] };
    const known = [deal('a', { attributes: { weight: '3' } })];
    expect(inputs([region, {}], known)[0]?.kind).toBe('next-fact');
    const running: Drawn = { reads: [[{ kind: 'runningBefore', of: 'weight' }, plain('number')]] };
    expect(inputs([running], known)).toEqual([{ kind: 'next-facts', fields: [] }]);
  });

  test('is like none of another type', () => {
    const task = deal('z', { type: 'task', on: '2026-10-30', amount: '9000000' });
    expect(facts([{}], [deal('a'), task])[0]).toMatchObject({ amount: '5', type: 'deal' });
    expect(variations([{}], [deal('a'), task])[0]?.places).toBe(1_000_000);
  });

  test('runs by an amount alone where the one it is like has none', () => {
    const { amount, ...without } = deal('a');
    expect(amount).toBe('5');
    expect(inputs([{}], [without])).toEqual([{ kind: 'next-fact', fields: [] }]);
  });

  test('is of the currency it is like, else of the one that is read, else of the scheme’s', () => {
    const typeOf = (drawn: Drawn, known: readonly FactInput[]) => {
      const [first] = variations([drawn], known);
      return [first?.variation.type.currency, first?.variation.unit];
    };
    expect(typeOf({}, [deal('a', { currency: 'USD' })])).toEqual(['USD', decimal('0.01')]);
    expect(typeOf({}, [deal('a')])).toEqual(['RUB', decimal('0.01')]);
    expect(typeOf({ reads: [[{ kind: 'amount' }, plain('number')]] }, [deal('a')])).toEqual(['JPY', decimal('1')]);
  });

  test('is looked for within ten times the largest there was, or that the scheme states', () => {
    const known = [
      deal('a', { amount: '20000' }),
      deal('b', { amount: '-30000' }),
      deal('c', { amount: 'x', on: '2026-09-01' }),
    ];
    expect(variations([{}], known)[0]?.places).toBe(30_000_000);
    expect(variations([{}], known, '40000')[0]?.places).toBe(40_000_000);
    expect(variations([{}], [], '40000')[0]?.places).toBe(40_000_000);
  });

  test('is none where no pay rests on facts of the type', () => {
    expect(facts([{ isPaid: false }], [deal('a')])).toEqual([]);
    expect(facts([], [deal('a')])).toEqual([]);
  });
});

describe('the fact it is like', () => {
  const [north, south] = ['north', 'south'].map((region) => ({ where: [equal('region', region)] }));
  const [toNorth, toSouth] = ['north', 'south'].map((region, index) =>
    deal(region, { attributes: { region }, on: `2026-10-0${index + 1}` }),
  );
  if (north === undefined || south === undefined || toNorth === undefined || toSouth === undefined)
    throw new Error('two');
  const regions = (frames: readonly Drawn[], known: readonly FactInput[]) =>
    facts(frames, known).map((fact) => fact?.attributes?.['region']);

  test('is the last of every frame, the latest first', () => {
    expect(regions([north, south], [toNorth, toSouth])).toEqual(['south', 'south', 'north', 'north']);
    expect(regions([south, north], [toNorth, toSouth])).toEqual(['south', 'south', 'north', 'north']);
  });

  test('is one where it is the last of several', () => {
    expect(regions([north, { ...north, aggregate: 'maximum' }], [toNorth, toSouth])).toEqual(['north', 'north']);
  });

  test('lies inside the period', () => {
    const outside = ['2026-09-30', '2026-11-01'].map((on) => deal(on, { on }));
    expect(variations([{}], outside).map(({ variation: { input } }) => input)).toMatchObject([{ isFirst: true }]);
    const [first, last] = ['2026-10-01', '2026-10-31'].map((on) => deal(on, { on }));
    if (first === undefined || last === undefined) throw new Error('two');
    for (const known of [first, last])
      expect(variations([{}], [known])[0]?.variation.input).toMatchObject({ isFirst: false });
  });

  test('keeps its source where a filter asks for one', () => {
    expect(facts([{ where: [equal('source', 'crm')] }], [deal('a')])[0]).toMatchObject({
      source: 'crm',
      id: AFTER_ALL,
    });
    expect(facts([{ where: [equal('source', 'crm')] }, {}], [deal('a')])[0]).toMatchObject({ source: 'crm' });
    expect(facts([{ where: [equal('region', 'x')] }], [deal('a', { attributes: { region: 'x' } })])[0]).toMatchObject({
      source: AFTER_ALL,
    });
  });

  test('keeps its day where only that counts; on no day that counts there is none', () => {
    expect(facts([{ where: [equal('on', '2026-10-05')] }], [deal('a')])[0]).toMatchObject({ on: '2026-10-05' });
    expect(facts([{ where: [equal('id', 'a')] }], [deal('a')])).toEqual([]);
  });

  test('counts whatever its amount is', () => {
    const large: Drawn = { where: [{ field: 'amount', comparison: 'greater', values: [numberValue(decimal('4'))] }] };
    expect(facts([large], [deal('a')])).toHaveLength(2);
    // None has counted so far: one is assumed, and its amount is looked for.
    expect(inputs([large], [deal('a', { amount: '1' })])).toEqual([{ kind: 'next-fact', fields: [] }]);
  });
});

describe('where none has counted', () => {
  test('one is assumed that its filter would take', () => {
    expect(facts([{ where: [equal('stage', 'paid'), equal('source', 'shop')] }], [])).toEqual([
      { ...NEXT, source: 'shop', attributes: { stage: 'paid' } },
    ]);
    expect(facts([{}], [])).toEqual([{ ...NEXT, attributes: {} }]);
  });

  test('what is assumed is told, but for fields that every fact has', () => {
    const where = [equal('stage', 'paid'), equal('source', 'shop'), equal('currency', 'RUB')];
    expect(inputs([{ where: where.slice(0, 2) }])).toEqual([{ kind: 'next-fact', fields: ['stage=paid'] }]);
    expect(inputs([{ where }])).toEqual([]);
  });

  test('with what its block reads as a second form', () => {
    const reads = [AMOUNT, attribute('weight', plain('percent')), attribute('stage', plain('text'))];
    expect(inputs([{ where: [equal('stage', 'paid')], reads }])).toEqual([
      { kind: 'next-fact', fields: ['stage=paid'] },
      { kind: 'next-fact', fields: ['weight=1', 'stage=paid'] },
    ]);
  });

  test.each<[ValueType, readonly string[]]>([
    [plain('percent'), ['v=1']],
    [plain('count'), ['v=1']],
    [plain('number'), ['v=1']],
    [RUB, []],
    [plain('boolean'), []],
    [plain('date'), []],
    [plain('text'), []],
  ])('a field that is read is assumed where one is a plain value of it: %j', (type, fields) => {
    expect(inputs([{ reads: [AMOUNT, attribute('v', type)] }]).at(-1)?.fields).toEqual(fields);
  });

  const compared = (comparison: FactCondition['comparison'], ...values: FactCondition['values']): FactCondition => ({
    field: 'v',
    comparison,
    values,
  });
  const number = (text: string) => numberValue(decimal(text));

  test.each<[string, FactCondition, readonly string[] | undefined]>([
    ['equal', compared('equal', number('3')), ['v=3']],
    ['at most', compared('lessOrEqual', number('3')), ['v=3']],
    ['at least', compared('greaterOrEqual', number('3')), ['v=3']],
    ['one of', compared('in', number('3'), number('9')), ['v=3']],
    ['less', compared('less', number('1'), number('3')), ['v=0']],
    ['greater', compared('greater', number('3')), ['v=4']],
    ['not equal', compared('notEqual', number('3')), ['v=4']],
    ['none of', compared('notIn', number('3'), number('9'), number('7')), ['v=10']],
    ['not true', compared('notEqual', booleanValue(true)), ['v=false']],
    ['not false', compared('notEqual', booleanValue(false)), ['v=true']],
    ['another text', compared('notEqual', textValue('x')), undefined],
    ['equal to nothing', compared('equal'), undefined],
  ])('a condition is met plainly: %s', (_, condition, fields) => {
    expect(inputs([{ where: [condition] }])[0]?.fields).toEqual(fields);
  });

  test('a word that is read is one that its table knows, of the axis it is the key of', () => {
    const builder = new PlanBuilder();
    const block = new PlanBuilder(builder);
    const kind = block.emit('kind', {
      op: 'field',
      field: { kind: 'attribute', attribute: 'kind' },
      type: plain('text'),
    });
    const size = block.emit('size', {
      op: 'field',
      field: { kind: 'attribute', attribute: 'size' },
      type: plain('count'),
    });
    const axes = [
      { kind: 'bands', from: [ZERO] },
      { kind: 'values', keys: ['service', 'goods'].map(textValue) },
    ] as const;
    const cells = ['1', '2'].map(number);
    const rate = block.emit('rate', { op: 'matrix', keys: [size, kind], axes, cells, type: RUB });
    const frame = { nodeId: 'deals', filter: { factType: 'deal', where: [] }, block: block.build(), result: rate };
    builder.emit('deals', { op: 'facts', aggregate: 'sum', frame, type: RUB });
    expect(ofBody(builder, []).map(({ variation: { input } }) => input)).toMatchObject([
      { fields: [] },
      {
        fields: [
          { field: 'kind', value: 'service' },
          { field: 'size', value: '1' },
        ],
      },
    ]);
  });

  test('beside a frame that has counted one', () => {
    const frames = [{}, { where: [equal('stage', 'paid')] }];
    expect(inputs(frames, [deal('a')])).toEqual([
      { kind: 'next-fact', fields: [] },
      { kind: 'next-facts', fields: ['amount=5'] },
      { kind: 'next-fact', fields: ['stage=paid'] },
    ]);
  });
});
