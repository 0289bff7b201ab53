import { z } from 'zod';
import type { BaseType } from '../values/value-type.ts';
import { typeOf } from '../values/value-type.ts';
import { withFallback } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam, nameParam, typeParam } from './param-schemas.ts';
import { output } from './ports.ts';

/** What the attributes every company has are, unless the node says otherwise; any other one is a number. */
const KNOWN_TYPES: ReadonlyMap<string, BaseType> = new Map([
  ['baseSalary', 'money'],
  ['salary', 'money'],
  ['hourlyRate', 'money'],
  ['hireDate', 'date'],
  ['terminationDate', 'date'],
  ['birthDate', 'date'],
  ['grade', 'text'],
  ['position', 'text'],
  ['department', 'text'],
  ['manager', 'text'],
  ['location', 'text'],
]);

const params = z.strictObject({
  attribute: nameParam,
  type: typeParam.optional(),
  currency: currencyParam,
  ifMissing: constantParam,
});
type Params = z.infer<typeof params>;

function baseTypeOf({ attribute, type }: Params): BaseType {
  return type ?? KNOWN_TYPES.get(attribute) ?? 'number';
}

/** What the personnel file says about this employee. */
export const attribute = defineNodeKind<Params>({
  group: 'inputs',
  title: { ru: 'Данные сотрудника', en: 'Employee attribute' },
  hint: {
    ru: 'Оклад, грейд, ставка, дата приёма, стаж в полных месяцах, отработанные дни и любые другие данные сотрудника.',
    en: 'Base salary, grade, FTE, hire date, tenure in full months, days worked or anything else known of the employee.',
  },
  params,
  inputs: () => [],
  outputs: (given) => [output('value', baseTypeOf(given), ['Значение', 'Value'])],
  lower: (context, given) => {
    const value = context.emit({
      op: 'input',
      source: { kind: 'attribute', attribute: given.attribute },
      type: typeOf(baseTypeOf(given), given.currency ?? context.scheme.currency),
    });
    const known = withFallback(context, value, { text: given.ifMissing, path: 'ifMissing', only: 'missing' });
    return known === null ? null : { value: known };
  },
  example: {
    nodes: [
      { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
      { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' } },
    ],
    links: [{ from: 'salary', to: 'pay.amount' }],
    inputs: { attributes: { baseSalary: '100000' } },
    expect: { bonus: '100000.00' },
  },
});
