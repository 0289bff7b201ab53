import { parseSchemeDocument } from '../document/parse-document.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';

export type DrawnNode = readonly [id: string, kind: string, params?: object | undefined, frame?: string];
export type DrawnLink = readonly [from: string, to: string];

/** A document as a drawing would hold it, written in few words; `header` adds to it or takes the place of its own. */
export function drawnScheme(
  nodes: readonly DrawnNode[],
  links: readonly DrawnLink[] = [],
  header: object = {},
): SchemeDocument {
  const parsed = parseSchemeDocument({
    format: 'premia.scheme/1',
    key: 'test',
    title: { en: 'Test' },
    period: 'month',
    currency: 'RUB',
    nodes: nodes.map(([id, kind, params, frame]) => ({ id, kind, ...(params && { params }), ...(frame && { frame }) })),
    links: links.map(([from, to]) => ({ from, to })),
    ...header,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.document;
}
