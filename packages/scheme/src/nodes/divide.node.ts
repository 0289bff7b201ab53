import { z } from 'zod';
import { divideTypes } from '../values/type-algebra.ts';
import { plain } from '../values/value-type.ts';
import { emitBinary, emitConstant, withFallback } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { inputOrConstant, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  left: constantParam,
  right: constantParam,
  /** The result when the divisor is zero; without it that is a problem. */
  ifZero: constantParam,
});
type Params = z.infer<typeof params>;

/** A constant beside a division is a plain number, never money: "÷ 100" means a hundred. */
function side(context: NodeContext, port: 'left' | 'right', text: string | undefined): Operand | null {
  const linked = context.input(port);
  if (linked !== null || text === undefined) return linked;
  return emitConstant(context, { text, type: plain('number', 'group'), path: port });
}

/** left ÷ right, exactly. */
export const divide = defineNodeKind<Params>({
  group: 'arithmetic',
  title: { ru: 'Разделить', en: 'Divide' },
  hint: {
    ru: 'Точное частное; деньги на деньги дают число. Деление на ноль — проблема, если не задано иное.',
    en: 'The exact quotient; money over money is a number. A zero divisor is a problem unless stated otherwise.',
  },
  params,
  inputs: ({ left, right }) => [
    inputOrConstant(requiredInput('left', 'numeric', ['Делимое', 'Dividend']), left),
    inputOrConstant(requiredInput('right', 'numeric', ['Делитель', 'Divisor']), right),
  ],
  outputs: () => [output('value', 'numeric', ['Частное', 'Quotient'])],
  lower: (context, given) => {
    const left = side(context, 'left', given.left);
    const right = side(context, 'right', given.right);
    if (left === null || right === null) return null;
    const quotient = emitBinary(context, {
      left,
      right,
      rule: divideTypes,
      operation: (dividend, divisor) => ({ op: 'divide', left: dividend, right: divisor, divisor: 'right' }),
      port: 'right',
    });
    const value =
      quotient && withFallback(context, quotient, { text: given.ifZero, path: 'ifZero', only: 'zero-divisor' });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
      { id: 'norm', kind: 'attribute', params: { attribute: 'normDays' } },
      { id: 'daily', kind: 'divide', params: { ifZero: '0' } },
      { id: 'pay', kind: 'payout', params: { code: 'day', category: 'bonus' } },
    ],
    links: [
      { from: 'salary', to: 'daily.left' },
      { from: 'norm', to: 'daily.right' },
      { from: 'daily', to: 'pay.amount' },
    ],
    inputs: { attributes: { baseSalary: '100000', normDays: '22' } },
    expect: { day: '4545.45' },
  },
});
