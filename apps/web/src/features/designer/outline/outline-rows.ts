import { parseLinkEnd, type SchemeDocument, type SchemeNode } from '@premia/scheme';

export interface OutlineRow {
  readonly node: SchemeNode;
  /** 1 for a node inside a frame. */
  readonly level: number;
}

/**
 * The drawing as a list: what is read comes before what reads it, the nodes of a frame below it. Nodes of a
 * circle stand where the circle is first met.
 */
export function outlineRows(document: SchemeDocument): readonly OutlineRow[] {
  const ids = new Set(document.nodes.map((node) => node.id));
  const isFramed = ({ id, frame }: SchemeNode) => frame !== undefined && frame !== id && ids.has(frame);
  const inner = Map.groupBy(document.nodes, (node) => (isFramed(node) ? node.frame : undefined));
  return ordered(inner.get(undefined) ?? [], document).flatMap((node) => {
    const children = inner.get(node.id);
    const rows = children === undefined ? [] : ordered(children, document);
    return [{ node, level: 0 }, ...rows.map((child) => ({ node: child, level: 1 }))];
  });
}

function ordered(nodes: readonly SchemeNode[], document: SchemeDocument): readonly SchemeNode[] {
  const here = new Map(nodes.map((node) => [node.id, node]));
  const frames = new Map(document.nodes.map((node) => [node.id, node.frame]));
  const scope = (id: string) => (here.has(id) ? id : (frames.get(id) ?? ''));
  const sources = Map.groupBy(document.links, (link) => scope(parseLinkEnd(link.to).nodeId));
  const done = new Set<string>();
  const rows: SchemeNode[] = [];
  // An explicit stack: a chain of five thousand nodes must not exhaust the call stack.
  for (const start of nodes) {
    const open: { readonly id: string; isEntered: boolean }[] = [{ id: start.id, isEntered: false }];
    const onPath = new Set<string>();
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const node = here.get(top.id);
      if (node === undefined || done.has(top.id)) {
        open.pop();
        continue;
      }
      if (top.isEntered) {
        done.add(top.id);
        rows.push(node);
        open.pop();
        continue;
      }
      top.isEntered = true;
      onPath.add(top.id);
      for (const link of [...(sources.get(top.id) ?? [])].reverse()) {
        const id = scope(parseLinkEnd(link.from).nodeId);
        if (!done.has(id) && !onPath.has(id)) open.push({ id, isEntered: false });
      }
    }
  }
  return rows;
}
