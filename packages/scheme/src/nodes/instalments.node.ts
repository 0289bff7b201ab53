import { ONE } from '@premia/decimal';
import { z } from 'zod';
import { minorDigits } from '../values/currency.ts';
import { money, plain } from '../values/value-type.ts';
import { emitNumber } from './lowering.ts';
import { moneySteps, sameMoney } from './money-steps.ts';
import type { NodeContext, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { integerParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const PERIODS_MAX = 120;

const params = z.strictObject({
  /** Over how many periods the amount is paid, in equal parts; a remainder goes to the first ones. */
  periods: integerParam(1, PERIODS_MAX),
  /** Which of the parts falls into this period. */
  number: integerParam(1, PERIODS_MAX).default(1),
});
type Params = z.infer<typeof params>;

function lower(context: NodeContext, { periods, number }: Params): Outputs | null {
  const amount = context.input('amount');
  const due = context.input('due');
  if (amount === null || number > periods) return null;
  const type = money(amount.type.currency ?? context.scheme.currency, amount.type.grain);
  if (!sameMoney(context, type, { due })) return null;
  const steps = moneySteps(context, type);
  const digits = minorDigits(type.currency ?? context.scheme.currency);
  const one = emitNumber(context, ONE, plain('number', 'group'));
  const weights = Array.from({ length: periods }, () => one.step);
  const part = (index: number) => context.emit({ op: 'split', value: amount.step, weights, index, digits, type });
  const own = part(number - 1);
  const remaining = Array.from({ length: periods - number }, (_, index) => part(number + index));
  const rest = remaining.reduce((sum, next) => steps.pair('add', sum, next), steps.zero);
  return { paid: due === null ? own : steps.pair('add', own, due), part: own, rest };
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
  inputs: () => [
    requiredInput('amount', 'money', ['Сумма', 'Amount']),
    optionalInput('due', 'money', ['Подошедшие прежние части', 'Earlier parts now due']),
  ],
  outputs: () => [
    output('paid', 'money', ['К выплате', 'Paid']),
    output('part', 'money', ['Часть этого периода', 'Part of this period']),
    output('rest', 'money', ['Осталось', 'Still to come']),
  ],
  check: ({ periods, number }, report) => {
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
