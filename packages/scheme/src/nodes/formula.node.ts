import { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  compileFormula,
  FORMULA_BYTES_MAX,
  type FormulaName,
  formulaType,
  readStoredTree,
  storedTreeSchema,
} from '../formula/index.ts';
import { typeOf } from '../values/value-type.ts';
import { formulaText, formulaTree } from './formula-text.ts';
import type { NodeContext, Outputs } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { currencyParam, ownKeyParam, typeParam } from './param-schemas.ts';
import { output, requiredInput } from './ports.ts';

/** The published schema states the limit; the formula's own reading refuses what is over it, with its size. */
const writtenText = z.string().meta({ maxLength: FORMULA_BYTES_MAX });

const params = z.strictObject({
  /** The formula as the product keeps it. */
  tree: storedTreeSchema.optional(),
  /** The formula as people write it in a file, instead of `tree`; with or without the leading `=`. */
  text: writtenText.optional(),
  /** What was typed since and is no formula yet: the one above goes on being paid by until it is. */
  pending: writtenText.optional(),
  /** In which language texts are typed: `en` separates arguments by `,` or `;`, `ru` by `;`. */
  language: z.enum(['en', 'ru']).default('en'),
  /** The names the formula uses; each is an input of the node. */
  inputs: z.array(ownKeyParam).max(100).default([]),
  /** What the result measures; without it the formula's own types decide. */
  type: typeParam.optional(),
  /** Of a result that is money; the scheme's when absent. */
  currency: currencyParam,
});
type Params = z.infer<typeof params>;

function namesOf(context: NodeContext, inputs: readonly string[]): ReadonlyMap<string, FormulaName> | null {
  const names = new Map<string, FormulaName>();
  for (const key of inputs) {
    const operand = context.input(key);
    if (operand === null) return null;
    names.set(key, operand);
  }
  return names;
}

function reportIn(context: NodeContext, path: 'text' | 'pending', diagnostics: readonly Diagnostic[]): void {
  for (const { code, severity, place, details } of diagnostics) {
    context.report({
      code,
      severity,
      path,
      details,
      ...(place.from === undefined ? {} : { from: place.from }),
      ...(place.to === undefined ? {} : { to: place.to }),
    });
  }
}

interface PendingFormula {
  readonly pending: string;
  readonly language: Params['language'];
  readonly names: ReadonlyMap<string, FormulaName>;
}

/** Nobody can publish past a text that waits to become the formula: its faults are the node's, or it has to be applied. */
function reportPending(context: NodeContext, { pending, language, names }: PendingFormula): void {
  const { diagnostics } = formulaType({ text: pending, language, names });
  const faults = diagnostics.filter(({ severity }) => severity === 'error');
  reportIn(context, 'pending', faults);
  if (faults.length === 0) context.report({ code: 'formula/not-applied', path: 'pending' });
}

function lower(context: NodeContext, given: Params): Outputs | null {
  const { pending, language, inputs, type, currency } = given;
  const names = namesOf(context, inputs);
  // `check` has told what a node without a formula lacks.
  if (names === null || (given.text === undefined && formulaTree(given) === null)) return null;
  const compiled = compileFormula({
    ...formulaText(given),
    names,
    ...(type === undefined ? {} : { result: typeOf(type, currency ?? context.scheme.currency) }),
    emit: (step) => context.emit(step).step,
  });
  reportIn(context, 'text', compiled.diagnostics);
  if (pending !== undefined) reportPending(context, { pending, language, names });
  return compiled.ok ? { value: { step: compiled.step, type: compiled.type } } : null;
}

/** A formula in text over named inputs; it becomes the same steps as nodes do. */
export const formula = defineNodeKind<Params>({
  group: 'text',
  title: { ru: 'Формула', en: 'Formula' },
  hint: {
    ru: 'Формула текстом, как в Excel: =ЕСЛИ(выполнение>=120%; оклад*20%; 0).',
    en: 'A formula in text, as in Excel: =IF(attainment>=120%, base*20%, 0).',
  },
  params,
  inputs: ({ inputs }) => inputs.map((key) => requiredInput(key, 'any', [key, key])),
  outputs: ({ type }) => [output('value', type ?? 'any', ['Результат', 'Result'])],
  check: ({ inputs, tree, text }, report) => {
    if (tree === undefined && text === undefined) report({ code: 'formula/empty', path: 'text' });
    if (tree !== undefined && text !== undefined) report({ code: 'formula/given-twice', path: 'text' });
    if (tree !== undefined && readStoredTree(tree) === null) report({ code: 'formula/broken-tree', path: 'tree' });
    const twice = inputs.findIndex((key, index) => inputs.indexOf(key) < index);
    if (twice >= 0)
      report({ code: 'params/reserved-key', path: `inputs.${twice}`, details: { given: inputs[twice] ?? '' } });
  },
  lower,
  example: {
    nodes: [
      { id: 'salary', kind: 'attribute', params: { attribute: 'baseSalary' } },
      { id: 'done', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
      {
        id: 'bonus',
        kind: 'formula',
        params: {
          text: '=IF(attainment>=120%, base*20%, base*MIN(attainment,1)*10%)',
          language: 'en',
          inputs: ['attainment', 'base'],
        },
      },
      { id: 'pay', kind: 'payout', params: { code: 'bonus', category: 'bonus' } },
    ],
    links: [
      { from: 'done', to: 'bonus.attainment' },
      { from: 'salary', to: 'bonus.base' },
      { from: 'bonus', to: 'pay.amount' },
    ],
    inputs: { attributes: { baseSalary: '100000' }, criteria: { revenue: { actual: '90', target: '100' } } },
    expect: { bonus: '9000.00' },
  },
});
