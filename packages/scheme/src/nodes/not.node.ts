import { z } from 'zod';
import { defineNodeKind } from './node-kind.ts';
import { output, requiredInput } from './ports.ts';

const params = z.strictObject({});
type Params = z.infer<typeof params>;

/** Yes when the condition does not hold. */
export const not = defineNodeKind<Params>({
  group: 'logic',
  title: { ru: 'Не', en: 'Not' },
  hint: { ru: 'Да, если условие не выполнено.', en: 'Yes when the condition does not hold.' },
  params,
  inputs: () => [requiredInput('value', 'boolean', ['Условие', 'Condition'])],
  outputs: () => [output('value', 'boolean', ['Да или нет', 'Yes or no'])],
  lower: (context) => {
    const value = context.input('value');
    return value && { value: context.emit({ op: 'not', value: value.step, type: value.type }) };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { type: 'boolean', value: 'true' } },
      { id: 'result', kind: 'not' },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.value' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: 'false' },
  },
});
