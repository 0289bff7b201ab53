import { z } from 'zod';
import { PAYOUT_CATEGORIES } from '../plan/plan.ts';
import { minorDigits } from '../values/currency.ts';
import { addTypes } from '../values/type-algebra.ts';
import { describeType, money } from '../values/value-type.ts';
import { emitFold, inputOrConstantOperand, reportCrossedLimits } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, digitsParam, integerParam, ownKeyParam, roundingParam, titleParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

/** Lines stand in this order on a statement, then by code. */
export const PAYOUT_ORDER_MAX = 9_999;

const params = z.strictObject({
  code: ownKeyParam,
  category: z.enum(PAYOUT_CATEGORIES).default('bonus'),
  title: titleParam,
  /** How the amount is rounded to the currency's minor unit. */
  rounding: roundingParam.default('half-up'),
  /** Coarser than the minor unit: 0 pays whole units, -2 hundreds. */
  digits: digitsParam.optional(),
  cap: constantParam,
  floor: constantParam,
  /** Whether the employee sees the line. */
  visible: z.boolean().default(true),
  order: integerParam(0, PAYOUT_ORDER_MAX).default(0),
});
type Params = z.infer<typeof params>;

function limited(context: NodeContext, amount: Operand, given: Params): Operand | null {
  const floor = inputOrConstantOperand(context, 'floor', { constant: given.floor, beside: amount.type });
  const cap = inputOrConstantOperand(context, 'cap', { constant: given.cap, beside: amount.type });
  reportCrossedLimits(context, {
    floor: { port: 'floor', constant: given.floor },
    cap: { port: 'cap', constant: given.cap },
  });
  const raised =
    floor === null ? amount : emitFold(context, [amount, floor], { op: 'maximum', rule: addTypes, port: 'floor' });
  if (raised === null || cap === null) return raised;
  return emitFold(context, [raised, cap], { op: 'minimum', rule: addTypes, port: 'cap' });
}

/** Whether the amount is one an employee of this scheme can be paid; reports why not. */
function isPayable(context: NodeContext, amount: Operand): boolean {
  const { currency } = context.scheme;
  if (amount.type.currency !== currency) {
    const details = {
      left: describeType(amount.type),
      right: describeType(money(currency)),
      conversion: 'convert',
      conversionTo: currency,
    };
    const { link } = amount;
    context.report({ code: 'type/other-currency', port: 'amount', ...(link === undefined ? {} : { link }), details });
    return false;
  }
  if (amount.type.grain === 'group') {
    context.report({
      code: 'type/group-to-employee',
      severity: 'warning',
      port: 'amount',
      ...(amount.link === undefined ? {} : { link: amount.link }),
      details: { conversion: 'pool' },
    });
  }
  return true;
}

/** A line of the statement. Rounded to the minor unit; cap and floor hold before rounding. */
export const payout = defineNodeKind<Params>({
  group: 'results',
  title: { ru: 'Выплата', en: 'Payout' },
  hint: {
    ru: 'Строка начисления: код, название, вид, предел сверху и снизу, округление до копейки.',
    en: 'A line of pay: code, title, category, cap and floor, rounded to the minor unit.',
  },
  params,
  inputs: () => [
    requiredInput('amount', 'money', ['Сумма', 'Amount']),
    optionalInput('cap', 'money', ['Не больше', 'Cap']),
    optionalInput('floor', 'money', ['Не меньше', 'Floor']),
  ],
  outputs: () => [output('amount', 'money', ['К выплате', 'Paid amount'])],
  lower: (context, given) => {
    const amount = context.input('amount');
    if (amount === null || !isPayable(context, amount)) return null;
    const value = limited(context, amount, given);
    if (value === null) return null;
    const digits = Math.min(given.digits ?? minorDigits(context.scheme.currency), minorDigits(context.scheme.currency));
    const type = { ...value.type, grain: 'employee' as const };
    const rounded = context.emit({ op: 'round', value: value.step, digits, mode: given.rounding, type });
    context.addResult({
      kind: 'payout',
      nodeId: context.nodeId,
      code: given.code,
      category: given.category,
      step: rounded.step,
      visible: given.visible,
      order: given.order,
      title: given.title ?? {},
    });
    return { amount: rounded };
  },
  example: {
    nodes: [
      { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
      {
        id: 'pay',
        kind: 'payout',
        params: { code: 'bonus', category: 'bonus', cap: '80000', title: { en: 'Bonus', ru: 'Премия' } },
      },
    ],
    links: [{ from: 'salary', to: 'pay.amount' }],
    inputs: { attributes: { baseSalary: '100000' } },
    expect: { bonus: '80000.00' },
  },
});
