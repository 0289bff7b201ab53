import type { LinkedScheme } from './linked-scheme.ts';

/** The nodes on which some result depends, the results themselves included. */
export function reachableNodes({ nodes }: LinkedScheme): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...nodes].flatMap(([id, { kind }]) => (kind.group === 'results' ? [id] : []));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const linked = nodes.get(id);
    if (linked === undefined || reached.has(id)) continue;
    reached.add(id);
    for (const source of [...linked.sources.values()].flat()) open.push(source.nodeId);
  }
  return reached;
}
