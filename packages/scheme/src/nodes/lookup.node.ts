import { z } from 'zod';
import { typeOf } from '../values/value-type.ts';
import { withFallback } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam, nameParam, typeParam } from './param-schemas.ts';
import { output, requiredInput } from './ports.ts';

const params = z.strictObject({
  table: nameParam,
  column: nameParam.default('value'),
  type: typeParam.default('number'),
  currency: currencyParam,
  ifMissing: constantParam,
});
type Params = z.infer<typeof params>;

/** A row of a shared reference table by its `key`; of rows that carry `from`, the last one in force counts. */
export const lookup = defineNodeKind<Params>({
  group: 'tables',
  title: { ru: 'Справочник', en: 'Lookup' },
  hint: {
    ru: 'Значение из общего справочника по ключу, действующее в этом периоде.',
    en: 'A value of a shared reference table by key, as in force in the period.',
  },
  params,
  inputs: () => [requiredInput('key', 'any', ['Ключ', 'Key'])],
  outputs: ({ type }) => [output('value', type, ['Значение', 'Value'])],
  lower: (context, given) => {
    const key = context.input('key');
    if (key === null) return null;
    const type = typeOf(given.type, given.currency ?? context.scheme.currency, key.type.grain);
    const { table, column } = given;
    const found = context.emit({ op: 'lookup', table, column, key: key.step, type });
    const value = withFallback(context, found, { text: given.ifMissing, path: 'ifMissing', only: 'missing' });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'grade', kind: 'attribute', params: { attribute: 'grade' } },
      { id: 'factor', kind: 'lookup', params: { table: 'grades' } },
      { id: 'shown', kind: 'indicator', params: { code: 'factor' } },
    ],
    links: [
      { from: 'grade', to: 'factor.key' },
      { from: 'factor', to: 'shown.value' },
    ],
    inputs: {
      attributes: { grade: 'A' },
      tables: {
        grades: [
          { key: 'A', value: '1.2' },
          { key: 'B', value: '1.1' },
        ],
      },
    },
    expect: { factor: '1.2' },
  },
});
