import { z } from 'zod';
import type { Measure } from '../plan/plan.ts';
import { plain, typeOf } from '../values/value-type.ts';
import { withFallback } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam, nameParam, numericTypeParam } from './param-schemas.ts';
import { output } from './ports.ts';

const MEASURES = ['actual', 'target', 'attainment', 'previous', 'yearToDate'] as const satisfies readonly Measure[];

const params = z.strictObject({
  criterion: nameParam,
  measure: z.enum(MEASURES).default('actual'),
  /** What the criterion is counted in. `attainment` is a percent whatever this says. */
  type: numericTypeParam.default('money'),
  currency: currencyParam,
  ifMissing: constantParam,
  /** Of `attainment` when the target is zero. */
  ifZero: constantParam,
});
type Params = z.infer<typeof params>;

function lowerAttainment(context: NodeContext, { criterion, ifZero, ...rest }: Params): Operand | null {
  const type = typeOf(rest.type, rest.currency ?? context.scheme.currency);
  const read = (measure: 'actual' | 'target'): Operand =>
    context.emit({ op: 'input', source: { kind: 'criterion', criterion, measure }, type });
  const actual = read('actual');
  const target = read('target');
  const share = context.emit({
    op: 'divide',
    left: actual.step,
    right: target.step,
    divisor: `${criterion}.target`,
    type: plain('percent'),
  });
  return withFallback(context, share, { text: ifZero, path: 'ifZero', only: 'zero-divisor' });
}

/** One measure of one criterion of this employee; attainment = actual ÷ target. */
export const criterion = defineNodeKind<Params>({
  group: 'inputs',
  title: { ru: 'Критерий', en: 'Criterion' },
  hint: {
    ru: 'Показатель сотрудника за период: факт, план, выполнение, прошлый период или с начала года.',
    en: "A measure of this employee's criterion: actual, target, attainment, previous period or year to date.",
  },
  params,
  inputs: () => [],
  outputs: ({ measure, type }) => [output('value', measure === 'attainment' ? 'percent' : type, ['Значение', 'Value'])],
  lower: (context, given) => {
    const { measure, criterion: key, currency, ifMissing } = given;
    const value =
      measure === 'attainment'
        ? lowerAttainment(context, given)
        : context.emit({
            op: 'input',
            source: { kind: 'criterion', criterion: key, measure },
            type: typeOf(given.type, currency ?? context.scheme.currency),
          });
    if (value === null) return null;
    const known = withFallback(context, value, { text: ifMissing, path: 'ifMissing', only: 'missing' });
    return known === null ? null : { value: known };
  },
  example: {
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
      { id: 'result', kind: 'indicator', params: { code: 'attainment' } },
    ],
    links: [{ from: 'sales', to: 'result.value' }],
    inputs: { criteria: { revenue: { actual: '600000', target: '500000' } } },
    expect: { attainment: '1.2' },
  },
});
