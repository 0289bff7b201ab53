import { z } from 'zod';
import { addTypes } from '../values/type-algebra.ts';
import { bothSides, emitBinary } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { inputOrConstant, output, requiredInput } from './ports.ts';

const params = z.strictObject({ left: constantParam, right: constantParam });
type Params = z.infer<typeof params>;

/** left − right, both of one measure. */
export const subtract = defineNodeKind<Params>({
  group: 'arithmetic',
  title: { ru: 'Вычесть', en: 'Subtract' },
  hint: { ru: 'Разность двух значений одной меры.', en: 'The difference of two values of one measure.' },
  params,
  inputs: ({ left, right }) => [
    inputOrConstant(requiredInput('left', 'numeric', ['Из чего', 'From']), left),
    inputOrConstant(requiredInput('right', 'numeric', ['Что вычесть', 'Less']), right),
  ],
  outputs: () => [output('value', 'numeric', ['Разность', 'Difference'])],
  lower: (context, constants) => {
    const sides = bothSides(context, constants);
    const value =
      sides &&
      emitBinary(context, {
        ...sides,
        rule: addTypes,
        operation: (left, right) => ({ op: 'subtract', left, right }),
        port: 'right',
      });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'revenue', kind: 'criterion', params: { criterion: 'revenue' } },
      { id: 'over', kind: 'subtract', params: { right: '10000' } },
      { id: 'shown', kind: 'indicator', params: { code: 'over' } },
    ],
    links: [
      { from: 'revenue', to: 'over.left' },
      { from: 'over', to: 'shown.value' },
    ],
    inputs: { criteria: { revenue: { actual: '14000' } } },
    expect: { over: '4000' },
  },
});
