import { addTypes } from '../values/type-algebra.ts';
import { emitFold, manyOperands } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { output } from './ports.ts';
import { type ValuesParams, valuesInput, valuesParams } from './values-port.ts';

/** The sum of any number of values; the same meaning as `add` under the name Excel users look for. */
export const sum = defineNodeKind<ValuesParams>({
  group: 'arithmetic',
  title: { ru: 'Сумма', en: 'Sum' },
  hint: { ru: 'Сумма любого числа значений.', en: 'The sum of any number of values.' },
  params: valuesParams,
  inputs: valuesInput('numeric'),
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context, { values }) => {
    const operands = manyOperands(context, 'values', { texts: values, as: 'peers' });
    const value = operands && emitFold(context, operands, { op: 'add', rule: addTypes, port: 'values' });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { type: 'money', value: '100' } },
      { id: 'b', kind: 'constant', params: { type: 'money', value: '50' } },
      { id: 'c', kind: 'constant', params: { type: 'money', value: '25' } },
      { id: 'result', kind: 'sum' },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.values' },
      { from: 'b', to: 'result.values' },
      { from: 'c', to: 'result.values' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '175' },
  },
});
