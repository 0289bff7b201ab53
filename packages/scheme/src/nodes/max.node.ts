import { addTypes } from '../values/type-algebra.ts';
import { emitFold, manyOperands } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { output } from './ports.ts';
import { type ValuesParams, valuesInput, valuesParams } from './values-port.ts';

/** The greatest of the linked values. */
export const max = defineNodeKind<ValuesParams>({
  group: 'arithmetic',
  title: { ru: 'Наибольшее', en: 'Maximum' },
  hint: { ru: 'Большее из подключённых значений.', en: 'The greatest of the linked values.' },
  params: valuesParams,
  inputs: valuesInput('numeric'),
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context, { values }) => {
    const operands = manyOperands(context, 'values', { texts: values, as: 'peers' });
    const value = operands && emitFold(context, operands, { op: 'maximum', rule: addTypes, port: 'values' });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { type: 'money', value: '100' } },
      { id: 'b', kind: 'constant', params: { type: 'money', value: '50' } },
      { id: 'result', kind: 'max' },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.values' },
      { from: 'b', to: 'result.values' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '100' },
  },
});
