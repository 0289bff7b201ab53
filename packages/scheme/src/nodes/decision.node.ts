import { z } from 'zod';
import { LIMITS } from '../document/limits.ts';
import type { Comparison } from '../plan/plan.ts';
import { scalarSchema } from '../values/scalar-schema.ts';
import { compareTypes, joinGrain } from '../values/type-algebra.ts';
import { plain, typeOf, type ValueType } from '../values/value-type.ts';
import { emitBranch } from './branch.ts';
import { COMPARISONS, isOrdered } from './compare.node.ts';
import { constantTypeBeside, emitBinary, emitConstant } from './lowering.ts';
import type { NodeContext, Operand, Outputs, Report } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam, ownKeyParam, titleParam, typeParam } from './param-schemas.ts';
import { output, requiredInput } from './ports.ts';

const conditionSchema = z.strictObject({
  input: ownKeyParam,
  is: z.enum([...COMPARISONS, 'in', 'notIn']).default('equal'),
  value: scalarSchema.optional(),
  values: z.array(scalarSchema).min(1).max(LIMITS.tableRows).optional(),
});
type Condition = z.infer<typeof conditionSchema>;

const rowSchema = z.strictObject({
  /** All of them have to hold; none means always. */
  when: z.array(conditionSchema).max(20),
  result: scalarSchema,
});
type Row = z.infer<typeof rowSchema>;

const params = z.strictObject({
  inputs: z
    .array(z.strictObject({ key: ownKeyParam, title: titleParam }))
    .min(1)
    .max(50),
  rows: z.array(rowSchema).min(1).max(LIMITS.tableRows),
  type: typeParam.default('percent'),
  currency: currencyParam,
  /** The result when no row holds; without it that is a problem. */
  otherwise: constantParam,
});
type Params = z.infer<typeof params>;

function check({ inputs, rows }: Params, report: Report): void {
  const known = inputs.map(({ key }) => key);
  for (const [index, row] of rows.entries()) {
    for (const [position, { input, is, value, values }] of row.when.entries()) {
      const path = `rows.${index}.when.${position}`;
      if (!known.includes(input)) report({ code: 'params/unknown-input', path, details: { given: input, known } });
      const wantsList = is === 'in' || is === 'notIn';
      if (wantsList ? values === undefined : value === undefined) report({ code: 'params/missing', path });
    }
    if (row.when.length === 0 && index < rows.length - 1)
      report({ code: 'table/rows-never-reached', severity: 'warning', path: `rows.${index}` });
  }
}

interface ComparisonAt {
  readonly text: string;
  readonly path: string;
  readonly comparison: Comparison;
}

function emitComparison(context: NodeContext, input: string, { text, path, comparison }: ComparisonAt): Operand | null {
  const left = context.input(input);
  if (left === null) return null;
  const right = emitConstant(context, { text, type: constantTypeBeside(left.type, text), path });
  if (right === null) return null;
  return emitBinary(context, {
    left,
    right,
    rule: (a, b) => compareTypes(a, b, isOrdered(comparison)),
    operation: (a, b) => ({ op: 'compare', comparison, left: a, right: b }),
    port: input,
  });
}

function emitCondition(context: NodeContext, condition: Condition, path: string): Operand | null {
  if (condition.is !== 'in' && condition.is !== 'notIn') {
    if (condition.value === undefined) return null;
    const at = { text: condition.value, path: `${path}.value`, comparison: condition.is };
    return emitComparison(context, condition.input, at);
  }
  const isIn = condition.is === 'in';
  const parts: Operand[] = [];
  for (const [index, text] of (condition.values ?? []).entries()) {
    const at = { text, path: `${path}.values.${index}`, comparison: isIn ? ('equal' as const) : ('notEqual' as const) };
    const part = emitComparison(context, condition.input, at);
    if (part === null) return null;
    parts.push(part);
  }
  return emitJunction(context, isIn ? 'or' : 'and', parts);
}

function emitJunction(context: NodeContext, op: 'and' | 'or', parts: readonly Operand[]): Operand {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const grain = parts.map(({ type }) => type.grain).reduce(joinGrain, 'group');
  return context.emit({ op, operands: parts.map(({ step }) => step), type: plain('boolean', grain) });
}

function lowerRow(context: NodeContext, row: Row, { index, type, rest }: RowStep): Operand | null {
  const conditions: Operand[] = [];
  for (const [position, entry] of row.when.entries()) {
    const condition = emitCondition(context, entry, `rows.${index}.when.${position}`);
    if (condition === null) return null;
    conditions.push(condition);
  }
  const then = emitConstant(context, { text: row.result, type, path: `rows.${index}.result` });
  if (then === null) return null;
  const condition = emitJunction(context, 'and', conditions);
  return emitBranch(context, { condition, then, otherwise: rest, port: row.when[0]?.input ?? 'value' });
}

interface RowStep {
  readonly index: number;
  readonly type: ValueType;
  readonly rest: Operand;
}

function lower(context: NodeContext, given: Params): Outputs | null {
  const type = typeOf(given.type, given.currency ?? context.scheme.currency, 'group');
  let result: Operand | null =
    given.otherwise === undefined
      ? context.emit({ op: 'fail', code: 'value/no-matching-row', input: null, type })
      : emitConstant(context, { text: given.otherwise, type, path: 'otherwise' });
  for (const [index, row] of [...given.rows.entries()].reverse()) {
    if (result === null) return null;
    result = lowerRow(context, row, { index, type, rest: result });
  }
  return result && { value: result };
}

/** The result of the first row all of whose conditions hold. */
export const decision = defineNodeKind<Params>({
  group: 'tables',
  title: { ru: 'Таблица решений', en: 'Decision table' },
  hint: {
    ru: 'Результат первой строки, все условия которой выполнены.',
    en: 'The result of the first row all of whose conditions hold.',
  },
  params,
  inputs: ({ inputs }) =>
    inputs.map(({ key, title }) => requiredInput(key, 'any', [title?.ru ?? key, title?.en ?? title?.ru ?? key])),
  outputs: ({ type }) => [output('value', type, ['Результат', 'Result'])],
  check,
  lower,
  example: {
    nodes: [
      { id: 'grade', kind: 'attribute', params: { attribute: 'grade' } },
      { id: 'tenure', kind: 'attribute', params: { attribute: 'tenureMonths' } },
      {
        id: 'share',
        kind: 'decision',
        params: {
          inputs: [{ key: 'grade' }, { key: 'tenure' }],
          rows: [
            { when: [{ input: 'tenure', is: 'less', value: '3' }], result: '0' },
            { when: [{ input: 'grade', is: 'in', values: ['A', 'B'] }], result: '0.2' },
          ],
          otherwise: '0.1',
        },
      },
      { id: 'shown', kind: 'indicator', params: { code: 'share' } },
    ],
    links: [
      { from: 'grade', to: 'share.grade' },
      { from: 'tenure', to: 'share.tenure' },
      { from: 'share', to: 'shown.value' },
    ],
    inputs: { attributes: { grade: 'B', tenureMonths: '14' } },
    expect: { share: '0.2' },
  },
});
