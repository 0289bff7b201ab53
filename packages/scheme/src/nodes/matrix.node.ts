import { compare, toCanonicalText } from '@premia/decimal';
import { z } from 'zod';
import { LIMITS } from '../document/limits.ts';
import type { AxisKeys } from '../plan/plan.ts';
import { scalarSchema } from '../values/scalar-schema.ts';
import { joinGrain } from '../values/type-algebra.ts';
import type { Value } from '../values/value.ts';
import { isNumeric, typeOf } from '../values/value-type.ts';
import { withFallback } from './lowering.ts';
import type { NodeContext, Operand, Outputs, Report } from './node-context.ts';
import { defineNodeKind } from './node-kind.ts';
import { constantParam, currencyParam, decimalParam, ownKeyParam, titleParam, typeParam } from './param-schemas.ts';
import { output, requiredInput } from './ports.ts';
import { readCell } from './table-cells.ts';

const axisSchema = z.strictObject({
  /** Name of the axis' input. */
  key: ownKeyParam,
  title: titleParam,
  /** Where each row begins; a key below the first is in no row. */
  bands: z.array(decimalParam).min(1).max(LIMITS.tableRows).optional(),
  /** Keys matched exactly, each read as the type of the axis' input. */
  values: z.array(scalarSchema).min(1).max(LIMITS.tableRows).optional(),
});
type Axis = z.infer<typeof axisSchema>;

type Cells = string | readonly Cells[];
const cellsSchema: z.ZodType<Cells> = z.lazy(() => z.union([scalarSchema, z.array(cellsSchema)]));

const params = z.strictObject({
  axes: z.array(axisSchema).min(1).max(6),
  /** Nested by axis, the first axis outermost; a flat list in the same order will do. */
  cells: z.array(cellsSchema),
  type: typeParam.default('percent'),
  currency: currencyParam,
  ifMissing: constantParam,
});
type Params = z.infer<typeof params>;

const sizeOf = ({ bands, values }: Axis): number => bands?.length ?? values?.length ?? 0;

function flatCells(cells: Cells): readonly string[] {
  return typeof cells === 'string' ? [cells] : cells.flatMap(flatCells);
}

function check({ axes, cells }: Params, report: Report): void {
  for (const [index, { bands, values }] of axes.entries()) {
    if ((bands === undefined) === (values === undefined))
      report({ code: 'table/axis-needs-one-of', path: `axes.${index}` });
    for (const [row, from] of (bands ?? []).entries()) {
      const previous = bands?.[row - 1];
      if (previous === undefined || compare(from, previous) > 0) continue;
      const details = { from: toCanonicalText(from), previous: toCanonicalText(previous) };
      report({ code: 'table/bands-not-rising', path: `axes.${index}.bands.${row}`, details });
    }
    if (new Set(values).size < (values?.length ?? 0)) report({ code: 'table/key-twice', path: `axes.${index}.values` });
  }
  const expected = axes.reduce((product, axis) => product * sizeOf(axis), 1);
  const given = flatCells(cells).length;
  if (given !== expected) report({ code: 'table/cells-missing', path: 'cells', details: { given, expected } });
  if (expected > LIMITS.matrixCells) {
    report({ code: 'document/over-limit', path: 'cells', details: { given: expected, limit: LIMITS.matrixCells } });
  }
}

function axisKeys(
  context: NodeContext,
  { axis, key, index }: { axis: Axis; key: Operand; index: number },
): AxisKeys | null {
  if (axis.bands !== undefined) {
    if (isNumeric(key.type)) return { kind: 'bands', from: axis.bands };
    context.report({ code: 'type/not-a-number', port: axis.key, details: { left: key.type.base, right: 'number' } });
    return null;
  }
  const keys: Value[] = [];
  for (const [row, text] of (axis.values ?? []).entries()) {
    const value = readCell(text, key.type.base, { path: `axes.${index}.values.${row}`, report: context.report });
    if (value === null) return null;
    keys.push(value);
  }
  return { kind: 'values', keys };
}

function lower(context: NodeContext, given: Params): Outputs | null {
  const axes: AxisKeys[] = [];
  const keys: Operand[] = [];
  for (const [index, axis] of given.axes.entries()) {
    const key = context.input(axis.key);
    const read = key && axisKeys(context, { axis, key, index });
    if (key === null || read === null) return null;
    keys.push(key);
    axes.push(read);
  }
  const cells: Value[] = [];
  for (const [index, text] of flatCells(given.cells).entries()) {
    const value = readCell(text, given.type, { path: `cells.${index}`, report: context.report });
    if (value === null) return null;
    cells.push(value);
  }
  if (cells.length !== given.axes.reduce((product, axis) => product * sizeOf(axis), 1)) return null;
  const grain = keys.map(({ type }) => type.grain).reduce(joinGrain, 'group');
  const type = typeOf(given.type, given.currency ?? context.scheme.currency, grain);
  const cell = context.emit({ op: 'matrix', keys: keys.map(({ step }) => step), axes, cells, type });
  const value = withFallback(context, cell, { text: given.ifMissing, path: 'ifMissing', only: 'missing' });
  return value && { value };
}

/** The cell at the crossing of two or more axes, each of bands or of values. */
export const matrix = defineNodeKind<Params>({
  group: 'tables',
  title: { ru: 'Матрица', en: 'Matrix' },
  hint: {
    ru: 'Значение на пересечении строк и столбцов: диапазонов или точных значений.',
    en: 'The value where rows and columns cross, each a range or an exact value.',
  },
  params,
  inputs: ({ axes }) =>
    axes.map(({ key, title }) => requiredInput(key, 'any', [title?.ru ?? key, title?.en ?? title?.ru ?? key])),
  outputs: ({ type }) => [output('value', type, ['Значение', 'Value'])],
  check,
  lower,
  example: {
    nodes: [
      { id: 'grade', kind: 'attribute', params: { attribute: 'grade' } },
      { id: 'done', kind: 'criterion', params: { criterion: 'revenue', measure: 'attainment' } },
      {
        id: 'share',
        kind: 'matrix',
        params: {
          axes: [
            { key: 'grade', values: ['A', 'B'] },
            { key: 'attainment', bands: ['0', '0.8', '1'] },
          ],
          cells: [
            ['0', '0.1', '0.2'],
            ['0', '0.05', '0.1'],
          ],
        },
      },
      { id: 'shown', kind: 'indicator', params: { code: 'share' } },
    ],
    links: [
      { from: 'grade', to: 'share.grade' },
      { from: 'done', to: 'share.attainment' },
      { from: 'share', to: 'shown.value' },
    ],
    inputs: { attributes: { grade: 'A' }, criteria: { revenue: { actual: '90', target: '100' } } },
    expect: { share: '0.1' },
  },
});
