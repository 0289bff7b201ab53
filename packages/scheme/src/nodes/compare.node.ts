import { z } from 'zod';
import type { Comparison } from '../plan/plan.ts';
import { compareTypes } from '../values/type-algebra.ts';
import { bothSides, emitBinary } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { inputOrConstant, output, requiredInput } from './ports.ts';

export const COMPARISONS = [
  'equal',
  'notEqual',
  'less',
  'lessOrEqual',
  'greater',
  'greaterOrEqual',
] as const satisfies readonly Comparison[];

export function isOrdered(comparison: Comparison): boolean {
  return comparison !== 'equal' && comparison !== 'notEqual';
}

const params = z.strictObject({ is: z.enum(COMPARISONS), left: constantParam, right: constantParam });
type Params = z.infer<typeof params>;

/** Whether left stands to right as `is` says; texts and yes/no only equal or differ. */
export const compare = defineNodeKind<Params>({
  group: 'logic',
  title: { ru: 'Сравнить', en: 'Compare' },
  hint: { ru: 'Да или нет: больше, меньше, равно.', en: 'Yes or no: greater, less, equal.' },
  params,
  inputs: ({ left, right }) => [
    inputOrConstant(requiredInput('left', 'any', ['Что сравнить', 'This']), left),
    inputOrConstant(requiredInput('right', 'any', ['С чем', 'With that']), right),
  ],
  outputs: () => [output('value', 'boolean', ['Да или нет', 'Yes or no'])],
  lower: (context, { is, ...constants }) => {
    const sides = bothSides(context, constants);
    const value =
      sides &&
      emitBinary(context, {
        ...sides,
        rule: (left, right) => compareTypes(left, right, isOrdered(is)),
        operation: (left, right) => ({ op: 'compare', comparison: is, left, right }),
        port: 'right',
      });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
      { id: 'met', kind: 'compare', params: { is: 'greaterOrEqual', right: '1' } },
      { id: 'shown', kind: 'indicator', params: { code: 'met' } },
    ],
    links: [
      { from: 'sales', to: 'met.left' },
      { from: 'met', to: 'shown.value' },
    ],
    inputs: { criteria: { revenue: { actual: '100', target: '100' } } },
    expect: { met: 'true' },
  },
});
