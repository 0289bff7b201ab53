import { z } from 'zod';
import type { Aggregate, FactField, FactsFrame, StepOperation } from '../plan/plan.ts';
import { ONE_VALUE } from '../values/literal.ts';
import { plain, typeOf, type ValueType } from '../values/value-type.ts';
import { emitAggregate } from './fact-aggregate.ts';
import { filterParams, toFactFilter } from './fact-filter.ts';
import type { NodeContext, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam, nameParam, numericTypeParam } from './param-schemas.ts';
import { output } from './ports.ts';

const AGGREGATES = {
  sum: 'sum',
  count: 'count',
  average: 'average',
  min: 'minimum',
  max: 'maximum',
} as const satisfies Record<string, Aggregate>;

const params = z.strictObject({
  ...filterParams,
  aggregate: z.enum(['sum', 'count', 'average', 'min', 'max']).default('sum'),
  /** `amount` or an attribute of the facts. */
  field: nameParam.default('amount'),
  /** What that attribute is; the amount is money. */
  fieldType: numericTypeParam.default('number'),
  currency: currencyParam,
  /** The average, min or max when there are no facts; without it that is a problem. */
  ifMissing: constantParam,
});
type Params = z.infer<typeof params>;

function measured(given: Params, context: NodeContext): StepOperation & { readonly type: ValueType } {
  if (given.aggregate === 'count') return { op: 'constant', value: ONE_VALUE, type: plain('count', 'rows') };
  const isAmount = given.field === 'amount';
  const field: FactField = isAmount ? { kind: 'amount' } : { kind: 'attribute', attribute: given.field };
  const type = typeOf(isAmount ? 'money' : given.fieldType, given.currency ?? context.scheme.currency, 'rows');
  return { op: 'field', field, type };
}

function lower(context: NodeContext, given: Params): Outputs | null {
  const filter = toFactFilter(given, new Map(), context.report);
  if (filter === null) return null;
  const { nodeId } = context;
  const step = { ...measured(given, context), nodeId };
  const frame: FactsFrame = { nodeId, filter, block: { steps: [step], outputs: [] }, result: 0 };
  const aggregate = AGGREGATES[given.aggregate];
  const value = emitAggregate(context, aggregate, { frame, of: step.type, ifMissing: given.ifMissing });
  return value && { value };
}

/** An aggregate of facts with a filter, without an inner graph. */
export const facts = defineNodeKind<Params>({
  group: 'facts',
  title: { ru: 'Итог по фактам', en: 'Facts' },
  hint: {
    ru: 'Сумма, количество, среднее, минимум или максимум по фактам с отбором.',
    en: 'Sum, count, average, minimum or maximum of the facts that pass a filter.',
  },
  params,
  inputs: () => [],
  outputs: ({ aggregate, field, fieldType }) => [
    output('value', aggregate === 'count' ? 'count' : field === 'amount' ? 'money' : fieldType, ['Итог', 'Result']),
  ],
  lower,
  example: {
    nodes: [
      {
        id: 'calls',
        kind: 'facts',
        params: { type: 'call', aggregate: 'count', where: [{ field: 'outcome', is: 'equal', value: 'answered' }] },
      },
      { id: 'shown', kind: 'indicator', params: { code: 'answered' } },
    ],
    links: [{ from: 'calls', to: 'shown.value' }],
    inputs: {
      facts: [
        { source: 'crm', id: 'c1', type: 'call', on: '2026-10-03', attributes: { outcome: 'answered' } },
        { source: 'crm', id: 'c2', type: 'call', on: '2026-10-04', attributes: { outcome: 'missed' } },
      ],
    },
    expect: { answered: '1' },
  },
});
