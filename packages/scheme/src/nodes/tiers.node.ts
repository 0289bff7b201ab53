import { z } from 'zod';
import type { TiersOperation } from '../plan/plan.ts';
import { addTypes, multiplyTypes } from '../values/type-algebra.ts';
import { plain, typeOf, type ValueType } from '../values/value-type.ts';
import { bandsParam, checkBands, checkNoNegativeStart, toBands } from './bands.ts';
import { reportConflict } from './lowering.ts';
import type { NodeContext, Operand, Outputs, Report } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { currencyParam, numericTypeParam } from './param-schemas.ts';
import { optionalInput, output, requiredInput } from './ports.ts';

const params = z.strictObject({
  mode: z.enum(['marginal', 'whole', 'interpolated']).default('marginal'),
  bands: bandsParam,
  /** What the bands' fixed amounts are. */
  amountType: numericTypeParam.default('money'),
  currency: currencyParam,
});
type Params = z.infer<typeof params>;

const hasRates = ({ bands }: Params): boolean => bands.some((band) => band.rate !== undefined);
const hasAmounts = ({ bands }: Params): boolean => bands.some((band) => band.amount !== undefined);

function check(given: Params, report: Report): void {
  checkBands(given.bands, report);
  const interpolatesAmounts = given.mode === 'interpolated' && hasAmounts(given);
  if (given.mode === 'marginal' || interpolatesAmounts) checkNoNegativeStart(given.bands, report);
  if (interpolatesAmounts && hasRates(given)) report({ code: 'table/rate-and-amount-mixed', path: 'bands' });
  const last = given.bands.at(-1);
  if (interpolatesAmounts && last?.amount !== undefined && (last.to ?? null) === null) {
    report({ code: 'table/open-band-amount', path: `bands.${given.bands.length - 1}.to` });
  }
}

interface TierInputs {
  readonly value: Operand;
  readonly position: Operand | null;
  readonly base: Operand | null;
}

/** The type of the earned amount: the rates' part and the fixed amounts have to be one measure. */
function amountTypeOf(context: NodeContext, given: Params, { value, base }: TierInputs): ValueType | null {
  const applied = multiplyTypes((base ?? value).type, plain('percent', value.type.grain));
  if (!applied.ok) {
    reportConflict(context, 'value', { rule: applied, left: value.type, right: plain('percent') });
    return null;
  }
  const fixed = typeOf(given.amountType, given.currency ?? context.scheme.currency, applied.type.grain);
  if (!hasAmounts(given)) return applied.type;
  if (!hasRates(given)) return fixed;
  const both = addTypes(applied.type, fixed);
  if (both.ok) return both.type;
  reportConflict(context, 'value', { rule: both, left: applied.type, right: fixed });
  return null;
}

function readInputs(context: NodeContext): TierInputs | null {
  const value = context.input('value');
  if (value === null) return null;
  const position = context.input('position');
  const rule = position === null ? null : addTypes(value.type, position.type);
  if (position !== null && rule !== null && !rule.ok) {
    reportConflict(context, 'position', { rule, left: value.type, right: position.type });
    return null;
  }
  return { value, position, base: context.input('base') };
}

function lower(context: NodeContext, given: Params): Outputs | null {
  const inputs = readInputs(context);
  const amountType = inputs && amountTypeOf(context, given, inputs);
  if (inputs === null || amountType === null) return null;
  const { value, position, base } = inputs;
  const emit = (wanted: TiersOperation['output'], type: ValueType): Operand =>
    context.emit({
      op: 'tiers',
      mode: given.mode,
      output: wanted,
      value: value.step,
      position: position?.step ?? null,
      base: base?.step ?? null,
      bands: toBands(given.bands),
      type,
    });
  return {
    amount: emit('amount', amountType),
    ...(context.wanted('rate') ? { rate: emit('rate', plain('percent', value.type.grain)) } : {}),
    ...(context.wanted('band') ? { band: emit('band', plain('count', value.type.grain)) } : {}),
  };
}

/** Pay by bands; what each mode means is said at `TiersOperation` in the plan. */
export const tiers = defineNodeKind<Params>({
  group: 'tables',
  title: { ru: 'Ступени', en: 'Tiers' },
  hint: {
    ru: 'Ставка или сумма по ступеням: к своей части, ко всей сумме по достигнутой ступени или плавно между ними.',
    en: 'A rate or amount by bands: each for its own slice, the reached one for all, or running between them.',
  },
  params,
  inputs: () => [
    requiredInput('value', 'numeric', ['Значение', 'Value']),
    optionalInput('position', 'numeric', ['Накоплено до этого', 'Position before']),
    optionalInput('base', 'numeric', ['База для ставки', 'Base for the rate']),
  ],
  outputs: ({ amountType }) => [
    output('amount', amountType === 'money' ? 'numeric' : amountType, ['Сумма', 'Amount']),
    output('rate', 'percent', ['Ставка', 'Rate']),
    output('band', 'count', ['Номер ступени', 'Band number']),
  ],
  check,
  lower,
  example: {
    nodes: [
      { id: 'revenue', kind: 'criterion', params: { criterion: 'revenue' } },
      {
        id: 'commission',
        kind: 'tiers',
        params: {
          mode: 'marginal',
          bands: [
            { from: '0', rate: '0.03' },
            { from: '300000', rate: '0.05' },
            { from: '600000', rate: '0.07' },
          ],
        },
      },
      { id: 'pay', kind: 'payout', params: { code: 'commission', category: 'commission' } },
    ],
    links: [
      { from: 'revenue', to: 'commission.value' },
      { from: 'commission', to: 'pay.amount' },
    ],
    inputs: { criteria: { revenue: { actual: '750000' } } },
    expect: { commission: '34500.00' },
  },
});
