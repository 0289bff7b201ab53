import { ONE } from '@premia/decimal';
import { z } from 'zod';
import { minorDigits } from '../values/currency.ts';
import { money, plain, type ValueType } from '../values/value-type.ts';
import { emitNumber } from './lowering.ts';
import { moneySteps, readBalance, sameMoney } from './money-steps.ts';
import type { NodeContext, Operand, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { integerParam, nameParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const PERIODS_MAX = 120;

const params = z.strictObject({
  /** Over how many periods the amount is paid, in equal parts; a remainder goes to the first ones. */
  periods: integerParam(1, PERIODS_MAX),
  /** Which of the parts falls into this period. */
  number: integerParam(1, PERIODS_MAX).default(1),
  /**
   * The name under which the ledger keeps the parts that are still to come: `name.1` is due in the next period, `name.2`
   * in the one after it … With it every period pays its own first part and whatever became due of earlier ones.
   */
  balance: nameParam.optional(),
});
type Params = z.infer<typeof params>;

function lower(context: NodeContext, given: Params): Outputs | null {
  const { periods, number, balance } = given;
  const amount = context.input('amount');
  if (balance !== undefined) return amount === null ? null : lowerKept(context, amount, { periods, balance });
  const due = context.input('due');
  if (amount === null || number > periods) return null;
  const type = money(amount.type.currency ?? context.scheme.currency, amount.type.grain);
  if (!sameMoney(context, type, { due })) return null;
  const steps = moneySteps(context, type);
  const part = partsOf(context, amount, { periods, type });
  const own = part(number - 1);
  const remaining = Array.from({ length: periods - number }, (_, index) => part(number + index));
  const rest = remaining.reduce((sum, next) => steps.pair('add', sum, next), steps.zero);
  return { paid: due === null ? own : steps.pair('add', own, due), part: own, rest };
}

/** The parts of an amount, to the currency's minor unit; together they are the amount. */
function partsOf(
  context: NodeContext,
  amount: Operand,
  { periods, type }: { readonly periods: number; readonly type: ValueType },
): (index: number) => Operand {
  const digits = minorDigits(type.currency ?? context.scheme.currency);
  const one = emitNumber(context, ONE, plain('number', 'group'));
  const weights = Array.from({ length: periods }, () => one.step);
  return (index) => context.emit({ op: 'split', value: amount.step, weights, index, digits, type });
}

/** What the ledger keeps moves one period nearer, and this period's later parts are laid on top of it. */
function lowerKept(
  context: NodeContext,
  amount: Operand,
  { periods, balance }: { readonly periods: number; readonly balance: string },
): Outputs | null {
  const type = money(amount.type.currency ?? context.scheme.currency);
  if (!sameMoney(context, type, { amount })) return null;
  const steps = moneySteps(context, type);
  const part = partsOf(context, amount, { periods, type });
  const nameOf = (away: number): string => `${balance}.${away}`;
  const before = Array.from({ length: periods - 1 }, (_, index) =>
    readBalance(context, { balance: nameOf(index + 1), ifMissing: '0', type }),
  );
  const own = part(0);
  let rest = steps.zero;
  for (let away = 1; away < periods; away += 1) {
    const earlier = before[away];
    const later = part(away);
    if (earlier === null) return null;
    const after = earlier === undefined ? later : steps.pair('add', later, earlier);
    context.addResult({ kind: 'balance', nodeId: context.nodeId, balance: nameOf(away), step: after.step });
    rest = steps.pair('add', rest, after);
  }
  const due = before[0];
  if (due === null) return null;
  return { paid: due === undefined ? own : steps.pair('add', own, due), part: own, rest };
}

/** An amount paid over several periods: this period's part, and what stays for the later ones. */
export const instalments = defineNodeKind<Params>({
  group: 'pay',
  title: { ru: 'По частям', en: 'Instalments' },
  hint: {
    ru: 'Выплачивает сумму равными частями за несколько периодов; части вместе точно равны сумме.',
    en: 'Pays an amount in equal parts over several periods; the parts add up to it exactly.',
  },
  params,
  inputs: ({ balance }) => [
    requiredInput('amount', 'money', ['Сумма', 'Amount']),
    // What the ledger keeps needs no wire.
    ...(balance === undefined
      ? [optionalInput('due', 'money', ['Подошедшие прежние части', 'Earlier parts now due'])]
      : []),
  ],
  outputs: () => [
    output('paid', 'money', ['К выплате', 'Paid']),
    output('part', 'money', ['Часть этого периода', 'Part of this period']),
    output('rest', 'money', ['Осталось', 'Still to come']),
  ],
  check: ({ periods, number, balance }, report) => {
    if (balance !== undefined && number !== 1)
      report({ code: 'params/bad-value', path: 'number', details: { given: String(number), problem: '≠ 1' } });
    if (number > periods)
      report({ code: 'params/bad-value', path: 'number', details: { given: String(number), problem: `> ${periods}` } });
  },
  lower,
  example: {
    nodes: [
      { id: 'prize', kind: 'constant', params: { type: 'money', value: '100' } },
      { id: 'parts', kind: 'instalments', params: { periods: 3 } },
      { id: 'pay', kind: 'payout', params: { code: 'part', category: 'bonus' } },
    ],
    links: [
      { from: 'prize', to: 'parts.amount' },
      { from: 'parts.paid', to: 'pay.amount' },
    ],
    inputs: {},
    expect: { part: '33.34' },
  },
});
