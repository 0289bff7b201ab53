import type { StepOperation } from '../plan/plan.ts';
import { ZERO_VALUE } from '../values/literal.ts';
import { addTypes } from '../values/type-algebra.ts';
import { type ValueType, withGrain } from '../values/value-type.ts';
import { reportConflict, withFallback } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';

type Pair = 'add' | 'subtract' | 'minimum' | 'maximum';

/** Arithmetic over amounts of one currency, for kinds whose rule is a formula over money. */
export interface MoneySteps {
  readonly zero: Operand;
  readonly pair: (op: Pair, left: Operand, right: Operand) => Operand;
  /** max(left − right, 0). */
  readonly excess: (left: Operand, right: Operand) => Operand;
  readonly share: (amount: Operand, share: Operand) => Operand;
  readonly choose: (condition: Operand, then: Operand, otherwise: Operand) => Operand;
}

export function moneySteps(context: NodeContext, type: ValueType): MoneySteps {
  const emit = (operation: StepOperation): Operand => context.emit({ ...operation, type });
  const zero = context.emit({ op: 'constant', value: ZERO_VALUE, type: withGrain(type, 'group') });
  const pair = (op: Pair, left: Operand, right: Operand): Operand => emit({ op, left: left.step, right: right.step });
  return {
    zero,
    pair,
    excess: (left, right) => pair('maximum', pair('subtract', left, right), zero),
    share: (amount, share) => emit({ op: 'multiply', left: amount.step, right: share.step }),
    choose: (condition, then, otherwise) =>
      emit({ op: 'select', condition: condition.step, then: then.step, otherwise: otherwise.step }),
  };
}

/** Whether every amount is of the same currency as `type`; reports the first that is not. */
export function sameMoney(
  context: NodeContext,
  type: ValueType,
  amounts: Readonly<Record<string, Operand | null>>,
): boolean {
  for (const [port, amount] of Object.entries(amounts)) {
    const rule = amount === null ? null : addTypes(type, amount.type);
    if (amount === null || rule === null || rule.ok) continue;
    const own: Operand = { step: amount.step, type };
    reportConflict(context, port, { rule, left: type, right: amount.type, operands: [own, amount] });
    return false;
  }
  return true;
}

/** What the ledger holds under a name before this result; nothing held yet reads as `ifMissing`. */
export function readBalance(
  context: NodeContext,
  { balance, ifMissing, type }: { readonly balance: string; readonly ifMissing: string; readonly type: ValueType },
): Operand | null {
  const read = context.emit({ op: 'input', source: { kind: 'balance', balance }, type });
  return withFallback(context, read, { text: ifMissing, path: 'ifMissing', only: 'missing' });
}
