import type { SchemeEdit } from '../../document/edits/scheme-edit.ts';
import type { SchemeNode } from '../../document/scheme-document.ts';

/** A row of a table in a node's params. */
export type Row = { readonly [key: string]: unknown };

/** The rows under a key of a node's params, when they are a list of objects. */
export function rowsOf(node: SchemeNode | undefined, key: string): readonly Row[] | null {
  const given: unknown = node?.params?.[key];
  const rows: readonly unknown[] = Array.isArray(given) ? given : [];
  const kept = rows.filter(isRow);
  return kept.length > 0 && kept.length === rows.length ? kept : null;
}

export function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}

export function withRows(node: SchemeNode, key: string, rows: readonly Row[]): SchemeEdit {
  // Rows come out of the params as JSON and go back as such.
  const params = { ...node.params, [key]: rows } as NonNullable<SchemeNode['params']>;
  return { edit: 'setParams', nodeId: node.id, params };
}
