import type { SchemeNode } from '../../document/scheme-document.ts';
import type { Fix } from '../finding.ts';

type Params = NonNullable<SchemeNode['params']>;

/** Takes one row out of a list in a node's params (`rows.2`, `bands.1`, `cases.0`); null where rows mean more than themselves. */
export function removeRow(node: SchemeNode | undefined, path: string): Fix | null {
  const [, list, position] = /^(rows|bands|cases)\.(\d+)$/.exec(path) ?? [];
  if (node === undefined || list === undefined || position === undefined) return null;
  const params: Params = node.params ?? {};
  const rows = Object.hasOwn(params, list) ? params[list] : undefined;
  if (!Array.isArray(rows) || rows.length < 2) return null;
  const edited = { ...params, [list]: rows.toSpliced(Number(position), 1) };
  return { label: 'fix/remove-row', edits: [{ edit: 'setParams', nodeId: node.id, params: edited }] };
}
