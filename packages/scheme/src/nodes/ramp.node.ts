import { fromInteger } from '@premia/decimal';
import { z } from 'zod';
import { LIMITS } from '../document/limits.ts';
import { plain } from '../values/value-type.ts';
import { toBands } from './bands.ts';
import { defineNodeKind } from './node-kind.ts';
import { decimalParam, integerParam } from './param-schemas.ts';
import { output, requiredInput } from './ports.ts';

const MONTHS_MAX = 600;

const params = z.strictObject({
  /** From so many whole months since the date this factor holds; the first one has to begin at 0. */
  bands: z
    .array(z.strictObject({ from: integerParam(0, MONTHS_MAX), factor: decimalParam }))
    .min(1)
    .max(LIMITS.tableRows),
  /** The day up to which months are counted. */
  at: z.enum(['firstDay', 'lastDay']).default('lastDay'),
});
type Params = z.infer<typeof params>;

/** A factor by whole months since a date, as the months since hiring. */
export const ramp = defineNodeKind<Params>({
  group: 'pay',
  title: { ru: 'Ввод в должность', en: 'Ramp' },
  hint: {
    ru: 'Коэффициент по числу полных месяцев с даты приёма.',
    en: 'A factor by the whole months since the hire date.',
  },
  params,
  inputs: () => [requiredInput('since', 'date', ['С даты', 'Since'])],
  outputs: () => [output('value', 'percent', ['Коэффициент', 'Factor'])],
  check: ({ bands }, report) => {
    for (const [index, { from }] of bands.entries()) {
      const previous = bands[index - 1]?.from;
      if (previous === undefined ? from === 0 : from > previous) continue;
      const details = { from: String(from), previous: String(previous ?? 0) };
      report({ code: 'table/bands-not-rising', path: `bands.${index}.from`, details });
    }
  },
  lower: (context, { bands, at }) => {
    const since = context.input('since');
    if (since === null) return null;
    const source = { kind: 'calendar', measure: at, scope: 'period' } as const;
    const day = context.emit({ op: 'input', source, type: plain('date', 'group') });
    const span = { op: 'dateDifference', from: since.step, to: day.step, unit: 'months' } as const;
    const months = context.emit({ ...span, type: plain('count', since.type.grain) });
    const steps = toBands(bands.map(({ from, factor }) => ({ from: fromInteger(from), rate: factor })));
    const type = plain('percent', since.type.grain);
    const table = { op: 'tiers', mode: 'whole', output: 'rate', position: null, base: null, bands: steps } as const;
    return { value: context.emit({ ...table, value: months.step, type }) };
  },
  example: {
    nodes: [
      { id: 'hired', kind: 'attribute', params: { attribute: 'hireDate' } },
      {
        id: 'factor',
        kind: 'ramp',
        params: {
          bands: [
            { from: 0, factor: '0.5' },
            { from: 3, factor: '0.75' },
            { from: 6, factor: '1' },
          ],
        },
      },
      { id: 'shown', kind: 'indicator', params: { code: 'factor' } },
    ],
    links: [
      { from: 'hired', to: 'factor.since' },
      { from: 'factor', to: 'shown.value' },
    ],
    period: '2026-10',
    inputs: { attributes: { hireDate: '2026-07-15' } },
    expect: { factor: '0.75' },
  },
});
