import type { ReactNode } from 'react';
import { compareAmounts } from '../numbers/exact.ts';

export interface GridColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** The value for sorting, searching and export: text, or a decimal string where `kind` says so. */
  readonly value: (row: Row) => string | null;
  readonly kind?: 'text' | 'decimal';
  /** What the cell shows beside the value: found by the search, not sorted by and not exported. */
  readonly alsoFound?: (row: Row) => string;
  /** How the value looks; the plain value by default. */
  readonly cell?: (row: Row) => ReactNode;
  /** CSS width; columns without one share what is left. */
  readonly width?: string;
  /** The same below 860 px, where a name needs the room more. */
  readonly phoneWidth?: string;
  readonly align?: 'start' | 'end';
  /** Left out below 860 px, where the row must stay readable. */
  readonly desktopOnly?: boolean;
  readonly sortable?: boolean;
}

const collator = new Intl.Collator(['ru', 'en'], { numeric: true, sensitivity: 'base' });

/** Ascending; unknown values come after known ones whatever the order, so that they are not taken for zero. */
export function compareCells(left: string | null, right: string | null, kind: 'text' | 'decimal'): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return kind === 'decimal' ? compareAmounts(left, right) : collator.compare(left, right);
}

/** Every word of the search must stand somewhere in the row; `ё` and `е` are one letter. */
export function matchesSearch<Row>(row: Row, columns: readonly GridColumn<Row>[], search: string): boolean {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = plain(columns.flatMap((column) => [column.value(row) ?? '', column.alsoFound?.(row) ?? '']).join(' '));
  return words.every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
}
