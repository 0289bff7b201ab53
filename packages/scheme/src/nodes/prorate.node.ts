import { z } from 'zod';
import { compileFormula } from '../formula/index.ts';
import { divideTypes, multiplyTypes } from '../values/type-algebra.ts';
import { plain } from '../values/value-type.ts';
import { emitBinary, withFallback } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  /**
   * What is counted. Between dates working days are Mondays to Fridays, of the part and of the whole alike; a company's
   * own calendar comes in by linking `worked`, and `norm` where it is not the request's calendar.
   */
  basis: z.enum(['calendarDays', 'workingDays']).default('workingDays'),
  /** Whether the days `from` and `to` themselves count. */
  first: z.enum(['included', 'excluded']).default('included'),
  last: z.enum(['included', 'excluded']).default('included'),
  ifZero: constantParam,
});
type Params = z.infer<typeof params>;

const DATE = plain('date', 'group');

function calendarInput(context: NodeContext, measure: 'days' | 'workingDays' | 'firstDay' | 'lastDay'): Operand {
  const type = measure === 'firstDay' || measure === 'lastDay' ? DATE : plain('count', 'group');
  return context.emit({ op: 'input', source: { kind: 'calendar', measure, scope: 'period' }, type });
}

/** Days of the period between the linked dates, each side counted as the params say; said as a formula. */
function daysBetween(context: NodeContext, given: Params): Operand {
  const names = new Map<string, Operand>([
    ['first', calendarInput(context, 'firstDay')],
    ['last', calendarInput(context, 'lastDay')],
  ]);
  const side = (port: 'from' | 'to', excluded: boolean): { readonly day: string; readonly less: string } => {
    const linked = context.input(port);
    const edge = port === 'from' ? 'first' : 'last';
    if (linked === null) return { day: edge, less: '0' };
    names.set(port, linked);
    const isInside = `${port} ${port === 'from' ? '>=' : '<='} ${edge}`;
    const day = `IF(${isInside}; ${port}; ${edge})`;
    return { day, less: excluded ? `IF(${isInside}; ${daysFrom(given, port, port)}; 0)` : '0' };
  };
  const start = side('from', given.first === 'excluded');
  const end = side('to', given.last === 'excluded');
  return emitFormula(context, `MAX(0; ${daysFrom(given, start.day, end.day)} - ${start.less} - ${end.less})`, names);
}

/** Both days counted; working days are Mondays to Fridays. */
function daysFrom({ basis }: Params, from: string, to: string): string {
  return basis === 'workingDays' ? `NETWORKDAYS(${from}; ${to})` : `(${to} - ${from} + 1)`;
}

function emitFormula(context: NodeContext, text: string, names: ReadonlyMap<string, Operand>): Operand {
  const compiled = compileFormula({ text, language: 'en', names, emit: (step) => context.emit(step).step });
  if (!compiled.ok) throw new Error(`prorate: ${text} is refused: ${compiled.diagnostics[0]?.code}`);
  return { step: compiled.step, type: compiled.type };
}

/** What the days are measured against: for dates the same days of the whole period, else the calendar's. */
function normDays(context: NodeContext, given: Params, isWorkedLinked: boolean): Operand {
  if (given.basis === 'calendarDays') return calendarInput(context, 'days');
  if (isWorkedLinked) return calendarInput(context, 'workingDays');
  const names = new Map<string, Operand>([
    ['first', calendarInput(context, 'firstDay')],
    ['last', calendarInput(context, 'lastDay')],
  ]);
  return emitFormula(context, daysFrom(given, 'first', 'last'), names);
}

/** amount × worked ÷ norm; without `worked`, the days between two dates over those of the period. */
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
    const norm = context.input('norm') ?? normDays(context, given, linked !== null);
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
