import { type CanonicalValue, canonicalJson, type SchemeDocument, type SchemeNode } from '@premia/scheme';

/** How a block differs from the version it is compared with; a block that only moved pays the same and is no change. */
export type NodeChange = 'added' | 'changed' | 'moved';

export interface NodeChanges {
  readonly here: ReadonlyMap<string, NodeChange>;
  /** Blocks of the published version that are not in the draft any more. */
  readonly removed: readonly SchemeNode[];
}

export function nodeChanges(before: SchemeDocument, after: SchemeDocument): NodeChanges {
  const old = new Map(before.nodes.map((node) => [node.id, contentOf(node, before)]));
  const places = new Map(before.nodes.map((node) => [node.id, placeOf(node)]));
  const ids = new Set(after.nodes.map(({ id }) => id));
  const here = new Map<string, NodeChange>();
  for (const node of after.nodes) {
    const was = old.get(node.id);
    if (was === undefined) here.set(node.id, 'added');
    else if (was !== contentOf(node, after)) here.set(node.id, 'changed');
    else if (places.get(node.id) !== placeOf(node)) here.set(node.id, 'moved');
  }
  return { here, removed: before.nodes.filter(({ id }) => !ids.has(id)) };
}

function placeOf({ at }: SchemeNode): string {
  return (at ?? []).join(' ');
}

/** What a block is and reads, without where it stands. */
function contentOf({ at: _place, ...node }: SchemeNode, { links }: SchemeDocument): string {
  const reads = links
    .filter(({ to }) => to === node.id || to.startsWith(`${node.id}.`))
    .map(({ from, to }) => `${from} ${to}`);
  return canonicalJson({ ...node, reads: reads.sort() } as unknown as CanonicalValue);
}
