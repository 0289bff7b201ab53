import { parseLinkEnd, type SchemeDocument, type SchemeEdit, type SchemeLink } from '@premia/scheme';
import { linkKeyOf } from '../catalogue/ports.ts';
import { type KnownTypes, withBypassed } from '../preview/bypass.ts';
import { withInnerNodes } from './compose-edits.ts';

/** Links that close the gaps nodes leave when they go: what flowed in flows on where it is of the kind that was given. */
export function healingEdits(
  document: SchemeDocument,
  nodes: ReadonlySet<string>,
  types: KnownTypes,
): readonly SchemeEdit[] {
  const gone = withInnerNodes(document, nodes);
  const known = new Set(document.links.map(linkKeyOf));
  return withBypassed(document, gone, types)
    .document.links.filter((link) => !known.has(linkKeyOf(link)) && !touches(link, gone))
    .map((link) => ({ edit: 'addLink', link }) as const);
}

/** Takes a node out of the wire it stands in, and leaves it beside; null when nothing would heal. */
export function extractionEdits(
  document: SchemeDocument,
  nodeId: string,
  types: KnownTypes,
): readonly SchemeEdit[] | null {
  const alone = new Set([nodeId]);
  const healing = healingEdits(document, alone, types);
  if (healing.length === 0) return null;
  const own = document.links.filter((link) => touches(link, alone));
  return [...own.map((link) => ({ edit: 'removeLink', link }) as const), ...healing];
}

function touches({ from, to }: SchemeLink, nodes: ReadonlySet<string>): boolean {
  return [from, to].some((end) => nodes.has(parseLinkEnd(end).nodeId));
}
