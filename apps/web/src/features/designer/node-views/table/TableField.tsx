import { formatValue } from '@premia/locale';
import { parseLiteral, typeOf } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useContext } from 'react';
import { useDocumentPart } from '../../state/designer-context.tsx';
import { EditableCell } from '../parts/EditableCell.tsx';
import { GridContext } from './grid-context.ts';
import { cellText, readCell } from './read-cell.ts';
import type { CellPlace, TableCell } from './table-model.ts';

export interface TableFieldProps {
  readonly at: CellPlace;
  readonly label: string;
  readonly placeholder?: string;
  readonly isWide?: boolean;
}

/** A cell as the table itself reads and writes it. */
export function TableField({ at, label, placeholder = '—', isWide = false }: TableFieldProps) {
  const { language, translate: t } = useLanguage();
  const currency = useDocumentPart((document) => document.currency);
  const grid = useContext(GridContext);
  if (grid === null) throw new Error('TableField: no TableGrid above this component');
  const { table, edits } = grid;
  const cell = table.cell(at.row, at.column);
  if (cell === null) return null;
  const text = cellText(cell, language);
  return (
    <EditableCell
      label={label}
      at={at}
      shown={cell.value === undefined ? placeholder : shownText(cell, text)}
      text={text}
      isEmpty={cell.value === undefined}
      align={cell.kind.kind === 'value' ? 'right' : 'left'}
      isWide={isWide}
      onCommit={(typed) => {
        const read = readCell(cell, typed, { language, t, currency });
        if (!read.ok) return read.refusal;
        const reason = edits.write([{ ...at, value: read.value }]);
        return reason === null ? null : { message: reason };
      }}
    />
  );

  function shownText({ kind, value = '' }: TableCell, plain: string): string {
    if (kind.kind !== 'value') return plain;
    const parsed = parseLiteral(value, kind.base);
    return parsed.ok
      ? formatValue({ value: parsed.value, type: typeOf(kind.base, kind.currency ?? currency) }, language)
      : plain;
  }
}
