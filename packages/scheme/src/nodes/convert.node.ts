import { ONE } from '@premia/decimal';
import { z } from 'zod';
import { money, plain } from '../values/value-type.ts';
import { emitNumber, withFallback } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  /** The scheme's currency when absent. */
  to: currencyParam,
  ifMissing: constantParam,
});
type Params = z.infer<typeof params>;

/** The day whose rate counts: the linked one, else the last day of the period. */
function rateDay(context: NodeContext): Operand {
  const source = { kind: 'calendar', measure: 'lastDay', scope: 'period' } as const;
  return context.input('on') ?? context.emit({ op: 'input', source, type: plain('date', 'group') });
}

/** Money of one currency as money of another, by the last rate dated on or before a day; nothing is rounded, the rate is kept. */
export const convert = defineNodeKind<Params>({
  group: 'pay',
  title: { ru: 'Пересчёт валюты', en: 'Convert' },
  hint: {
    ru: 'Переводит деньги в другую валюту по последнему курсу на дату.',
    en: 'Turns money into another currency by the last rate of a date.',
  },
  params,
  inputs: () => [
    requiredInput('value', 'money', ['Сумма', 'Amount']),
    optionalInput('on', 'date', ['На дату', 'Date of the rate']),
  ],
  outputs: () => [output('value', 'money', ['Сумма', 'Amount']), output('rate', 'number', ['Курс', 'Rate'])],
  lower: (context, given) => {
    const value = context.input('value');
    const from = value?.type.currency ?? null;
    if (value === null || from === null) return null;
    const to = given.to ?? context.scheme.currency;
    const on = rateDay(context);
    const type = money(to, value.type.grain);
    const converted = context.emit({ op: 'convert', value: value.step, from, to, on: on.step, type });
    const known = withFallback(context, converted, { text: given.ifMissing, path: 'ifMissing', only: 'missing' });
    // The rate is what one unit comes to: it stands in the trace whether anybody reads it or not.
    const one = emitNumber(context, ONE, money(from, 'group'));
    const rate = context.emit({
      op: 'convert',
      value: one.step,
      from,
      to,
      on: on.step,
      type: plain('number', on.type.grain),
    });
    return known && { value: known, rate };
  },
  example: {
    nodes: [
      { id: 'order', kind: 'criterion', params: { criterion: 'order', currency: 'USD' } },
      { id: 'converted', kind: 'convert', params: { to: 'RUB' } },
      { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' } },
    ],
    links: [
      { from: 'order', to: 'converted.value' },
      { from: 'converted', to: 'pay.amount' },
    ],
    period: '2026-10',
    inputs: {
      criteria: { order: { actual: '100' } },
      rates: [{ from: 'USD', to: 'RUB', on: '2026-10-15', rate: '81.5' }],
    },
    expect: { bonus: '8150.00' },
  },
});
