import { z } from 'zod';
import { isNumeric } from '../values/value-type.ts';
import { defineNodeKind } from './node-kind.ts';
import { digitsParam, integerParam, ownKeyParam, roundingParam, titleParam } from './param-schemas.ts';
import { PAYOUT_ORDER_MAX } from './payout.node.ts';
import { requiredInput } from './ports.ts';

const params = z.strictObject({
  code: ownKeyParam,
  title: titleParam,
  /** Places to round a number to; without it the exact number is answered, a fraction where it has no finite decimal. */
  digits: digitsParam.optional(),
  rounding: roundingParam.default('half-up'),
  order: integerParam(0, PAYOUT_ORDER_MAX).default(0),
});
type Params = z.infer<typeof params>;

/** A result that is not pay: shown beside the lines, never summed. */
export const indicator = defineNodeKind<Params>({
  group: 'results',
  title: { ru: 'Показатель', en: 'Indicator' },
  hint: {
    ru: 'Результат, который не деньги к выплате: процент выполнения, коэффициент, признак.',
    en: 'A result that is not paid out: an attainment, a factor, a yes or no.',
  },
  params,
  inputs: () => [requiredInput('value', 'any', ['Значение', 'Value'])],
  outputs: () => [],
  lower: (context, { code, title, digits, rounding, order }) => {
    const value = context.input('value');
    if (value === null) return null;
    const shown =
      digits === undefined || !isNumeric(value.type)
        ? value
        : context.emit({ op: 'round', value: value.step, digits, mode: rounding, type: value.type });
    const { nodeId } = context;
    context.addResult({ kind: 'indicator', nodeId, code, step: shown.step, order, title: title ?? {} });
    return {};
  },
  example: {
    nodes: [
      { id: 'share', kind: 'constant', params: { type: 'percent', value: '0.12345' } },
      { id: 'result', kind: 'indicator', params: { code: 'share', digits: 3 } },
    ],
    links: [{ from: 'share', to: 'result.value' }],
    inputs: {},
    expect: { share: '0.123' },
  },
});
