import { z } from 'zod';
import type { TeamAggregate } from '../plan/plan.ts';
import { plain, type ValueType, withGrain } from '../values/value-type.ts';
import { defineNodeKind } from './node-kind.ts';
import { output, requiredInput } from './ports.ts';

const AGGREGATES = {
  sum: 'sum',
  average: 'average',
  min: 'minimum',
  max: 'maximum',
  count: 'count',
  rank: 'rank',
  share: 'share',
} as const satisfies Record<string, TeamAggregate>;

const params = z.strictObject({
  aggregate: z.enum(['sum', 'average', 'min', 'max', 'count', 'rank', 'share']).default('sum'),
  /** Whose values: the employee's department, it and all below it, or everybody the scheme is calculated for. */
  scope: z.enum(['department', 'subtree', 'participants']).default('participants'),
});
type Params = z.infer<typeof params>;

function typeAfter({ aggregate }: Params, value: ValueType): ValueType {
  switch (aggregate) {
    case 'count':
      return plain('count', 'group');
    case 'rank':
      return plain('count');
    case 'share':
      return plain('percent');
    case 'average':
      return value.base === 'count' ? plain('number', 'group') : withGrain(value, 'group');
    case 'sum':
    case 'min':
    case 'max':
      return withGrain(value, 'group');
  }
}

/** One value of a whole group, or this employee's place in it. */
export const team = defineNodeKind<Params>({
  group: 'team',
  title: { ru: 'По группе', en: 'Team' },
  hint: {
    ru: 'Сумма, среднее, лучший или худший по отделу, отделу с подчинёнными или участникам; место и доля сотрудника.',
    en: "Sum, average, best or worst over a department, its subtree or all participants; the employee's rank and share.",
  },
  params,
  inputs: () => [requiredInput('value', 'numeric', ['Значение сотрудника', "Employee's value"])],
  outputs: ({ aggregate }) => [
    output('value', aggregate === 'count' || aggregate === 'rank' ? 'count' : 'numeric', ['Итог', 'Result']),
  ],
  lower: (context, given) => {
    const value = context.input('value');
    if (value === null) return null;
    const aggregate = AGGREGATES[given.aggregate];
    const type = typeAfter(given, value.type);
    return { value: context.emit({ op: 'team', aggregate, scope: given.scope, value: value.step, type }) };
  },
  example: {
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'revenue' } },
      { id: 'share', kind: 'team', params: { aggregate: 'share' } },
      { id: 'shown', kind: 'indicator', params: { code: 'share' } },
    ],
    links: [
      { from: 'sales', to: 'share.value' },
      { from: 'share', to: 'shown.value' },
    ],
    inputs: {
      criteria: { revenue: { actual: '300' } },
      others: [{ id: 'colleague', criteria: { revenue: { actual: '100' } } }],
    },
    expect: { share: '0.75' },
  },
});
