import { parseLinkEnd, type SchemeDocument, type SchemeNode, type ValueType } from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { type PortKey, portKey } from './value-store.ts';

/** Why a node cannot be left out to see what it does: nothing of the same kind would stand in its place. */
export type NoBypass = 'result' | 'frame' | 'source' | 'open' | 'other-type' | 'several-outputs';

/** The link whose value goes on in place of the node's own result; the drawing around it stays as it is. */
export type PassThrough =
  | { readonly ok: true; readonly input: string; readonly from: string }
  | { readonly ok: false; readonly reason: NoBypass };

export type KnownTypes = ReadonlyMap<PortKey, ValueType>;

/** The first input that is fed with what the node itself gives: same kind, same currency, as many values. */
export function passThrough(document: SchemeDocument, nodeId: string, types: KnownTypes): PassThrough {
  const node = document.nodes.find(({ id }) => id === nodeId);
  if (node === undefined) return refused('open');
  const { inputs, outputs, isFrame } = portsOf(node);
  const [output, ...others] = outputs;
  if (node.kind === 'payout' || node.kind === 'indicator') return refused('result');
  if (isFrame) return refused('frame');
  if (inputs.length === 0 || output === undefined) return refused('source');
  const isRead = (port: string) => document.links.some(({ from }) => from === `${nodeId}.${port}`);
  if (others.some(({ key }) => isRead(key))) return refused('several-outputs');
  const fed = inputs.flatMap(({ key }) => document.links.filter(({ to }) => isEnd(to, nodeId, key)));
  if (fed.length === 0) return refused('open');
  const wanted = types.get(portKey(nodeId, output.key));
  const link = fed.find(({ from }) => sameType(types.get(keyOf(document, from)), wanted));
  if (link === undefined) return refused('other-type');
  return { ok: true, input: parseLinkEnd(link.to).port ?? '', from: link.from };
}

export interface Bypassed {
  readonly document: SchemeDocument;
  /** Result of a node that is left out → what goes on in its place. */
  readonly stands: ReadonlyMap<PortKey, PortKey>;
}

/** The scheme as it would be without these nodes. Those that cannot be left out any more count as always. */
export function withBypassed(document: SchemeDocument, ids: Iterable<string>, types: KnownTypes): Bypassed {
  let current = document;
  const stands = new Map<PortKey, PortKey>();
  for (const id of ids) {
    const pass = passThrough(current, id, types);
    const node = current.nodes.find((one) => one.id === id);
    if (!pass.ok || node === undefined) continue;
    stands.set(portKey(id, portsOf(node).outputs[0]?.key ?? ''), keyOf(document, pass.from));
    current = without(current, node, pass.from);
  }
  return { document: current, stands };
}

/** Takes the node out and heals the wire. */
function without(document: SchemeDocument, node: SchemeNode, from: string): SchemeDocument {
  const links = document.links
    .filter(({ to }) => parseLinkEnd(to).nodeId !== node.id)
    .map((link) => (parseLinkEnd(link.from).nodeId === node.id ? { from, to: link.to } : link));
  return { ...document, nodes: document.nodes.filter(({ id }) => id !== node.id), links };
}

function refused(reason: NoBypass): PassThrough {
  return { ok: false, reason };
}

function isEnd(end: string, nodeId: string, port: string): boolean {
  const parsed = parseLinkEnd(end);
  return parsed.nodeId === nodeId && parsed.port === port;
}

/** `node` alone names its first output. */
function keyOf(document: SchemeDocument, end: string): PortKey {
  const { nodeId, port } = parseLinkEnd(end);
  const node = document.nodes.find(({ id }) => id === nodeId);
  return portKey(nodeId, port ?? (node === undefined ? '' : (portsOf(node).outputs[0]?.key ?? '')));
}

function sameType(left: ValueType | undefined, right: ValueType | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return left.base === right.base && left.grain === right.grain && left.currency === right.currency;
}
