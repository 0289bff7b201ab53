import { ONE } from '@premia/decimal';
import { z } from 'zod';
import { divideTypes, multiplyTypes } from '../values/type-algebra.ts';
import { plain } from '../values/value-type.ts';
import { emitBinary, emitNumber, withFallback } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  /** What is counted: of `from` and `to` always calendar days; of `norm`, when it is not linked, the calendar's. */
  basis: z.enum(['calendarDays', 'workingDays']).default('workingDays'),
  /** Whether the days `from` and `to` themselves count. */
  first: z.enum(['included', 'excluded']).default('included'),
  last: z.enum(['included', 'excluded']).default('included'),
  ifZero: constantParam,
});
type Params = z.infer<typeof params>;

const DATE = plain('date', 'group');
const COUNT = plain('count');

function calendarInput(context: NodeContext, measure: 'days' | 'workingDays' | 'firstDay' | 'lastDay'): Operand {
  const type = measure === 'firstDay' || measure === 'lastDay' ? DATE : plain('count', 'group');
  return context.emit({ op: 'input', source: { kind: 'calendar', measure, scope: 'period' }, type });
}

/** Calendar days of the period between the linked dates, each side counted as the params say. */
function daysBetween(context: NodeContext, given: Params): Operand {
  const one = emitNumber(context, ONE, COUNT);
  const zero = context.emit({ op: 'subtract', left: one.step, right: one.step, type: COUNT });
  const [first, last] = [calendarInput(context, 'firstDay'), calendarInput(context, 'lastDay')];
  const side = (port: 'from' | 'to', edge: Operand, excluded: boolean): readonly [day: Operand, extra: Operand] => {
    const linked = context.input(port);
    if (linked === null) return [edge, zero];
    const comparison = port === 'from' ? 'greaterOrEqual' : 'lessOrEqual';
    const isInside = context.emit({
      op: 'compare',
      comparison,
      left: linked.step,
      right: edge.step,
      type: plain('boolean'),
    });
    const day = { op: 'select', condition: isInside.step, then: linked.step, otherwise: edge.step } as const;
    const extra = {
      op: 'select',
      condition: isInside.step,
      then: (excluded ? one : zero).step,
      otherwise: zero.step,
    } as const;
    return [context.emit({ ...day, type: plain('date') }), context.emit({ ...extra, type: COUNT })];
  };
  const [start, lessFirst] = side('from', first, given.first === 'excluded');
  const [end, lessLast] = side('to', last, given.last === 'excluded');
  const pair = (op: 'add' | 'subtract' | 'maximum', left: Operand, right: Operand): Operand =>
    context.emit({ op, left: left.step, right: right.step, type: COUNT });
  const span = context.emit({ op: 'dateDifference', from: start.step, to: end.step, unit: 'days', type: COUNT });
  const counted = pair('subtract', pair('subtract', pair('add', span, one), lessFirst), lessLast);
  return pair('maximum', counted, zero);
}

/** amount × worked ÷ norm; without `worked`, the calendar days between two dates over those of the period. */
export const prorate = defineNodeKind<Params>({
  group: 'pay',
  title: { ru: 'Пропорция времени', en: 'Prorate' },
  hint: {
    ru: 'Доля суммы за отработанное: дни факта к норме или дни между датами к дням периода.',
    en: 'The part of an amount for time worked: days worked over the norm, or days between dates over the period.',
  },
  params,
  inputs: () => [
    requiredInput('amount', 'numeric', ['Сумма', 'Amount']),
    optionalInput('worked', 'ratio', ['Отработано', 'Worked']),
    optionalInput('norm', 'ratio', ['Норма', 'Norm']),
    optionalInput('from', 'date', ['С даты', 'From']),
    optionalInput('to', 'date', ['По дату', 'To']),
  ],
  outputs: () => [output('value', 'numeric', ['Сумма', 'Amount'])],
  lower: (context, given) => {
    const amount = context.input('amount');
    const linked = context.input('worked');
    if (amount === null) return null;
    const worked = linked ?? daysBetween(context, given);
    const measure = linked !== null && given.basis === 'workingDays' ? 'workingDays' : 'days';
    const norm = context.input('norm') ?? calendarInput(context, measure);
    const operation = (left: number, right: number) => ({ op: 'divide', left, right, divisor: 'norm' }) as const;
    const share = emitBinary(context, { left: worked, right: norm, rule: divideTypes, operation, port: 'norm' });
    const known = share && withFallback(context, share, { text: given.ifZero, path: 'ifZero', only: 'zero-divisor' });
    const value =
      known &&
      emitBinary(context, {
        left: amount,
        right: known,
        rule: multiplyTypes,
        operation: (left, right) => ({ op: 'multiply', left, right }),
        port: 'amount',
      });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
      { id: 'hired', kind: 'attribute', params: { attribute: 'hireDate' } },
      { id: 'part', kind: 'prorate', params: { basis: 'calendarDays' } },
      { id: 'pay', kind: 'payout', params: { code: 'part', category: 'bonus' } },
    ],
    links: [
      { from: 'salary', to: 'part.amount' },
      { from: 'hired', to: 'part.from' },
      { from: 'part', to: 'pay.amount' },
    ],
    period: '2026-10',
    inputs: { attributes: { baseSalary: '31000', hireDate: '2026-10-22' } },
    expect: { part: '10000.00' },
  },
});
