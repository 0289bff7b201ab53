import { z } from 'zod';
import { scalarSchema } from '../values/scalar-schema.ts';
import { typeOf } from '../values/value-type.ts';
import { emitConstant } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { currencyParam, typeParam } from './param-schemas.ts';
import { output } from './ports.ts';

const params = z.strictObject({
  value: scalarSchema,
  type: typeParam.default('number'),
  currency: currencyParam,
});
type Params = z.infer<typeof params>;

/** A value written into the scheme. */
export const constant = defineNodeKind<Params>({
  group: 'inputs',
  title: { ru: 'Постоянная', en: 'Constant' },
  hint: { ru: 'Значение, записанное прямо в схеме.', en: 'A value written into the scheme itself.' },
  params,
  inputs: () => [],
  outputs: ({ type }) => [output('value', type, ['Значение', 'Value'])],
  lower: (context, { value, type, currency }) => {
    const operand = emitConstant(context, {
      text: value,
      type: typeOf(type, currency ?? context.scheme.currency),
      path: 'value',
    });
    return operand === null ? null : { value: operand };
  },
  example: {
    nodes: [
      { id: 'prize', kind: 'constant', params: { type: 'money', value: '5000' } },
      { id: 'pay', kind: 'payout', params: { code: 'prize', category: 'bonus' } },
    ],
    links: [{ from: 'prize', to: 'pay.amount' }],
    inputs: {},
    expect: { prize: '5000.00' },
  },
});
