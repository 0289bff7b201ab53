import { ONE } from '@premia/decimal';
import { z } from 'zod';
import { parseDate } from '../values/calendar-date.ts';
import { scalarSchema } from '../values/scalar-schema.ts';
import { money, plain } from '../values/value-type.ts';
import { emitConstant, emitNumber, inputOrConstantOperand, reportShareOutOfRange } from './lowering.ts';
import { type MoneySteps, moneySteps, readBalance, sameMoney } from './money-steps.ts';
import type { NodeContext, Operand, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, decimalParam, nameParam } from './param-schemas.ts';
import { inputOrConstant, optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  /** What is paid at least, on account of later earnings. */
  draw: constantParam,
  /** What recovery leaves at least; the draw itself when absent. */
  minimum: constantParam,
  /** Whether what was advanced is taken back out of later earnings. */
  recoverable: z.boolean().default(true),
  /** Share of the earnings above the minimum that goes into recovery; all of it when absent. */
  recovery: decimalParam.optional(),
  /** First day of recovery: before it only advances are made. */
  recoveryFrom: z
    .string()
    .refine((text) => parseDate(text) !== null, { params: { code: 'document/bad-date' } })
    .optional(),
  /** The name under which the ledger keeps what is still to be recovered. */
  balance: nameParam.default('drawBalance'),
  /** The balance of somebody who never drew: nothing is owed before the first advance. */
  ifMissing: scalarSchema.prefault('0'),
});
type Params = z.infer<typeof params>;

/** Nothing before the first day of recovery; the period's last day decides. */
function onceStarted(context: NodeContext, amount: Operand, { from, steps }: Started): Operand | null {
  if (from === undefined) return amount;
  const source = { kind: 'calendar', measure: 'lastDay', scope: 'period' } as const;
  const last = context.emit({ op: 'input', source, type: plain('date', 'group') });
  const start = emitConstant(context, { text: from, type: plain('date', 'group'), path: 'recoveryFrom' });
  if (start === null) return null;
  const comparison = { op: 'compare', comparison: 'greaterOrEqual', left: last.step, right: start.step } as const;
  const started = context.emit({ ...comparison, type: plain('boolean', 'group') });
  return steps.choose(started, amount, steps.zero);
}

interface Started {
  readonly from: string | undefined;
  readonly steps: MoneySteps;
}

function lower(context: NodeContext, given: Params): Outputs | null {
  const earnings = context.input('earnings');
  if (earnings === null) return null;
  const type = money(earnings.type.currency ?? context.scheme.currency);
  const draw = inputOrConstantOperand(context, 'draw', { constant: given.draw, beside: type });
  const minimum = inputOrConstantOperand(context, 'minimum', { constant: given.minimum, beside: type }) ?? draw;
  if (draw === null || minimum === null || !sameMoney(context, type, { draw, minimum })) return null;
  const steps = moneySteps(context, type);
  const guaranteed = steps.pair('maximum', earnings, draw);
  const advance = steps.excess(draw, earnings);
  if (!given.recoverable) return { paid: guaranteed, advance, recovered: steps.zero };
  const balance = readBalance(context, { balance: given.balance, ifMissing: given.ifMissing, type });
  const share = emitNumber(context, given.recovery ?? ONE, plain('percent', 'group'));
  const room = steps.share(steps.excess(earnings, minimum), share);
  const most = balance && steps.pair('minimum', balance, room);
  const recovered = most && onceStarted(context, most, { from: given.recoveryFrom, steps });
  if (balance === null || recovered === null) return null;
  const after = steps.pair('subtract', steps.pair('add', balance, advance), recovered);
  context.addResult({ kind: 'balance', nodeId: context.nodeId, balance: given.balance, step: after.step });
  return { paid: steps.pair('subtract', guaranteed, recovered), advance, recovered, balance: after };
}

/**
 * A guaranteed advance: paid = max(earnings, draw) − recovered, where recovered is the least of the balance and
 * `recovery` of the earnings above `minimum`; balance = balance + max(draw − earnings, 0) − recovered.
 */
export const draw = defineNodeKind<Params>({
  group: 'pay',
  title: { ru: 'Аванс под будущий заработок', en: 'Draw' },
  hint: {
    ru: 'Платит не меньше гарантии; выданное вперёд удерживает из следующих заработков.',
    en: 'Pays at least the draw; what was advanced is recovered out of later earnings.',
  },
  params,
  inputs: (constants) => [
    requiredInput('earnings', 'money', ['Заработано', 'Earnings']),
    inputOrConstant(requiredInput('draw', 'money', ['Гарантия', 'Draw']), constants.draw),
    optionalInput('minimum', 'money', ['Не меньше после удержания', 'Minimum after recovery']),
  ],
  outputs: ({ recoverable }) => [
    output('paid', 'money', ['К выплате', 'Paid']),
    output('recovered', 'money', ['Удержано', 'Recovered']),
    output('advance', 'money', ['Выдано вперёд', 'Advanced']),
    ...(recoverable ? [output('balance', 'money', ['Остаток аванса', 'Balance after'])] : []),
  ],
  check: ({ recoverable, recovery }, report) => {
    if (recoverable && recovery !== undefined) reportShareOutOfRange(report, { share: recovery, path: 'recovery' });
  },
  lower,
  example: {
    nodes: [
      { id: 'earned', kind: 'criterion', params: { criterion: 'commission' } },
      { id: 'drawn', kind: 'draw', params: { draw: '2000' } },
      { id: 'pay', kind: 'payout', params: { code: 'commission', category: 'commission' } },
    ],
    links: [
      { from: 'earned', to: 'drawn.earnings' },
      { from: 'drawn.paid', to: 'pay.amount' },
    ],
    inputs: { criteria: { commission: { actual: '2375' } }, balances: { drawBalance: '500' } },
    expect: { commission: '2000.00', 'balances.drawBalance': '125.00' },
  },
});
