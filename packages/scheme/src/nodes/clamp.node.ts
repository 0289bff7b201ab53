import { z } from 'zod';
import { addTypes } from '../values/type-algebra.ts';
import { emitFold, inputOrConstantOperand, reportCrossedLimits } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({ min: constantParam, max: constantParam });
type Params = z.infer<typeof params>;

/** Not less than `min`, then not more than `max`; where the two cross, `max` wins. */
export const clamp = defineNodeKind<Params>({
  group: 'arithmetic',
  title: { ru: 'Ограничить', en: 'Clamp' },
  hint: { ru: 'Не меньше нижнего и не больше верхнего предела.', en: 'Not below a floor and not above a cap.' },
  params,
  inputs: () => [
    requiredInput('value', 'numeric', ['Значение', 'Value']),
    optionalInput('min', 'numeric', ['Не меньше', 'Not below']),
    optionalInput('max', 'numeric', ['Не больше', 'Not above']),
  ],
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  lower: (context, constants) => {
    const value = context.input('value');
    if (value === null) return null;
    const min = inputOrConstantOperand(context, 'min', { constant: constants.min, beside: value.type });
    const max = inputOrConstantOperand(context, 'max', { constant: constants.max, beside: value.type });
    if (min === null && max === null) context.report({ code: 'params/no-limits', severity: 'warning', path: 'min' });
    reportCrossedLimits(context, {
      floor: { port: 'min', constant: constants.min },
      cap: { port: 'max', constant: constants.max },
    });
    const raised =
      min === null ? value : emitFold(context, [value, min], { op: 'maximum', rule: addTypes, port: 'min' });
    if (raised === null) return null;
    const limited =
      max === null ? raised : emitFold(context, [raised, max], { op: 'minimum', rule: addTypes, port: 'max' });
    return limited && { value: limited };
  },
  example: {
    nodes: [
      { id: 'done', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
      { id: 'limited', kind: 'clamp', params: { min: '0', max: '1.5' } },
      { id: 'shown', kind: 'indicator', params: { code: 'limited' } },
    ],
    links: [
      { from: 'done', to: 'limited.value' },
      { from: 'limited', to: 'shown.value' },
    ],
    inputs: { criteria: { revenue: { actual: '200', target: '100' } } },
    expect: { limited: '1.5' },
  },
});
