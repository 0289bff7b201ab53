import { z } from 'zod';
import { powerType } from '../values/type-algebra.ts';
import { reportConflict } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { integerParam } from './param-schemas.ts';
import { output, requiredInput } from './ports.ts';

/** Beyond this a power of any pay input is a mistake, and exact digits would only fill memory. */
export const EXPONENT_MAX = 64;

const params = z.strictObject({ exponent: integerParam(-EXPONENT_MAX, EXPONENT_MAX) });
type Params = z.infer<typeof params>;

/** A whole power of a plain number. */
export const power = defineNodeKind<Params>({
  group: 'arithmetic',
  title: { ru: 'Степень', en: 'Power' },
  hint: { ru: 'Целая степень числа.', en: 'A whole power of a number.' },
  params,
  inputs: () => [requiredInput('value', 'numeric', ['Значение', 'Value'])],
  outputs: () => [output('value', 'number', ['Результат', 'Result'])],
  lower: (context, { exponent }) => {
    const value = context.input('value');
    if (value === null) return null;
    const rule = powerType(value.type);
    if (!rule.ok) {
      reportConflict(context, 'value', { rule, left: value.type, right: value.type });
      return null;
    }
    return { value: context.emit({ op: 'power', value: value.step, exponent, type: rule.type }) };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { value: '1.1' } },
      { id: 'result', kind: 'power', params: { exponent: 2 } },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.value' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '1.21' },
  },
});
