import type { SchemeDocument, SchemeNode } from '@premia/scheme';

/**
 * Whether two states of a draft differ in nothing but where things are drawn. Quick rather than thorough: unchanged parts
 * of a draft stay the same objects from one edit to the next, so what is another object is taken for another meaning.
 */
export function sameMeaning(before: SchemeDocument, after: SchemeDocument): boolean {
  const { nodes: old, links: oldLinks, layout: _was, ...restBefore } = before;
  const { nodes, links, layout: _is, ...restAfter } = after;
  return (
    sameEntries(restBefore, restAfter) &&
    oldLinks.length === links.length &&
    links.every(({ from, to }, index) => oldLinks[index]?.from === from && oldLinks[index].to === to) &&
    old.length === nodes.length &&
    nodes.every((node, index) => {
      const known = old[index];
      return known === node || (known !== undefined && sameEntries(meaningOf(known), meaningOf(node)));
    })
  );
}

function meaningOf({ at: _at, area: _area, folded: _folded, ...meaning }: SchemeNode): Omit<SchemeNode, 'at'> {
  return meaning;
}

function sameEntries(before: object, after: object): boolean {
  const entries = Object.entries(after);
  return (
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => (before as Readonly<Record<string, unknown>>)[key] === value)
  );
}
