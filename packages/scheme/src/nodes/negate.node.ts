import { z } from 'zod';
import { defineNodeKind } from './node-kind.ts';
import { output, requiredInput } from './ports.ts';

const params = z.strictObject({});
type Params = z.infer<typeof params>;

/** The value with the opposite sign, as for a deduction. */
export const negate = defineNodeKind<Params>({
  group: 'arithmetic',
  title: { ru: 'Сменить знак', en: 'Negate' },
  hint: {
    ru: 'Значение с обратным знаком, например удержание.',
    en: 'The value with the opposite sign, as for a deduction.',
  },
  params,
  inputs: () => [requiredInput('value', 'numeric', ['Значение', 'Value'])],
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context) => {
    const value = context.input('value');
    return value && { value: context.emit({ op: 'negate', value: value.step, type: value.type }) };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { value: '12.5' } },
      { id: 'result', kind: 'negate' },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.value' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '-12.5' },
  },
});
