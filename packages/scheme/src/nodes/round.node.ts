import { sign } from '@premia/decimal';
import { z } from 'zod';
import { emitNumber } from './lowering.ts';
import { defineNodeKind } from './node-kind.ts';
import { decimalParam, digitsParam, roundingParam } from './param-schemas.ts';
import { output, requiredInput } from './ports.ts';

const params = z.strictObject({
  /** Places after the point; negative ones round to tens, hundreds and so on. */
  digits: digitsParam.default(0),
  mode: roundingParam.default('half-up'),
  /** Rounds to a multiple of this instead, as 50 for "to fifty roubles". */
  multiple: decimalParam.optional(),
});
type Params = z.infer<typeof params>;

/** The only rounding besides payouts, pools and splits: where the scheme says so. */
export const round = defineNodeKind<Params>({
  group: 'arithmetic',
  title: { ru: 'Округлить', en: 'Round' },
  hint: {
    ru: 'Округляет до знаков или до кратного; половина — от нуля, если не выбрано иное.',
    en: 'Rounds to places or to a multiple; halves go away from zero unless another mode is chosen.',
  },
  params,
  inputs: () => [requiredInput('value', 'numeric', ['Значение', 'Value'])],
  outputs: () => [output('value', 'numeric', ['Результат', 'Result'])],
  check: ({ multiple }, report) => {
    if (multiple !== undefined && sign(multiple) <= 0) report({ code: 'params/not-positive', path: 'multiple' });
  },
  lower: (context, { digits, mode, multiple }) => {
    const value = context.input('value');
    if (value === null) return null;
    const { step, type } = value;
    if (multiple === undefined) return { value: context.emit({ op: 'round', value: step, digits, mode, type }) };
    if (sign(multiple) <= 0) return null;
    const unit = emitNumber(context, multiple, type);
    return { value: context.emit({ op: 'roundToMultiple', value: step, multiple: unit.step, mode, type }) };
  },
  example: {
    nodes: [
      { id: 'a', kind: 'constant', params: { type: 'money', value: '1234.5' } },
      { id: 'result', kind: 'round', params: { digits: 0 } },
      { id: 'shown', kind: 'indicator', params: { code: 'result' } },
    ],
    links: [
      { from: 'a', to: 'result.value' },
      { from: 'result', to: 'shown.value' },
    ],
    inputs: {},
    expect: { result: '1235' },
  },
});
