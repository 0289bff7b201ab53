import {
  add,
  compare,
  equals,
  fromInteger,
  multiply,
  ONE,
  type Rational,
  toCanonicalText,
  ZERO,
} from '@premia/decimal';
import { z } from 'zod';
import { LIMITS } from '../document/limits.ts';
import { addTypes, multiplyTypes } from '../values/type-algebra.ts';
import { plain } from '../values/value-type.ts';
import { emitBinary, emitFold, emitNumber } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { decimalParam, ownKeyParam, titleParam } from './param-schemas.ts';
import { output, requiredInput } from './ports.ts';

const rowSchema = z.strictObject({
  /** Name of the row's input. */
  key: ownKeyParam,
  title: titleParam,
  weight: decimalParam,
  floor: decimalParam.optional(),
  cap: decimalParam.optional(),
});
type Row = z.infer<typeof rowSchema>;

const params = z.strictObject({ rows: z.array(rowSchema).min(1).max(LIMITS.tableRows) });
type Params = z.infer<typeof params>;

function lowerRow(context: NodeContext, row: Row): Operand | null {
  let value = context.input(row.key);
  const limit = (bound: Rational | undefined, op: 'minimum' | 'maximum'): void => {
    if (value === null || bound === undefined) return;
    value = emitFold(context, [value, emitNumber(context, bound, value.type)], { op, rule: addTypes, port: row.key });
  };
  limit(row.floor, 'maximum');
  limit(row.cap, 'minimum');
  if (value === null) return null;
  return emitBinary(context, {
    left: value,
    right: emitNumber(context, row.weight, plain('percent', 'group')),
    rule: multiplyTypes,
    operation: (left, right) => ({ op: 'multiply', left, right }),
    port: row.key,
  });
}

/** A scorecard: Σ weight × value, each value first held between its floor and cap. */
export const weighted = defineNodeKind<Params>({
  group: 'arithmetic',
  title: { ru: 'Взвешенная оценка', en: 'Scorecard' },
  hint: {
    ru: 'Сумма показателей с весами; веса вместе дают 100 %, у каждого показателя свои пределы.',
    en: 'Measures added by weight; the weights add up to 100 %, each measure has its own limits.',
  },
  params,
  inputs: ({ rows }) =>
    rows.map(({ key, title }) => requiredInput(key, 'numeric', [title?.ru ?? key, title?.en ?? title?.ru ?? key])),
  outputs: () => [output('value', 'numeric', ['Оценка', 'Score'])],
  check: ({ rows }, report) => {
    const total = rows.reduce((sum, row) => add(sum, row.weight), ZERO);
    if (!equals(total, ONE))
      report({
        code: 'table/weights-not-whole',
        path: 'rows',
        details: { total: `${toCanonicalText(multiply(total, fromInteger(100)))}%` },
      });
    for (const [index, { floor, cap }] of rows.entries()) {
      const crossed = floor !== undefined && cap !== undefined && compare(floor, cap) > 0;
      if (crossed) report({ code: 'table/floor-above-cap', path: `rows.${index}.floor` });
    }
  },
  lower: (context, { rows }) => {
    const parts = rows.map((row) => lowerRow(context, row)).filter((part) => part !== null);
    if (parts.length < rows.length) return null;
    const value = emitFold(context, parts, { op: 'add', rule: addTypes, port: rows[0]?.key ?? 'value' });
    return value && { value };
  },
  example: {
    nodes: [
      { id: 'sales', kind: 'criterion', params: { criterion: 'sales', measure: 'attainment' } },
      { id: 'quality', kind: 'criterion', params: { criterion: 'quality', type: 'percent' } },
      {
        id: 'score',
        kind: 'weighted',
        params: {
          rows: [
            { key: 'sales', weight: '0.7', floor: '0', cap: '1.2' },
            { key: 'quality', weight: '0.3' },
          ],
        },
      },
      { id: 'shown', kind: 'indicator', params: { code: 'score' } },
    ],
    links: [
      { from: 'sales', to: 'score.sales' },
      { from: 'quality', to: 'score.quality' },
      { from: 'score', to: 'shown.value' },
    ],
    inputs: { criteria: { sales: { actual: '150', target: '100' }, quality: { actual: '0.9' } } },
    expect: { score: '1.11' },
  },
});
