import { parseSchemeDocument, SCHEME_FORMAT, type SchemeDocument, type SchemeNode } from '@premia/scheme';
import type { Clip } from '../edits/compose-edits.ts';

/** The clip as a browser carries it between tabs; a Word document gets the outline instead. */
export const CLIP_TYPE = 'application/x-premia-scheme+json';

/** A clip travels as a small scheme of its own, so that pasting reads it as strictly as opening a file. */
export function writeClip(
  { nodes, links, parameters }: Clip,
  scheme: Pick<SchemeDocument, 'period' | 'currency'>,
): string {
  const document: SchemeDocument = {
    format: SCHEME_FORMAT,
    key: 'clip',
    title: {},
    period: scheme.period,
    currency: scheme.currency,
    nodes: [...nodes],
    links: [...links],
    ...(parameters.length === 0 ? {} : { parameters: [...parameters] }),
  };
  return JSON.stringify(document);
}

/** Null for a text that is no scheme. */
export function readClip(text: string): Clip | null {
  if (!text.trimStart().startsWith('{')) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // Any text may be on the clipboard: what is not JSON is simply not ours.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = parseSchemeDocument(json);
  if (!parsed.ok) return null;
  const { nodes, links, parameters = [] } = parsed.document;
  return nodes.length === 0 ? null : { nodes, links, parameters };
}

/** One line a node, inner ones indented: what a person pastes into a letter. */
export function clipOutline({ nodes }: Clip, nameOf: (node: SchemeNode) => string): string {
  return nodes.map((node) => `${node.frame === undefined ? '' : '    '}${nameOf(node)}`).join('\n');
}
