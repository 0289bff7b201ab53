import { z } from 'zod';
import type { Aggregate, FactField } from '../plan/plan.ts';
import { type BaseType, isNumeric, money, plain, typeOf, type ValueType } from '../values/value-type.ts';
import { emitAggregate } from './fact-aggregate.ts';
import { filterParams, toFactFilter } from './fact-filter.ts';
import type { NodeContext, Operand, Outputs, Report } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam, ownKeyParam, titleParam, typeParam } from './param-schemas.ts';
import { insideOutput, output, requiredInput } from './ports.ts';

const fieldSchema = z.strictObject({ key: ownKeyParam, type: typeParam.default('number'), title: titleParam });

const params = z.strictObject({
  ...filterParams,
  /** Attributes of the fact that the inner nodes may read, each an output of its own name. */
  fields: z.array(fieldSchema).max(50).default([]),
  /** Of the facts' amounts; the scheme's currency when absent. */
  currency: currencyParam,
  /** What `runningBefore` adds up: a declared field, or the amount when absent. */
  runningOf: ownKeyParam.optional(),
  /** The average, best or worst when there are no facts; without it that is a problem. */
  ifMissing: constantParam,
});
type Params = z.infer<typeof params>;

/** Outputs the frame has by itself; an attribute cannot take their names. */
const OWN_OUTPUTS = ['amount', 'date', 'index', 'runningBefore', 'sum', 'count', 'average', 'best', 'worst'];
const AGGREGATES: readonly (readonly [output: string, aggregate: Aggregate])[] = [
  ['sum', 'sum'],
  ['count', 'count'],
  ['average', 'average'],
  ['best', 'maximum'],
  ['worst', 'minimum'],
];

const fieldTypes = ({ fields }: Params): ReadonlyMap<string, BaseType> =>
  new Map(fields.map(({ key, type }) => [key, type]));

function check(given: Params, report: Report): void {
  const seen = new Set<string>(OWN_OUTPUTS);
  for (const [index, { key }] of given.fields.entries()) {
    if (seen.has(key)) report({ code: 'params/reserved-key', path: `fields.${index}.key`, details: { given: key } });
    seen.add(key);
  }
  const { runningOf } = given;
  const running = given.fields.find(({ key }) => key === runningOf);
  const isNumber = running !== undefined && isNumeric(plainOrMoney(running.type));
  if (runningOf !== undefined && !isNumber) {
    const known = given.fields.map(({ key }) => key);
    report({ code: 'params/unknown-input', path: 'runningOf', details: { given: runningOf, known } });
  }
}

const plainOrMoney = (base: BaseType): ValueType => (base === 'money' ? money('XXX') : plain(base));

/** What the nodes inside may read of the current fact; only what is read is emitted. */
function lowerInside(context: NodeContext, given: Params): Outputs {
  const currency = given.currency ?? context.scheme.currency;
  const outputs: Record<string, Operand> = {};
  const offer = (key: string, field: FactField, type: ValueType): void => {
    if (context.wanted(key)) outputs[key] = context.emit({ op: 'field', field, type });
  };
  const running = given.fields.find(({ key }) => key === given.runningOf);
  offer('amount', { kind: 'amount' }, money(currency, 'rows'));
  offer('date', { kind: 'date' }, plain('date', 'rows'));
  offer('index', { kind: 'index' }, plain('count', 'rows'));
  offer(
    'runningBefore',
    { kind: 'runningBefore', of: running?.key ?? null },
    typeOf(running?.type ?? 'money', currency, 'rows'),
  );
  for (const { key, type } of given.fields) {
    offer(key, { kind: 'attribute', attribute: key }, typeOf(type, currency, 'rows'));
  }
  return outputs;
}

function lower(context: NodeContext, given: Params): Outputs | null {
  const { inside } = context;
  const result = inside?.result('result') ?? null;
  const filter = toFactFilter(given, fieldTypes(given), context.report);
  if (inside === null || result === null || filter === null) return null;
  if (!isNumeric(result.type)) {
    context.report({ code: 'type/not-a-number', port: 'result', details: { left: result.type.base, right: 'number' } });
    return null;
  }
  const frame = { nodeId: context.nodeId, filter, block: inside.close(), result: result.step };
  const outputs: Record<string, Operand> = {};
  for (const [key, aggregate] of AGGREGATES) {
    if (!context.wanted(key)) continue;
    const value = emitAggregate(context, aggregate, { frame, of: result.type, ifMissing: given.ifMissing });
    if (value === null) return null;
    outputs[key] = value;
  }
  return outputs;
}

/** A frame: the blocks inside run for every matching fact, in the order (occurred on, source, id). */
export const each = defineNodeKind<Params>({
  group: 'facts',
  title: { ru: 'По каждому факту', en: 'For each fact' },
  hint: {
    ru: 'Рамка: блоки внутри считаются для каждой сделки, оплаты или задачи, результаты складываются.',
    en: 'A frame: the blocks inside run for every deal, payment or task, and their results are added up.',
  },
  params,
  inputs: () => [requiredInput('result', 'numeric', ['Результат по факту', 'Result of a fact'])],
  outputs: ({ fields }) => [
    output('sum', 'numeric', ['Сумма', 'Sum']),
    output('count', 'count', ['Количество', 'Count']),
    output('average', 'numeric', ['Среднее', 'Average']),
    output('best', 'numeric', ['Лучший', 'Best']),
    output('worst', 'numeric', ['Худший', 'Worst']),
    insideOutput('amount', 'money', ['Сумма факта', 'Amount']),
    insideOutput('date', 'date', ['Дата факта', 'Date']),
    insideOutput('index', 'count', ['Номер по порядку', 'Number in order']),
    insideOutput('runningBefore', 'numeric', ['Накоплено до него', 'Running total before']),
    ...fields.map(({ key, type, title }) => insideOutput(key, type, [title?.ru ?? key, title?.en ?? title?.ru ?? key])),
  ],
  check,
  lower,
  lowerInside,
  example: {
    nodes: [
      { id: 'deals', kind: 'each', params: { type: 'deal.won', fields: [{ key: 'margin', type: 'percent' }] } },
      { id: 'profit', kind: 'multiply', frame: 'deals' },
      { id: 'reward', kind: 'multiply', params: { values: ['0.1'] }, frame: 'deals' },
      { id: 'pay', kind: 'payout', params: { code: 'reward', category: 'commission' } },
    ],
    links: [
      { from: 'deals.amount', to: 'profit.values' },
      { from: 'deals.margin', to: 'profit.values' },
      { from: 'profit', to: 'reward.values' },
      { from: 'reward', to: 'deals.result' },
      { from: 'deals.sum', to: 'pay.amount' },
    ],
    inputs: {
      facts: [
        {
          source: 'crm',
          id: 'd1',
          type: 'deal.won',
          on: '2026-10-03',
          amount: '100000',
          attributes: { margin: '0.3' },
        },
        { source: 'crm', id: 'd2', type: 'deal.won', on: '2026-10-09', amount: '50000', attributes: { margin: '0.2' } },
      ],
    },
    expect: { reward: '4000.00' },
  },
});
