import { parseLinkEnd, type SchemeDocument, type SchemeLink } from '@premia/scheme';
import { linkKeyOf } from '../catalogue/ports.ts';

interface Neighbours {
  /** Links into a node and out of it, by node. */
  readonly into: ReadonlyMap<string, readonly SchemeLink[]>;
  readonly outOf: ReadonlyMap<string, readonly SchemeLink[]>;
}

const indexes = new WeakMap<readonly SchemeLink[], Neighbours>();

function neighboursOf(links: readonly SchemeLink[]): Neighbours {
  const known = indexes.get(links) ?? {
    into: Map.groupBy(links, ({ to }) => parseLinkEnd(to).nodeId),
    outOf: Map.groupBy(links, ({ from }) => parseLinkEnd(from).nodeId),
  };
  indexes.set(links, known);
  return known;
}

/** Keys of everything that flows into a link and of everything its value flows on to, the link among them. */
export function pathThrough({ links }: SchemeDocument, linkKey: string): ReadonlySet<string> {
  const link = links.find((one) => linkKeyOf(one) === linkKey);
  if (link === undefined) return new Set();
  const neighbours = neighboursOf(links);
  return new Set([
    linkKey,
    ...walk([parseLinkEnd(link.from).nodeId], back(neighbours)),
    ...walk([parseLinkEnd(link.to).nodeId], onward(neighbours)),
  ]);
}

/** Keys of everything that flows into some nodes, and of the links that leave them. */
export function pathInto({ links }: SchemeDocument, nodes: Iterable<string>): ReadonlySet<string> {
  const neighbours = neighboursOf(links);
  const from = [...nodes];
  const leaving = from.flatMap((node) => (neighbours.outOf.get(node) ?? []).map(linkKeyOf));
  return new Set([...leaving, ...walk(from, back(neighbours))]);
}

interface Direction {
  readonly links: ReadonlyMap<string, readonly SchemeLink[]>;
  readonly farEnd: 'from' | 'to';
}

const back = ({ into }: Neighbours): Direction => ({ links: into, farEnd: 'from' });
const onward = ({ outOf }: Neighbours): Direction => ({ links: outOf, farEnd: 'to' });

function walk(start: readonly string[], { links, farEnd }: Direction): readonly string[] {
  const found: string[] = [];
  const seen = new Set(start);
  const open = [...start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const link of links.get(node) ?? []) {
      found.push(linkKeyOf(link));
      const next = parseLinkEnd(link[farEnd]).nodeId;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return found;
}
