import { z } from 'zod';
import { withFallback } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, ownKeyParam } from './param-schemas.ts';
import { output } from './ports.ts';

const params = z.strictObject({ parameter: ownKeyParam, ifMissing: constantParam });
type Params = z.infer<typeof params>;

/** A named value of the scheme: documented, effective-dated, overridable. */
export const parameter = defineNodeKind<Params>({
  group: 'inputs',
  title: { ru: 'Параметр', en: 'Parameter' },
  hint: {
    ru: 'Именованное значение схемы, которое можно менять с даты и задавать отдельно отделу или сотруднику.',
    en: 'A named value of the scheme that can change from a date and differ by department or employee.',
  },
  params,
  inputs: () => [],
  outputs: () => [output('value', 'any', ['Значение', 'Value'])],
  lower: (context, { parameter: key, ifMissing }) => {
    const known = context.scheme.parameters.get(key);
    if (known === undefined) {
      const names = [...context.scheme.parameters.keys()];
      context.report({ code: 'params/unknown-parameter', path: 'parameter', details: { given: key, known: names } });
      return null;
    }
    const source = { kind: 'parameter', parameter: key } as const;
    const value = context.emit({ op: 'input', source, type: known.type });
    const stated = withFallback(context, value, { text: ifMissing, path: 'ifMissing', only: 'missing' });
    return stated === null ? null : { value: stated };
  },
  example: {
    parameters: [{ key: 'prize', type: 'money', value: '5000' }],
    nodes: [
      { id: 'prize', kind: 'parameter', params: { parameter: 'prize' } },
      { id: 'pay', kind: 'payout', params: { code: 'prize', category: 'bonus' } },
    ],
    links: [{ from: 'prize', to: 'pay.amount' }],
    inputs: { parameters: { prize: '6000' } },
    expect: { prize: '6000.00' },
  },
});
