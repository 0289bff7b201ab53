import { isZero, parseDecimal, sign } from '@premia/decimal';
import { z } from 'zod';
import { minorDigits } from '../values/currency.ts';
import { plain } from '../values/value-type.ts';
import { emitConstant } from './lowering.ts';
import type { NodeContext, Operand, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, ownKeyParam, titleParam } from './param-schemas.ts';
import { inputOrConstant, output, requiredInput } from './ports.ts';

const partSchema = z.strictObject({
  /** Name of the part's output, and of the input of its weight. */
  key: ownKeyParam.refine((key) => key !== 'value', { params: { code: 'params/reserved-key' } }),
  title: titleParam,
  /** The weight, when it is not linked. */
  weight: constantParam,
});
type Part = z.infer<typeof partSchema>;

const params = z.strictObject({ parts: z.array(partSchema).min(1).max(100) });
type Params = z.infer<typeof params>;

function weightOf(context: NodeContext, { key, weight }: Part, index: number): Operand | null {
  const linked = context.input(key);
  if (linked !== null || weight === undefined) return linked;
  return emitConstant(context, { text: weight, type: plain('number', 'group'), path: `parts.${index}.weight` });
}

/** Weights by which nothing can be shared out, whoever it is for; what a link brings is not known here. */
function reportHopelessWeights(context: NodeContext, parts: readonly Part[]): void {
  const written = parts.map(({ key, weight }) => {
    const parsed = weight === undefined || context.input(key) !== null ? null : parseDecimal(weight);
    return parsed?.ok === true ? parsed.value : null;
  });
  const below = written.findIndex((weight) => weight !== null && sign(weight) < 0);
  // A warning: behind a condition that never holds the node may fail unseen, and schemes are published with it.
  const report = (code: string, path: string): void => context.report({ code, severity: 'warning', path });
  if (below >= 0) report('params/negative-weight', `parts.${below}.weight`);
  else if (written.every((weight) => weight !== null && isZero(weight))) report('params/zero-weights', 'parts');
}

function lower(context: NodeContext, { parts }: Params): Outputs | null {
  const value = context.input('value');
  const weights = parts.map((part, index) => weightOf(context, part, index)).filter((weight) => weight !== null);
  if (value === null || weights.length < parts.length) return null;
  const digits = minorDigits(value.type.currency ?? context.scheme.currency);
  reportHopelessWeights(context, parts);
  const steps = weights.map(({ step }) => step);
  const outputs = parts.map(({ key }, index): readonly [string, Operand] => [
    key,
    context.emit({ op: 'split', value: value.step, weights: steps, index, digits, type: value.type }),
  ]);
  return Object.fromEntries(outputs);
}

/** One amount cut into named parts by weights: to the minor unit, largest remainder first, nothing lost. */
export const split = defineNodeKind<Params>({
  group: 'team',
  title: { ru: 'Разделить на части', en: 'Split' },
  hint: {
    ru: 'Делит сумму на именованные части по весам; части вместе точно равны сумме.',
    en: 'Cuts an amount into named parts by weights; the parts add up to it exactly.',
  },
  params,
  inputs: ({ parts }) => [
    requiredInput('value', 'money', ['Сумма', 'Amount']),
    ...parts.map(({ key, title, weight }) =>
      inputOrConstant(
        requiredInput(key, 'numeric', [`Вес: ${title?.ru ?? key}`, `Weight: ${title?.en ?? title?.ru ?? key}`]),
        weight,
      ),
    ),
  ],
  outputs: ({ parts }) =>
    parts.map(({ key, title }) => output(key, 'money', [title?.ru ?? key, title?.en ?? title?.ru ?? key])),
  lower,
  example: {
    nodes: [
      { id: 'prize', kind: 'constant', params: { type: 'money', value: '100' } },
      {
        id: 'parts',
        kind: 'split',
        params: {
          parts: [
            { key: 'now', weight: '2' },
            { key: 'later', weight: '1' },
          ],
        },
      },
      { id: 'pay', kind: 'payout', params: { code: 'now', category: 'bonus' } },
      { id: 'rest', kind: 'indicator', params: { code: 'later' } },
    ],
    links: [
      { from: 'prize', to: 'parts.value' },
      { from: 'parts.now', to: 'pay.amount' },
      { from: 'parts.later', to: 'rest.value' },
    ],
    inputs: {},
    expect: { now: '66.67', later: '33.33' },
  },
});
