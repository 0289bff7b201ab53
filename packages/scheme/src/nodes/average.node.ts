import { fromInteger } from '@premia/decimal';
import { addTypes, divideTypes } from '../values/type-algebra.ts';
import { plain } from '../values/value-type.ts';
import { emitBinary, emitFold, emitNumber, manyOperands } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { output } from './ports.ts';
import { type ValuesParams, valuesInput, valuesParams } from './values-port.ts';

/** The sum of the linked values over their number. */
export const average = defineNodeKind<ValuesParams>({
  group: 'arithmetic',
  title: { ru: 'Среднее', en: 'Average' },
  hint: { ru: 'Среднее подключённых значений.', en: 'The average of the linked values.' },
  params: valuesParams,
  inputs: valuesInput('numeric'),
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context, { values }) => {
    const operands = manyOperands(context, 'values', { texts: values, as: 'peers' });
    const sum = operands && emitFold(context, operands, { op: 'add', rule: addTypes, port: 'values' });
    if (operands === null || sum === null) return null;
    const right = emitNumber(context, fromInteger(operands.length), plain('number', 'group'));
    const value = emitBinary(context, {
      left: sum,
      right,
      rule: divideTypes,
      operation: (left, divisor) => ({ op: 'divide', left, right: divisor }),
      port: 'values',
    });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { type: 'percent', value: '0.8' } },
      { id: 'b', kind: 'constant', params: { type: 'percent', value: '0.9' } },
      { id: 'result', kind: 'average' },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.values' },
      { from: 'b', to: 'result.values' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '0.85' },
  },
});
