import { z } from 'zod';
import { PERIOD_KINDS } from '../values/period.ts';
import { plain } from '../values/value-type.ts';
import { defineNodeKind } from './node-kind.ts';
import { output } from './ports.ts';

const params = z.strictObject({
  measure: z.enum(['days', 'workingDays', 'firstDay', 'lastDay']).default('workingDays'),
  scope: z.enum(['period', ...PERIOD_KINDS]).default('period'),
});
type Params = z.infer<typeof params>;

const isDay = (measure: Params['measure']): boolean => measure === 'firstDay' || measure === 'lastDay';

/** Days of the period; working days are Monday to Friday unless the request's calendar says otherwise. */
export const calendar = defineNodeKind<Params>({
  group: 'inputs',
  title: { ru: 'Календарь', en: 'Calendar' },
  hint: {
    ru: 'Календарные или рабочие дни периода, месяца, квартала, года; первый и последний день.',
    en: 'Calendar or working days of the period, month, quarter or year; its first and last day.',
  },
  params,
  inputs: () => [],
  outputs: ({ measure }) => [output('value', isDay(measure) ? 'date' : 'count', ['Значение', 'Value'])],
  lower: (context, { measure, scope }) => {
    const wanted = scope === 'period' ? context.scheme.period : scope;
    if (PERIOD_KINDS.indexOf(wanted) < PERIOD_KINDS.indexOf(context.scheme.period)) {
      context.report({
        code: 'params/shorter-than-period',
        path: 'scope',
        details: { given: scope, period: context.scheme.period },
      });
      return null;
    }
    const source = { kind: 'calendar', measure, scope: wanted === context.scheme.period ? 'period' : wanted } as const;
    return { value: context.emit({ op: 'input', source, type: plain(isDay(measure) ? 'date' : 'count', 'group') }) };
  },
  example: {
    nodes: [
      { id: 'days', kind: 'calendar', params: { measure: 'workingDays' } },
      { id: 'result', kind: 'indicator', params: { code: 'workingDays' } },
    ],
    links: [{ from: 'days', to: 'result.value' }],
    period: '2026-10',
    inputs: {},
    expect: { workingDays: '22' },
  },
});
