import { z } from 'zod';
import { defineNodeKind } from './node-kind.ts';
import { output, requiredInput } from './ports.ts';

const params = z.strictObject({});
type Params = z.infer<typeof params>;

/** The value without its sign. */
export const abs = defineNodeKind<Params>({
  group: 'arithmetic',
  title: { ru: 'Модуль', en: 'Absolute value' },
  hint: { ru: 'Значение без знака.', en: 'The value without its sign.' },
  params,
  inputs: () => [requiredInput('value', 'numeric', ['Значение', 'Value'])],
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context) => {
    const value = context.input('value');
    return value && { value: context.emit({ op: 'absolute', value: value.step, type: value.type }) };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { value: '-12.5' } },
      { id: 'result', kind: 'abs' },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.value' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '12.5' },
  },
});
