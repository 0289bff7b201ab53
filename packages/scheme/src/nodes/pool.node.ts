import { z } from 'zod';
import { minorDigits } from '../values/currency.ts';
import { money } from '../values/value-type.ts';
import { emitConstant } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { inputOrConstant, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  amount: constantParam,
  scope: z.enum(['department', 'participants']).default('participants'),
});
type Params = z.infer<typeof params>;

/** One amount shared out over a group by weights: to the minor unit, largest remainder first, nothing lost. */
export const pool = defineNodeKind<Params>({
  group: 'team',
  title: { ru: 'Пул', en: 'Pool' },
  hint: {
    ru: 'Делит общий фонд между людьми по весам (КТУ); доли вместе точно равны фонду.',
    en: 'Shares a common fund among people by weights; the shares add up to the fund exactly.',
  },
  params,
  inputs: ({ amount }) => [
    inputOrConstant(requiredInput('amount', 'money', ['Фонд', 'Fund']), amount),
    requiredInput('weight', 'numeric', ['Вес сотрудника', "Employee's weight"]),
  ],
  outputs: () => [output('value', 'money', ['Доля', 'Share'])],
  lower: (context, given) => {
    const weight = context.input('weight');
    const linked = context.input('amount');
    const fixed = money(context.scheme.currency, 'group');
    const constant =
      linked !== null || given.amount === undefined
        ? null
        : emitConstant(context, { text: given.amount, type: fixed, path: 'amount' });
    const amount = linked ?? constant;
    if (weight === null || amount === null) return null;
    const currency = amount.type.currency ?? context.scheme.currency;
    const digits = minorDigits(currency);
    const { scope } = given;
    const type = money(currency);
    return { value: context.emit({ op: 'pool', amount: amount.step, weight: weight.step, scope, digits, type }) };
  },
  example: {
    nodes: [
      { id: 'effort', kind: 'attribute', params: { attribute: 'effort' } },
      { id: 'share', kind: 'pool', params: { amount: '100000' } },
      { id: 'pay', kind: 'payout', params: { code: 'share', category: 'bonus' } },
    ],
    links: [
      { from: 'effort', to: 'share.weight' },
      { from: 'share', to: 'pay.amount' },
    ],
    inputs: {
      attributes: { effort: '1' },
      others: [
        { id: 'second', attributes: { effort: '1' } },
        { id: 'third', attributes: { effort: '1' } },
      ],
    },
    expect: { share: '33333.34' },
  },
});
