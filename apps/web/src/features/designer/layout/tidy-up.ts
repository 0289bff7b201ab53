import type { ELK as Elk, ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api.js';

export interface TidyNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** The frame the node is drawn in. */
  readonly frame: string | null;
  /** Ports with their distance from the node's top. */
  readonly ports: readonly { readonly id: string; readonly side: 'in' | 'out'; readonly y: number }[];
}

export interface TidyLink {
  readonly id: string;
  readonly from: { readonly node: string; readonly port: string };
  readonly to: { readonly node: string; readonly port: string };
}

export interface TidyGraph {
  readonly nodes: readonly TidyNode[];
  readonly links: readonly TidyLink[];
  /** Room a frame keeps around its inner nodes. */
  readonly framePadding: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

/** Where a node goes: relative to its frame, or to the drawing when it has none. */
export type Positions = ReadonlyMap<string, readonly [x: number, y: number]>;

const GAP_BETWEEN_COLUMNS = 88;
const GAP_BETWEEN_ROWS = 32;

const LAYOUT_OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(GAP_BETWEEN_COLUMNS),
  'elk.spacing.nodeNode': String(GAP_BETWEEN_ROWS),
  'elk.spacing.componentComponent': String(GAP_BETWEEN_ROWS * 2),
  // As straight and as short as the network simplex to the eye, in half of its time.
  'elk.layered.layering.strategy': 'LONGEST_PATH',
  'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
} as const;

/** Blocks from which on a drawing is looked over fewer times for crossings: nobody counts those of so many lines. */
const MANY_NODES = 400;
const LOOKS = { few: '7', many: '3' } as const;

/** Left to right in columns, port order kept, frames around their nodes; runs in elkjs's own worker. */
export async function tidyUp(elk: Pick<Elk, 'layout'>, graph: TidyGraph): Promise<Positions> {
  const laidOut = await elk.layout(toElk(graph));
  const positions = new Map<string, readonly [number, number]>();
  const collect = (node: ElkNode) => {
    for (const child of node.children ?? []) {
      positions.set(child.id, [Math.round(child.x ?? 0), Math.round(child.y ?? 0)]);
      collect(child);
    }
  };
  collect(laidOut);
  return positions;
}

function toElk({ nodes, links, framePadding }: TidyGraph): ElkNode {
  const inFrame = Map.groupBy(nodes, (node) => node.frame);
  const { top, right, bottom, left } = framePadding;
  const toElkNode = (node: TidyNode): ElkNode => {
    const children = inFrame.get(node.id)?.map(toElkNode) ?? [];
    const own = {
      id: node.id,
      width: node.width,
      height: node.height,
      ports: node.ports.map((port) => toElkPort(node, port)),
    };
    if (children.length === 0) return { ...own, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } };
    return {
      ...own,
      children,
      layoutOptions: {
        'elk.portConstraints': 'FIXED_ORDER',
        'elk.padding': `[top=${top},left=${left},bottom=${bottom},right=${right}]`,
      },
    };
  };
  const edges: ElkExtendedEdge[] = links.map((link) => ({
    id: link.id,
    sources: [portKey(link.from.node, 'out', link.from.port)],
    targets: [portKey(link.to.node, 'in', link.to.port)],
  }));
  const looks = nodes.length > MANY_NODES ? LOOKS.many : LOOKS.few;
  const layoutOptions = { ...LAYOUT_OPTIONS, 'elk.layered.thoroughness': looks };
  return { id: '(scheme)', layoutOptions, children: inFrame.get(null)?.map(toElkNode) ?? [], edges };
}

function toElkPort(node: TidyNode, port: TidyNode['ports'][number]): ElkPort {
  return {
    id: portKey(node.id, port.side, port.id),
    width: 0,
    height: 0,
    x: port.side === 'in' ? 0 : node.width,
    y: port.y,
    layoutOptions: { 'elk.port.side': port.side === 'in' ? 'WEST' : 'EAST' },
  };
}

const portKey = (node: string, side: 'in' | 'out', port: string): string => `${node} ${side} ${port}`;
