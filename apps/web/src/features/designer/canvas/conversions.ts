import {
  type Diagnostic,
  insertConversion,
  isNodeKindName,
  type NodeKindName,
  type SchemeDocument,
  type SchemeEdit,
} from '@premia/scheme';
import { type Connection, connect, linkOf } from '../edits/compose-edits.ts';
import { freePlace } from '../palette/add-node.ts';
import { inputOf } from './connection-check.ts';

/** A block that turns what a result brings into what an input asks for. */
export interface Conversion {
  readonly kind: NodeKindName;
  readonly nodeId: string;
  readonly edits: readonly SchemeEdit[];
}

/**
 * The block the compiler names to make a refused link one, put between its ends where nothing stands; null when there
 * is none with one sensible meaning. It takes the place of what the input was linked to.
 */
export function conversionOf(
  diagnostic: Diagnostic,
  connection: Connection,
  document: SchemeDocument,
): Conversion | null {
  const link = linkOf(connection);
  const inserted = insertConversion({ ...diagnostic, place: { ...diagnostic.place, link } }, document);
  if (inserted === null || !isNodeKindName(inserted.conversion.kind)) return null;
  const isMany = inputOf(document, connection)?.many === true;
  const freed = isMany ? [] : connect(document, connection).filter(({ edit }) => edit === 'removeLink');
  const wired = inserted.edits.map((edit) =>
    edit.edit === 'addNode' ? { ...edit, node: { ...edit.node, at: freePlace(document, edit.node) } } : edit,
  );
  return { kind: inserted.conversion.kind, nodeId: inserted.nodeId, edits: [...freed, ...wired] };
}
