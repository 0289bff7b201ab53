import {
  formatLinkEnd,
  parseLinkEnd,
  type SchemeDocument,
  type SchemeEdit,
  type SchemeLink,
  type SchemeNode,
} from '@premia/scheme';
import { linkKeyOf, portsOf } from '../catalogue/ports.ts';
import { removeEmptied, removeStickers } from '../structure/area-edits.ts';

/*
 * What a person does in one go, as the edits it is made of. Each answer is applied as one `all`:
 * it happens whole or not at all, and is undone in one step.
 */

export interface PortRef {
  readonly nodeId: string;
  readonly port: string;
}

/** A readable id that is free: `tiers`, `tiers2`, `tiers3`. */
export function freeNodeId(taken: ReadonlySet<string>, kind: string): string {
  if (!taken.has(kind)) return kind;
  let number = 2;
  while (taken.has(`${kind}${number}`)) number += 1;
  return `${kind}${number}`;
}

export function nodeIds(document: SchemeDocument): ReadonlySet<string> {
  return new Set(document.nodes.map((node) => node.id));
}

/** Nodes with everything drawn inside them. */
export function withInnerNodes(document: SchemeDocument, ids: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(ids);
  let grown = true;
  while (grown) {
    grown = false;
    for (const node of document.nodes) {
      if (node.frame !== undefined && all.has(node.frame) && !all.has(node.id)) {
        all.add(node.id);
        grown = true;
      }
    }
  }
  return all;
}

export interface Selection {
  readonly nodes: ReadonlySet<string>;
  readonly links: readonly SchemeLink[];
}

/** Removing a frame removes what is in it: that is what the person sees go. */
export function removeSelection(document: SchemeDocument, { nodes, links }: Selection): readonly SchemeEdit[] {
  const gone = withInnerNodes(document, nodes);
  // A removed node takes its links along, so those are not named again.
  const touchesGone = (link: SchemeLink) => [link.from, link.to].some((end) => gone.has(parseLinkEnd(end).nodeId));
  return [
    ...removeStickers(document, nodes),
    ...links.filter((link) => !touchesGone(link)).map((link) => ({ edit: 'removeLink', link }) as const),
    ...[...gone].filter(isNode(document)).map((nodeId) => ({ edit: 'removeNode', nodeId }) as const),
    ...removeEmptied(document, gone),
  ];
}

function isNode({ nodes }: SchemeDocument): (id: string) => boolean {
  const ids = new Set(nodes.map(({ id }) => id));
  return (id) => ids.has(id);
}

export interface Connection {
  readonly from: PortRef;
  readonly to: PortRef;
}

export function linkOf({ from, to }: Connection): SchemeLink {
  return { from: formatLinkEnd(from), to: formatLinkEnd(to) };
}

/** An input holds one link: a new one takes the place of the old. */
export function connect(document: SchemeDocument, connection: Connection): readonly SchemeEdit[] {
  const link = linkOf(connection);
  const replaced = document.links.filter((old) => old.to === link.to);
  if (replaced.some((old) => sameSource(old, connection.from))) return [];
  return [...replaced.map((old) => ({ edit: 'removeLink', link: old }) as const), { edit: 'addLink', link }];
}

export interface Reconnection {
  readonly link: SchemeLink;
  readonly connection: Connection;
  /** The input it is led to takes several links. */
  readonly isMany: boolean;
}

/** Leads a link to or from another port; none when it already runs there. */
export function reconnectEdits(
  document: SchemeDocument,
  { link, connection, isMany }: Reconnection,
): readonly SchemeEdit[] {
  const removed = { edit: 'removeLink', link } as const;
  const without = { ...document, links: document.links.filter((one) => linkKeyOf(one) !== linkKeyOf(link)) };
  const next = linkOf(connection);
  if (linkKeyOf(next) === linkKeyOf(link)) return [];
  if (without.links.some((one) => linkKeyOf(one) === linkKeyOf(next))) return [removed];
  return [removed, ...(isMany ? [{ edit: 'addLink', link: next } as const] : connect(without, connection))];
}

/** `a` and `a.result` name the same output when `result` is what `a` means alone. */
function sameSource(link: SchemeLink, from: PortRef): boolean {
  const end = parseLinkEnd(link.from);
  return (
    end.nodeId === from.nodeId && (end.port === null || end.port === from.port) && link.from === formatLinkEnd(from)
  );
}

/**
 * Other settings for a node, without the links to ports they take away: such a link leads nowhere that can be seen.
 * Half-filled settings take nothing away, or links would vanish while somebody is typing.
 */
export function changeParams(
  document: SchemeDocument,
  nodeId: string,
  params: NonNullable<SchemeNode['params']>,
): readonly SchemeEdit[] {
  const node = document.nodes.find(({ id }) => id === nodeId);
  const set = { edit: 'setParams', nodeId, params } as const;
  if (node === undefined) return [set];
  const before = portsOf(node);
  const after = portsOf({ ...node, params });
  if (!before.isSound || !after.isSound) return [set];
  const gone = (side: 'inputs' | 'outputs') =>
    before[side].map(({ key }) => key).filter((key) => !after[side].some((port) => port.key === key));
  const [inputs, outputs] = [gone('inputs'), gone('outputs')];
  if (inputs.length === 0 && outputs.length === 0) return [set];
  const isGone = (end: string, side: 'inputs' | 'outputs', ports: readonly string[]) => {
    const { nodeId: id, port } = parseLinkEnd(end);
    return id === nodeId && ports.includes(port ?? before[side][0]?.key ?? '');
  };
  const dropped = document.links.filter(
    (link) => isGone(link.to, 'inputs', inputs) || isGone(link.from, 'outputs', outputs),
  );
  return [...dropped.map((link) => ({ edit: 'removeLink', link }) as const), set];
}

export interface Insertion {
  readonly node: SchemeNode;
  readonly link: SchemeLink;
  readonly input: string;
  readonly output: string;
  /** Where other nodes go to make room. */
  readonly moves?: readonly SchemeEdit[];
}

/** Puts a node into a link: source → node → what the link led to. */
export function insertOnLink({ node, link, input, output, moves = [] }: Insertion): readonly SchemeEdit[] {
  return [
    ...moves,
    { edit: 'addNode', node },
    { edit: 'removeLink', link },
    { edit: 'addLink', link: { from: link.from, to: formatLinkEnd({ nodeId: node.id, port: input }) } },
    { edit: 'addLink', link: { from: formatLinkEnd({ nodeId: node.id, port: output }), to: link.to } },
  ];
}

/** The same for a node that stands there without links; null when it has some, or has no ports for it. */
export function insertExistingEdits(
  document: SchemeDocument,
  nodeId: string,
  linkKey: string,
): readonly SchemeEdit[] | null {
  const node = document.nodes.find((one) => one.id === nodeId);
  const link = document.links.find((one) => linkKeyOf(one) === linkKey);
  if (node === undefined || link === undefined) return null;
  const isLinked = document.links.some(({ from, to }) => [from, to].some((end) => parseLinkEnd(end).nodeId === nodeId));
  const { inputs, outputs, isFrame } = portsOf(node);
  const [input] = inputs;
  const [output] = outputs;
  if (isLinked || isFrame || input === undefined || output === undefined) return null;
  return insertOnLink({ node, link, input: input.key, output: output.key }).filter(({ edit }) => edit !== 'addNode');
}

export type Places = ReadonlyMap<string, readonly [x: number, y: number]>;

/** Only what really moved; half pixels are no places. */
export function moveNodes(document: SchemeDocument, places: Places): readonly SchemeEdit[] {
  return document.nodes.flatMap((node) => {
    const place = places.get(node.id);
    if (place === undefined) return [];
    const at = [Math.round(place[0]), Math.round(place[1])] as const;
    return node.at?.[0] === at[0] && node.at[1] === at[1] ? [] : [{ edit: 'moveNode', nodeId: node.id, at } as const];
  });
}

/** Part of a scheme, ready to be put into this or another one. */
export interface Clip {
  readonly nodes: readonly SchemeNode[];
  /** Links between the clip's own nodes. */
  readonly links: readonly SchemeLink[];
  readonly parameters: NonNullable<SchemeDocument['parameters']>;
}

export function clipOf(document: SchemeDocument, ids: ReadonlySet<string>): Clip {
  const taken = withInnerNodes(document, ids);
  const nodes = document.nodes
    .filter((node) => taken.has(node.id))
    .map((node) => withoutArea(node.frame === undefined || taken.has(node.frame) ? node : withoutFrame(node)));
  const links = document.links.filter((link) =>
    [link.from, link.to].every((end) => taken.has(parseLinkEnd(end).nodeId)),
  );
  const used = new Set(nodes.flatMap((node) => (node.kind === 'parameter' ? [node.params?.['parameter']] : [])));
  return { nodes, links, parameters: (document.parameters ?? []).filter((parameter) => used.has(parameter.key)) };
}

function withoutFrame({ frame: _left, ...node }: SchemeNode): SchemeNode {
  return node;
}

/** A copy is not in the area of its original: it will stand elsewhere. */
function withoutArea({ area: _left, ...node }: SchemeNode): SchemeNode {
  return node;
}

export interface Paste {
  readonly edits: readonly SchemeEdit[];
  /** Ids of the new nodes that lie in no pasted frame: what becomes selected. */
  readonly pasted: readonly string[];
}

/** Ids that are taken become free ones; parameters that exist here are kept as they are. */
export function paste(document: SchemeDocument, clip: Clip, at: readonly [number, number]): Paste {
  const taken = new Set(nodeIds(document));
  const renamed = new Map<string, string>();
  for (const node of clip.nodes) {
    const id = freeNodeId(taken, taken.has(node.id) ? node.kind : node.id);
    taken.add(id);
    renamed.set(node.id, id);
  }
  const top = clip.nodes.filter((node) => node.frame === undefined);
  const left = Math.min(...top.map((node) => node.at?.[0] ?? 0));
  const upper = Math.min(...top.map((node) => node.at?.[1] ?? 0));
  const moved = (node: SchemeNode): SchemeNode => ({
    ...node,
    id: renamed.get(node.id) ?? node.id,
    ...(node.frame === undefined
      ? { at: [Math.round(at[0] + (node.at?.[0] ?? 0) - left), Math.round(at[1] + (node.at?.[1] ?? 0) - upper)] }
      : { frame: renamed.get(node.frame) ?? node.frame }),
  });
  const end = (text: string): string => {
    const { nodeId, port } = parseLinkEnd(text);
    return formatLinkEnd({ nodeId: renamed.get(nodeId) ?? nodeId, port });
  };
  const known = new Set(document.parameters?.map((parameter) => parameter.key));
  return {
    edits: [
      ...clip.parameters
        .filter((parameter) => !known.has(parameter.key))
        .map((parameter) => ({ edit: 'setParameter', parameter }) as const),
      ...framesFirst(clip.nodes).map((node) => ({ edit: 'addNode', node: moved(node) }) as const),
      ...clip.links.map((link) => ({ edit: 'addLink', link: { from: end(link.from), to: end(link.to) } }) as const),
    ],
    pasted: top.map((node) => renamed.get(node.id) ?? node.id),
  };
}

function framesFirst(nodes: readonly SchemeNode[]): readonly SchemeNode[] {
  return [...nodes].sort((a, b) => Number(a.frame !== undefined) - Number(b.frame !== undefined));
}
