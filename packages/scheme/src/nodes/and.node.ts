import { z } from 'zod';
import { joinGrain } from '../values/type-algebra.ts';
import { plain } from '../values/value-type.ts';
import { defineNodeKind } from './node-kind.ts';
import { manyInputs, output } from './ports.ts';

const params = z.strictObject({});
type Params = z.infer<typeof params>;

/** Yes when every condition holds. */
export const and = defineNodeKind<Params>({
  group: 'logic',
  title: { ru: 'Все условия', en: 'And' },
  hint: { ru: 'Да, если верны все условия.', en: 'Yes when every condition holds.' },
  params,
  inputs: () => [manyInputs('values', 'boolean', ['Условия', 'Conditions'])],
  outputs: () => [output('value', 'boolean', ['Да или нет', 'Yes or no'])],
  lower: (context) => {
    const operands = context.inputs('values');
    const grain = operands.map(({ type }) => type.grain).reduce(joinGrain, 'group');
    const type = plain('boolean', grain);
    return { value: context.emit({ op: 'and', operands: operands.map(({ step }) => step), type }) };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { type: 'boolean', value: 'true' } },
      { id: 'b', kind: 'constant', params: { type: 'boolean', value: 'false' } },
      { id: 'result', kind: 'and' },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.values' },
      { from: 'b', to: 'result.values' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: 'false' },
  },
});
