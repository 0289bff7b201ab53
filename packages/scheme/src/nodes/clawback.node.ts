import { z } from 'zod';
import { money } from '../values/value-type.ts';
import { moneySteps, readBalance, sameMoney } from './money-steps.ts';
import type { NodeContext, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { nameParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  /** The name under which the ledger keeps what was paid and can be taken back; without it `paid` says so. */
  balance: nameParam.optional(),
});
type Params = z.infer<typeof params>;

function lower(context: NodeContext, { balance }: Params): Outputs | null {
  const amount = context.input('amount');
  if (amount === null) return null;
  const currency = amount.type.currency ?? context.scheme.currency;
  // What the ledger keeps is one number of a person, never one of every fact.
  const type = balance === undefined ? money(currency, amount.type.grain) : money(currency);
  const paid = balance === undefined ? context.input('paid') : readBalance(context, { balance, ifMissing: '0', type });
  if (paid === null || !sameMoney(context, type, { amount })) return null;
  if (!sameMoney(context, type, { paid })) return null;
  const steps = moneySteps(context, type);
  const owed = steps.pair('maximum', amount, steps.zero);
  const returned = steps.pair('minimum', owed, steps.pair('maximum', paid, steps.zero));
  if (balance !== undefined) {
    const paying = context.input('paying');
    if (!sameMoney(context, type, { paying })) return null;
    const left = steps.pair('subtract', paid, returned);
    const after = paying === null ? left : steps.pair('add', left, paying);
    context.addResult({ kind: 'balance', nodeId: context.nodeId, balance, step: after.step });
  }
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
  inputs: ({ balance }) => [
    requiredInput('amount', 'money', ['Начислено за отменённое', 'Earned on what was undone']),
    balance === undefined
      ? requiredInput('paid', 'money', ['Из этого выплачено', 'Of that, paid'])
      : optionalInput('paying', 'money', ['Выплачивается сейчас', 'Paid now']),
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
