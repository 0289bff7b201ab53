import { compileScheme, type EvaluationRequest, evaluatePlan, parseLinkEnd, type SchemeDocument } from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { valuesOf } from './traced-values.ts';
import { type PortKey, type PortValue, portKey } from './value-store.ts';

/** What tiers come to for the sample employee in each way of applying them. */
export interface TierModes {
  readonly nodeId: string;
  readonly marginal: PortValue | null;
  readonly whole: PortValue | null;
}

/** Works the tiers out twice with all they are worked out from, and nothing that comes after them. */
export function bothTierModes(document: SchemeDocument, nodeId: string, request: EvaluationRequest): TierModes | null {
  const node = document.nodes.find(({ id }) => id === nodeId);
  if (node?.kind !== 'tiers') return null;
  const before = upstreamOf(document, nodeId);
  const output = portsOf(node).outputs[0]?.key ?? '';
  const inMode = (mode: 'marginal' | 'whole'): PortValue | null => {
    const nodes = before.nodes.map((one) => (one.id === nodeId ? { ...one, params: { ...one.params, mode } } : one));
    const compiled = compileScheme({ ...before, nodes });
    const [result] = evaluatePlan(compiled.previewPlan, request, { trace: true }).employees;
    const types = new Map([...compiled.types].map(([end, type]) => [keyOf(end), type] as const));
    return valuesOf(result?.trace, types).get(portKey(nodeId, output)) ?? null;
  };
  return { nodeId, marginal: inMode('marginal'), whole: inMode('whole') };
}

/** The node, what it reads, and the frames all that stands in. */
function upstreamOf(document: SchemeDocument, nodeId: string): SchemeDocument {
  const frames = new Map(document.nodes.map(({ id, frame }) => [id, frame]));
  const links = document.links.map((link) => [parseLinkEnd(link.from).nodeId, parseLinkEnd(link.to).nodeId] as const);
  const sources = Map.groupBy(links, ([, to]) => to);
  const found = new Set<string>();
  const open = [nodeId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const frame = frames.get(id);
    open.push(...(sources.get(id) ?? []).map(([from]) => from), ...(frame === undefined ? [] : [frame]));
  }
  const isKept = (end: string) => found.has(parseLinkEnd(end).nodeId);
  return {
    ...document,
    nodes: document.nodes.filter(({ id }) => found.has(id)),
    links: document.links.filter(({ from, to }) => isKept(from) && isKept(to)),
    cases: [],
  };
}

/** `node.output` as the compiler writes it. */
function keyOf(end: string): PortKey {
  const { nodeId, port } = parseLinkEnd(end);
  return portKey(nodeId, port ?? '');
}
