import type { LinkedNode, LinkedScheme } from './linked-scheme.ts';

const isResult = ({ kind }: LinkedNode): boolean => kind.group === 'results';

/** The nodes on which some result depends, or another sort of root; the roots themselves included. */
export function reachableNodes(
  { nodes }: LinkedScheme,
  isRoot: (linked: LinkedNode) => boolean = isResult,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...nodes].filter(([, linked]) => isRoot(linked)).map(([id]) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const linked = nodes.get(id);
    if (linked === undefined || reached.has(id)) continue;
    reached.add(id);
    for (const sources of linked.sources.values()) for (const { nodeId } of sources) open.push(nodeId);
  }
  return reached;
}
