import type { SchemeNode } from '../document/scheme-document.ts';
import type { LinkedNode, LinkedSource } from './linked-scheme.ts';

interface Nodes {
  readonly nodes: ReadonlyMap<string, LinkedNode>;
  readonly known: ReadonlySet<string>;
}

/** Why a node cannot stand in the frame it names, or null. */
export function frameFault(node: SchemeNode, { nodes, known }: Nodes): string | null {
  if (node.frame === undefined) return null;
  const frame = nodes.get(node.frame);
  const self = nodes.get(node.id);
  if (frame === undefined) return known.has(node.frame) ? null : 'frame/unknown';
  if (!frame.kind.isFrame) return 'frame/not-a-frame';
  if (self?.kind.isFrame === true) return 'frame/nested';
  // A component has results of its own, and maybe a frame or a team.
  if (node.kind === 'component') return 'frame/not-inside';
  return self?.kind.group === 'results' || self?.kind.group === 'team' ? 'frame/not-inside' : null;
}

export interface CrossingLink {
  readonly reader: LinkedNode;
  readonly readerId: string;
  readonly source: LinkedSource;
  readonly sourceFrame: string | null;
}

/**
 * Why a link may not cross a frame's border, or null. Values go in freely; what belongs to one fact comes out only
 * through the frame's own input, as a result to be added up.
 */
export function linkFault({ reader, readerId, source, sourceFrame }: CrossingLink): string | null {
  if (source.inside) {
    return reader.frame === source.nodeId || readerId === source.nodeId ? null : 'frame/inner-value-outside';
  }
  if (sourceFrame === null) return null;
  return reader.frame === sourceFrame || readerId === sourceFrame ? null : 'frame/escape';
}
