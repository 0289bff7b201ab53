import type { InlinedGraph, SchemeDocument } from '@premia/scheme';

/** The node that pays `code`; null when the document has none. */
export function payoutNodeOf(document: SchemeDocument, code: string): string | null {
  const payout = document.nodes.find((node) => node.kind === 'payout' && node.params?.['code'] === code);
  return payout?.id ?? null;
}

/** A node and everything its value may rest on; the inner nodes of a frame belong to their frame. */
export function upstreamOf({ links }: Pick<InlinedGraph, 'links'>, nodeId: string): ReadonlySet<string> {
  const sources = Map.groupBy(links, (link) => nodeOf(link.to));
  const found = new Set<string>();
  const open = [nodeId];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(sources.get(next) ?? []).map((link) => nodeOf(link.from)));
  }
  return found;
}

/** `node.port` or `node`. */
function nodeOf(end: string): string {
  return end.split('.', 1)[0] ?? end;
}
