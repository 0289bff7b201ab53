import { parseDecimal } from '@premia/decimal';
import { z } from 'zod';
import { scalarSchema } from '../values/scalar-schema.ts';
import { money, plain } from '../values/value-type.ts';
import { emitConstant, reportShareOutOfRange } from './lowering.ts';
import { moneySteps, readBalance } from './money-steps.ts';
import type { NodeContext, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, nameParam } from './param-schemas.ts';
import { inputOrConstant, optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  /** Share of the amount held back. */
  share: constantParam,
  /** The name under which the ledger keeps what is held. */
  balance: nameParam.default('reserve'),
  /** The balance of somebody from whom nothing was held yet. */
  ifMissing: scalarSchema.prefault('0'),
});
type Params = z.infer<typeof params>;

function lower(context: NodeContext, given: Params): Outputs | null {
  const amount = context.input('amount');
  if (amount === null) return null;
  const ratio = plain('percent', 'group');
  const constant =
    given.share === undefined ? null : emitConstant(context, { text: given.share, type: ratio, path: 'share' });
  const linked = context.input('share');
  const share = linked ?? constant;
  const written = linked === null && given.share !== undefined ? parseDecimal(given.share) : null;
  if (written?.ok === true) reportShareOutOfRange(context.report, { share: written.value, path: 'share' });
  const type = money(amount.type.currency ?? context.scheme.currency);
  const balance = readBalance(context, { balance: given.balance, ifMissing: given.ifMissing, type });
  if (share === null || balance === null) return null;
  const steps = moneySteps(context, type);
  const held = steps.share(amount, share);
  const release = context.input('release');
  const released = release === null ? steps.zero : steps.choose(release, balance, steps.zero);
  const after = steps.pair('subtract', steps.pair('add', balance, held), released);
  context.addResult({ kind: 'balance', nodeId: context.nodeId, balance: given.balance, step: after.step });
  const paid = steps.pair('add', steps.pair('subtract', amount, held), released);
  return { paid, held, released, balance: after };
}

/** A share held back: paid = amount − held + released; all that was held before is released when `release` holds. */
export const reserve = defineNodeKind<Params>({
  group: 'pay',
  title: { ru: 'Резерв', en: 'Reserve' },
  hint: {
    ru: 'Удерживает долю суммы и выплачивает накопленное, когда выполнено условие.',
    en: 'Holds back a share of the amount and pays out what was held once a condition is met.',
  },
  params,
  inputs: ({ share }) => [
    requiredInput('amount', 'money', ['Сумма', 'Amount']),
    inputOrConstant(requiredInput('share', 'ratio', ['Удержать долю', 'Share to hold']), share),
    optionalInput('release', 'boolean', ['Выплатить накопленное', 'Release']),
  ],
  outputs: () => [
    output('paid', 'money', ['К выплате', 'Paid']),
    output('held', 'money', ['Удержано', 'Held']),
    output('released', 'money', ['Выплачено из резерва', 'Released']),
    output('balance', 'money', ['Остаток резерва', 'Balance after']),
  ],
  lower,
  example: {
    nodes: [
      { id: 'earned', kind: 'criterion', params: { criterion: 'commission' } },
      { id: 'held', kind: 'reserve', params: { share: '0.2' } },
      { id: 'pay', kind: 'payout', params: { code: 'commission', category: 'commission' } },
    ],
    links: [
      { from: 'earned', to: 'held.amount' },
      { from: 'held.paid', to: 'pay.amount' },
    ],
    inputs: { criteria: { commission: { actual: '1000' } }, balances: { reserve: '50' } },
    expect: { commission: '800.00', 'balances.reserve': '250.00' },
  },
});
