import { multiplyTypes } from '../values/type-algebra.ts';
import { emitFold, manyOperands } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { output } from './ports.ts';
import { type ValuesParams, valuesInput, valuesParams } from './values-port.ts';

/** Multiplies what is linked; at most one of them is money. */
export const multiply = defineNodeKind<ValuesParams>({
  group: 'arithmetic',
  title: { ru: 'Умножить', en: 'Multiply' },
  hint: {
    ru: 'Произведение; деньги можно умножить на число или процент, но не на деньги.',
    en: 'The product; money may meet a number or a percent, never money.',
  },
  params: valuesParams,
  inputs: valuesInput('numeric'),
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context, { values }) => {
    const operands = manyOperands(context, 'values', { texts: values, as: 'numbers' });
    const value = operands && emitFold(context, operands, { op: 'multiply', rule: multiplyTypes, port: 'values' });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { type: 'money', value: '1000' } },
      { id: 'b', kind: 'constant', params: { type: 'percent', value: '0.05' } },
      { id: 'result', kind: 'multiply' },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.values' },
      { from: 'b', to: 'result.values' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '50' },
  },
});
