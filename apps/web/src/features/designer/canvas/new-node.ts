import type { NodeKindName, SchemeDocument, SchemeLink, SchemeNode } from '@premia/scheme';
import { formatLinkEnd, parseLinkEnd, portAccepts, type ValueType } from '@premia/scheme';
import type { SchemeSources } from '@premia/service';
import { newNodeParams } from '../catalogue/initial-params.ts';
import { portsOf } from '../catalogue/ports.ts';
import { freeNodeId, nodeIds } from '../edits/compose-edits.ts';
import { type PortKey, portKey } from '../preview/value-store.ts';
import type { NewLink, NodeParams } from '../state/actions.ts';
import type { PortEnd } from '../state/designer-ui.ts';

export interface NewNodeRequest {
  readonly kind: NodeKindName;
  readonly at: readonly [number, number];
  readonly frame: string | null;
  /** Settings beyond those every new node of the kind starts with. */
  readonly params?: NodeParams;
}

/** A node of a kind, with a free id and the settings a new one starts with. */
export function newNode(document: SchemeDocument, sources: SchemeSources, request: NewNodeRequest): SchemeNode {
  const params = { ...newNodeParams(request.kind, sources, document), ...request.params };
  return {
    id: freeNodeId(nodeIds(document), request.kind),
    kind: request.kind,
    ...(Object.keys(params).length === 0 ? {} : { params }),
    at: [Math.round(request.at[0]), Math.round(request.at[1])],
    ...(request.frame === null ? {} : { frame: request.frame }),
  };
}

/** Whether a new node of a kind has a port that could be wired to the given one. */
export function fitsPort(node: SchemeNode, from: PortEnd, context: FitContext): boolean {
  return wireTo(node, from, context) !== null;
}

export interface FitContext {
  readonly document: SchemeDocument;
  readonly types: ReadonlyMap<PortKey, ValueType>;
}

/** The link between a new node and the port it was drawn from; null when no port of it fits. */
export function wireTo(node: SchemeNode, from: PortEnd, { document, types }: FitContext): NewLink | null {
  const ports = portsOf(node);
  const start = document.nodes.find((one) => one.id === from.nodeId);
  if (start === undefined) return null;
  const startPorts = portsOf(start);
  if (from.side === 'out') {
    const type = types.get(portKey(from.nodeId, from.port));
    const output = startPorts.outputs.find((port) => port.key === from.port);
    const input = ports.inputs.find((port) =>
      type === undefined ? overlaps(port.type, output?.type) : portAccepts(port, type),
    );
    if (input === undefined) return null;
    const link = {
      from: formatLinkEnd({ nodeId: from.nodeId, port: from.port }),
      to: formatLinkEnd({ nodeId: node.id, port: input.key }),
    };
    return { link, isMany: input.many };
  }
  const input = startPorts.inputs.find((port) => port.key === from.port);
  const output = ports.outputs.find((port) => !port.inside && overlaps(input?.type, port.type));
  if (input === undefined || output === undefined) return null;
  const link = {
    from: formatLinkEnd({ nodeId: node.id, port: output.key }),
    to: formatLinkEnd({ nodeId: from.nodeId, port: from.port }),
  };
  return { link, isMany: input.many };
}

export interface LinkSlots {
  readonly input: string;
  readonly output: string;
}

/** The ports by which a new node goes into a link between two nodes; null when it cannot. */
export function slotsIn(
  node: SchemeNode,
  { link, document, types }: FitContext & { readonly link: SchemeLink },
): LinkSlots | null {
  const from = parseLinkEnd(link.from);
  const to = parseLinkEnd(link.to);
  const portIn = (nodeId: string, side: 'inputs' | 'outputs', key: string | null) => {
    const end = document.nodes.find((one) => one.id === nodeId);
    const ports: readonly { readonly key: string; readonly type: string }[] = end ? portsOf(end)[side] : [];
    return key === null ? ports[0] : ports.find((port) => port.key === key);
  };
  const source = portIn(from.nodeId, 'outputs', from.port);
  const target = portIn(to.nodeId, 'inputs', to.port);
  if (source === undefined || target === undefined) return null;
  const wired = wireTo(node, { nodeId: from.nodeId, port: source.key, side: 'out' }, { document, types });
  const output = portsOf(node).outputs.find((port) => !port.inside && overlaps(port.type, target.type));
  if (wired === null || output === undefined || portsOf(node).isFrame) return null;
  return { input: parseLinkEnd(wired.link.to).port ?? '', output: output.key };
}

/** The setting a person types first after adding a node; null when it works as it is. */
export function firstField(kind: NodeKindName): string | null {
  return FIRST_FIELDS[kind] ?? null;
}

/** A limit without its limit, a constant without its value: there is one thing to say next. */
const FIRST_FIELDS: Partial<Record<NodeKindName, string>> = { clamp: 'max', constant: 'value' };

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  any: ['money', 'number', 'percent', 'count', 'boolean', 'text', 'date'],
  numeric: ['money', 'number', 'percent', 'count'],
  ratio: ['number', 'percent', 'count'],
};

/** Two port types that may turn out to be the same. */
function overlaps(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const rights = FAMILIES[right] ?? [right];
  return (FAMILIES[left] ?? [left]).some((type) => rights.includes(type));
}

/** Kinds by how often a policy uses them; the rest follow in the catalogue's order. */
const USUAL: readonly NodeKindName[] = ['criterion', 'tiers', 'payout', 'multiply', 'clamp', 'if', 'each', 'formula'];

export function byUse(kinds: readonly NodeKindName[]): readonly NodeKindName[] {
  const rank = (kind: NodeKindName) => {
    const index = USUAL.indexOf(kind);
    return index === -1 ? USUAL.length : index;
  };
  return [...kinds].sort((a, b) => rank(a) - rank(b));
}
