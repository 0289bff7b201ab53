import { z } from 'zod';
import { money } from '../values/value-type.ts';
import { moneySteps, sameMoney } from './money-steps.ts';
import type { NodeContext, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { output, requiredInput } from './ports.ts';

const params = z.strictObject({});
type Params = z.infer<typeof params>;

function lower(context: NodeContext): Outputs | null {
  const amount = context.input('amount');
  const paid = context.input('paid');
  if (amount === null || paid === null) return null;
  const type = money(amount.type.currency ?? context.scheme.currency, amount.type.grain);
  if (!sameMoney(context, type, { paid })) return null;
  const steps = moneySteps(context, type);
  const owed = steps.pair('maximum', amount, steps.zero);
  const returned = steps.pair('minimum', owed, steps.pair('maximum', paid, steps.zero));
  return {
    value: context.emit({ op: 'negate', value: returned.step, type }),
    voided: steps.pair('subtract', owed, returned),
  };
}

/** Takes back what was paid for something undone, never more than was paid; the unpaid part is void. */
export const clawback = defineNodeKind<Params>({
  group: 'pay',
  title: { ru: 'Возврат выплаты', en: 'Clawback' },
  hint: {
    ru: 'Удерживает выплаченное за отменённую сделку, но не больше, чем было выплачено.',
    en: 'Takes back what was paid for a reversed deal, never more than was paid.',
  },
  params,
  inputs: () => [
    requiredInput('amount', 'money', ['Начислено за отменённое', 'Earned on what was undone']),
    requiredInput('paid', 'money', ['Из этого выплачено', 'Of that, paid']),
  ],
  outputs: () => [
    output('value', 'money', ['К удержанию', 'Clawback']),
    output('voided', 'money', ['Невыплаченное отменено', 'Voided']),
  ],
  lower,
  example: {
    nodes: [
      { id: 'earned', kind: 'constant', params: { type: 'money', value: '1000' } },
      { id: 'paid', kind: 'balance', params: { balance: 'paidOnDeal' } },
      { id: 'back', kind: 'clawback' },
      { id: 'pay', kind: 'payout', params: { code: 'clawback', category: 'penalty' } },
      { id: 'voided', kind: 'indicator', params: { code: 'voided' } },
    ],
    links: [
      { from: 'earned', to: 'back.amount' },
      { from: 'paid', to: 'back.paid' },
      { from: 'back', to: 'pay.amount' },
      { from: 'back.voided', to: 'voided.value' },
    ],
    inputs: { balances: { paidOnDeal: '500' } },
    expect: { clawback: '-500.00', voided: '500' },
  },
});
