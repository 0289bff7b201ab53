import { compare, decimal, parseDecimal, type Rational } from '@premia/decimal';
import { formatValue } from '@premia/locale';
import { type BaseType, parseLiteral, typeOf } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconMinus } from '@tabler/icons-react';
import { useDesigner, useDocumentPart } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { NumberCell } from '../parts/NumberCell.tsx';
import { AddRow } from '../parts/RowTools.tsx';
import { GridTable } from '../table/GridRow.tsx';
import { TableGrid } from '../table/TableGrid.tsx';
import type { CellPlace } from '../table/table-model.ts';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { baseOf } from './ConstantBody.tsx';
import {
  type AxisEdit,
  type MatrixAxis,
  matrixAxes,
  matrixCells,
  withAxisAdded,
  withAxisKey,
  withAxisRemoved,
  withCell,
} from './matrix-edits.ts';
import { TABLE_ROWS_MAX } from './table-sizes.ts';
import { useAxisBases, useAxisHits } from './use-axis-hits.ts';
import { type ParamValue, useParams } from './use-params.ts';

export interface MatrixBodyProps extends NodeBodyProps {
  readonly isFull?: boolean;
}

/** Two axes as a heat table with the sample's row, column and cell marked. One axis is a single row. */
export function MatrixBody({ node, isFull }: MatrixBodyProps) {
  const { translate: t } = useLanguage();
  const { params, text, set } = useParams(node);
  const written = matrixAxes(params['axes']);
  const bases = useAxisBases(node, written);
  const axes = written.map((axis, index) => ({ ...axis, base: bases[index] }));
  const hits = useAxisHits(node, axes);
  const base = baseOf(text('type'), 'percent');
  const rowAxis = axes.length < 2 ? null : (axes[0] ?? null);
  const columnAxis = axes.length < 2 ? (axes[0] ?? null) : (axes[1] ?? null);
  if (columnAxis === null || axes.length > 2) return <LargeTable axes={axes} />;
  const limit = isFull === true ? Number.POSITIVE_INFINITY : TABLE_ROWS_MAX;
  const rows = rowAxis === null ? [''] : rowAxis.keys.slice(0, limit);
  const columns = columnAxis.keys.slice(0, limit);
  const cells = matrixCells(params['cells'], axes);
  const heat = heatOf(cells.flat());
  const hitRow = rowAxis === null ? 0 : (hits[0] ?? null);
  const hitColumn = rowAxis === null ? (hits[0] ?? null) : (hits[1] ?? null);
  const setAxes = (next: readonly MatrixAxis[]) =>
    set({ axes: next.map(({ source }) => source) as unknown as ParamValue }, (tr) => tr(messages.rows));
  const edit: AxisEdit = { axes, cells };
  const change = (next: AxisEdit) =>
    set(
      {
        axes: next.axes.map(({ source }) => source) as unknown as ParamValue,
        cells: (rowAxis === null ? next.cells[0] : next.cells) as unknown as ParamValue,
      },
      (tr) => tr(messages.rows),
    );
  // The first column of the table holds the keys of its rows.
  const left = rowAxis === null ? 0 : 1;
  const columnIndex = axes.indexOf(columnAxis);
  const tools = isFull === true && (
    <div className={classes['sentence']}>
      {rowAxis !== null && <AddRow label={t(messages.addRow)} onClick={() => change(withAxisAdded(edit, 0))} />}
      <AddRow label={t(messages.addColumn)} onClick={() => change(withAxisAdded(edit, columnIndex))} />
      {rowAxis !== null && rows.length > 1 && (
        <RemoveLast
          label={t(messages.removeRow, { number: rows.length })}
          onClick={() => change(withAxisRemoved(edit, 0, rows.length - 1))}
        />
      )}
      {columns.length > 1 && (
        <RemoveLast
          label={t(messages.removeColumn, { number: columns.length })}
          onClick={() => change(withAxisRemoved(edit, columnIndex, columns.length - 1))}
        />
      )}
    </div>
  );
  return (
    <>
      <TableGrid node={node} as="table">
        <GridTable className={classes['grid']} aria-label={t(messages.rows)}>
          <thead>
            <tr>
              {rowAxis !== null && <th />}
              {columns.map((key, column) => (
                <th key={key} data-active={hitColumn === column || undefined}>
                  <AxisKey
                    axis={columnAxis}
                    index={column}
                    label={t(messages.columnKey, { number: column + 1 })}
                    at={{ row: 0, column: column + left }}
                    onChange={(value) =>
                      setAxes(withAxisKey(axes, { axis: axes.indexOf(columnAxis), index: column, value }))
                    }
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((rowKey, row) => (
              <tr key={rowKey}>
                {rowAxis !== null && (
                  <th data-active={hitRow === row || undefined}>
                    <AxisKey
                      axis={rowAxis}
                      index={row}
                      label={t(messages.rowKey, { number: row + 1 })}
                      at={{ row: row + 1, column: 0 }}
                      onChange={(value) => setAxes(withAxisKey(axes, { axis: 0, index: row, value }))}
                    />
                  </th>
                )}
                {columns.map((columnKey, column) => (
                  <td key={columnKey}>
                    <span
                      className={classes['heat']}
                      style={{ '--heat': heat(cells[row]?.[column]), display: 'block' } as React.CSSProperties}
                      data-active={(hitRow === row && hitColumn === column) || undefined}
                    >
                      <NumberCell
                        label={t(messages.cell, { row: rowKey, column: columnKey })}
                        value={cells[row]?.[column]}
                        base={base}
                        isWide
                        at={{ row: row + 1, column: column + left }}
                        onCommit={(value) => {
                          if (value !== undefined) {
                            const next = withCell(cells, { row, column, value });
                            set({ cells: (rowAxis === null ? next[0] : next) as unknown as ParamValue }, (tr) =>
                              tr(messages.rows),
                            );
                          }
                          return null;
                        }}
                      />
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </GridTable>
      </TableGrid>
      {tools}
    </>
  );
}

function RemoveLast({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { isReadOnly } = useDesigner();
  if (isReadOnly) return null;
  return (
    <button type="button" className={[classes['addButton'], 'nodrag'].join(' ')} onClick={onClick}>
      <IconMinus size={14} />
      {label}
    </button>
  );
}

function LargeTable({ axes }: { readonly axes: readonly MatrixAxis[] }) {
  const { translate: t } = useLanguage();
  const sizes = axes.map((axis) => axis.keys.length);
  return (
    <span className={classes['more']}>
      {t(messages.largeTable, { rows: sizes[0] ?? 0, columns: sizes.slice(1).join(' × ') })}
    </span>
  );
}

interface AxisKeyProps {
  readonly axis: MatrixAxis;
  readonly index: number;
  readonly label: string;
  readonly at: CellPlace;
  readonly onChange: (value: string) => void;
}

function AxisKey({ axis, index, label, at, onChange }: AxisKeyProps) {
  const { language, translate: t } = useLanguage();
  const currency = useDocumentPart((document) => document.currency);
  const value = axis.keys[index] ?? '';
  const base: BaseType = axis.base ?? (axis.isBands ? 'number' : 'text');
  const parsed = parseLiteral(value, base);
  const words = parsed.ok ? formatValue({ value: parsed.value, type: typeOf(base, currency) }, language) : value;
  return (
    <span title={axis.isBands ? t(messages.atLeast, { from: words }) : words}>
      <NumberCell
        label={label}
        value={value}
        base={base}
        isWide
        align="left"
        at={at}
        onCommit={(typed) => {
          if (typed !== undefined) onChange(typed);
          return null;
        }}
      />
    </span>
  );
}

/** How strongly each cell is tinted, 0…1 between the smallest and the largest. */
function heatOf(texts: readonly string[]): (text: string | undefined) => number {
  const numbers = texts.filter((text) => parseDecimal(text).ok).map((text) => decimal(text));
  const [first] = numbers;
  if (first === undefined) return () => 0;
  const low = numbers.reduce((a, b) => (compare(a, b) <= 0 ? a : b), first);
  const high = numbers.reduce((a, b) => (compare(a, b) >= 0 ? a : b), first);
  const span = difference(high, low);
  return (text) => {
    if (text === undefined || span === 0 || !parseDecimal(text).ok) return 0;
    return difference(decimal(text), low) / span;
  };
}

/** For a tint only: no number that is shown comes from here. */
function difference(left: Rational, right: Rational): number {
  return Number(left.numerator) / Number(left.denominator) - Number(right.numerator) / Number(right.denominator);
}
