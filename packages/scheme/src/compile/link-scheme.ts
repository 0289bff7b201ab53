import { z } from 'zod';
import type { Diagnostic, DiagnosticPlace } from '../diagnostics/diagnostic.ts';
import { shapeFault, valueAt } from '../diagnostics/shape-fault.ts';
import { canonicalDocument } from '../document/canonical-document.ts';
import { LIMITS } from '../document/limits.ts';
import { type LinkEnd, parseLinkEnd } from '../document/link-ends.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from '../document/scheme-document.ts';
import { findNodeKind, NODE_KIND_NAMES } from '../nodes/catalogue.ts';
import type { BoundNode, NodeKind } from '../nodes/node-kind.ts';
import { canFeed } from '../nodes/ports.ts';
import { closestName } from './closest-name.ts';
import { frameFault, linkFault } from './frame-rules.ts';
import { linkParameters } from './link-parameters.ts';
import type { LinkedNode, LinkedScheme, LinkedSource } from './linked-scheme.ts';

/** One object, so that what a kind makes of no params is made once. */
const NO_PARAMS = {};

/** Names held against one another in search of the one that was meant; nobody reads a thousand guesses. */
const COMPARISONS_MAX = 5_000;

interface Linking {
  readonly nodes: Map<string, LinkedNode>;
  /** Ids that stand in the document, healthy or not. */
  readonly known: ReadonlySet<string>;
  readonly report: (code: string, place: DiagnosticPlace, details?: Diagnostic['details']) => void;
  readonly diagnostics: Diagnostic[];
  /** Inputs somebody tried to link, by `node.port`: a broken link is told once, not again as a missing one. */
  readonly attempted: Set<string>;
  comparisonsLeft: number;
  readonly fanOut: Map<string, number>;
}

/** SchemeDocument → LinkedScheme with the faults found on the way; never throws on what an author wrote. */
export function linkScheme(source: SchemeDocument): { scheme: LinkedScheme; diagnostics: readonly Diagnostic[] } {
  const document = canonicalDocument(source);
  const diagnostics: Diagnostic[] = [];
  const linking: Linking = {
    nodes: new Map(),
    known: new Set(document.nodes.map(({ id }) => id)),
    diagnostics,
    report: (code, place, details = {}) => diagnostics.push({ code, severity: 'error', place, details }),
    attempted: new Set(),
    comparisonsLeft: COMPARISONS_MAX,
    fanOut: new Map(),
  };
  const parameters = linkParameters(document, diagnostics);
  bindNodes(document, linking);
  for (const link of document.links) connect(link, linking);
  for (const [nodeId, linked] of linking.nodes) requireInputs(nodeId, linked, linking);
  return { scheme: { document, parameters, nodes: linking.nodes }, diagnostics };
}

function bindNodes(document: SchemeDocument, linking: Linking): void {
  const seen = new Set<string>();
  for (const node of document.nodes) {
    if (seen.has(node.id)) {
      linking.report('graph/duplicate-node', { nodeId: node.id }, { given: node.id });
      continue;
    }
    seen.add(node.id);
    const linked = bindNode(node, linking);
    if (linked !== null) linking.nodes.set(node.id, linked);
  }
  for (const [nodeId, { node }] of linking.nodes) {
    const fault = frameFault(node, linking);
    if (fault === null) continue;
    linking.report(fault, { nodeId }, { given: node.frame ?? '' });
    linking.nodes.delete(nodeId);
  }
}

function bindNode(node: SchemeNode, { report, diagnostics }: Linking): LinkedNode | null {
  const kind = findNodeKind(node.kind);
  if (kind === null) {
    const suggestion = closestName(node.kind, NODE_KIND_NAMES);
    report(
      'graph/unknown-kind',
      { nodeId: node.id },
      { kind: node.kind, ...(suggestion === null ? {} : { suggestion }) },
    );
    return null;
  }
  const bound = kind.bind(node.params ?? NO_PARAMS);
  if (!bound.ok) {
    for (const issue of bound.issues) diagnostics.push(paramsDiagnostic(node, issue, kind));
    return null;
  }
  bound.node.check((finding) => diagnostics.push(findingDiagnostic(node.id, finding)));
  return {
    node,
    kind,
    bound: bound.node,
    frame: node.frame ?? null,
    sources: new Map(),
    readOutputs: new Set(),
    blocked: false,
  };
}

type Finding = Parameters<Parameters<BoundNode['check']>[0]>[0];

/** What a node reports, placed on that node. */
export function findingDiagnostic(nodeId: string, finding: Finding): Diagnostic {
  const { code, severity = 'error', port, link, path, from, to, details = {} } = finding;
  const place = {
    nodeId,
    ...(port === undefined ? {} : { port }),
    ...(link === undefined ? {} : { link }),
    ...(path === undefined ? {} : { path }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  return { code, severity, place, details };
}

function paramsDiagnostic(node: SchemeNode, issue: z.core.$ZodIssue, kind: NodeKind): Diagnostic {
  const path = issue.path.map(String).join('.');
  const at = (code: string, details: Diagnostic['details'] = {}): Diagnostic => ({
    code,
    severity: 'error',
    place: { nodeId: node.id, path },
    details,
  });
  if (issue.code === 'unrecognized_keys') {
    const known = path === '' && kind.params instanceof z.ZodObject ? Object.keys(kind.params.shape) : [];
    return at('params/unknown-entry', { entries: issue.keys, ...(known.length === 0 ? {} : { known }) });
  }
  if (issue.code === 'custom') {
    const { code, ...details } = issue.params ?? {};
    if (typeof code === 'string') return at(code, textDetails(details));
  }
  const given = valueAt(node.params ?? {}, issue.path);
  if (given === undefined) return at('params/missing');
  if (issue.code === 'invalid_value') {
    return at('params/not-one-of', { given: String(given), known: issue.values.map(String) });
  }
  return at('params/bad-shape', shapeFault(issue, given));
}

function textDetails(details: Readonly<Record<string, unknown>>): Diagnostic['details'] {
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [key, String(value)]));
}

function connect(link: SchemeLink, linking: Linking): void {
  const to = parseLinkEnd(link.to);
  if (to.port !== null) linking.attempted.add(link.to);
  const reader = endNode(link, to, linking);
  const source = endNode(link, parseLinkEnd(link.from), linking);
  if (reader === null) return;
  const port = to.port;
  const input = reader.bound.inputs.find(({ key }) => key === port);
  if (input === undefined) {
    const known = reader.bound.inputs.map(({ key }) => key);
    linking.report('link/unknown-input', { nodeId: to.nodeId, link }, portDetails(port ?? '', known));
    return;
  }
  const resolved = source && resolveSource(link, source, linking);
  if (resolved === null) {
    reader.blocked = true;
    return;
  }
  const fault = linkFault({ reader, readerId: to.nodeId, source: resolved, sourceFrame: source?.frame ?? null });
  if (fault !== null) {
    const frame = source?.frame ?? resolved.nodeId;
    // What belongs to one fact becomes one value by the frame itself: its result, summed up or the best of all.
    linking.report(fault, { nodeId: to.nodeId, port: input.key, link }, { frame, conversion: 'each' });
    reader.blocked = true;
    return;
  }
  attach({ reader, port: input.key, many: input.many, source: resolved }, linking);
  source?.readOutputs.add(resolved.output);
}

interface Attachment {
  readonly reader: LinkedNode;
  readonly port: string;
  readonly many: boolean;
  readonly source: LinkedSource;
}

function attach({ reader, port, many, source }: Attachment, linking: Linking): void {
  const sources = reader.sources.get(port) ?? [];
  const nodeId = reader.node.id;
  const { link } = source;
  if (sources.some((other) => other.nodeId === source.nodeId && other.output === source.output && !many)) {
    linking.diagnostics.push({ code: 'link/twice', severity: 'warning', place: { nodeId, port, link }, details: {} });
    return;
  }
  if (sources.length > 0 && !many) {
    linking.report('link/input-taken', { nodeId, port, link }, { by: sources[0]?.link.from ?? '' });
    return;
  }
  reader.sources.set(port, [...sources, source]);
}

/** The node that was probably meant, of those the link could lead to, as long as guessing is cheap. */
function suggested(link: SchemeLink, end: LinkEnd, linking: Linking): string | null {
  if (linking.comparisonsLeft <= 0) return null;
  linking.comparisonsLeft -= linking.known.size;
  const fits = end.nodeId === parseLinkEnd(link.from).nodeId ? fitsAsSource : fitsAsReader;
  const fitting = [...linking.known].filter((nodeId) => fits(nodeId, link, linking));
  return closestName(end.nodeId, fitting);
}

/** Whether a link from this node could be drawn; of a node with a fault in itself nothing is known, and it may. */
function fitsAsSource(nodeId: string, link: SchemeLink, { nodes }: Linking): boolean {
  const source = nodes.get(nodeId);
  const to = parseLinkEnd(link.to);
  const reader = nodes.get(to.nodeId);
  if (source === undefined || nodeId === to.nodeId) return nodeId !== to.nodeId;
  const { port } = parseLinkEnd(link.from);
  const output = source.bound.outputs.find(({ key }) => port === null || key === port);
  const input = reader?.bound.inputs.find(({ key }) => key === to.port);
  if (output === undefined) return false;
  if (reader === undefined || input === undefined) return true;
  const drawn = { nodeId, output: output.key, inside: output.inside, link };
  const fault = linkFault({ reader, readerId: to.nodeId, source: drawn, sourceFrame: source.frame });
  return fault === null && canFeed(output, input);
}

function fitsAsReader(nodeId: string, link: SchemeLink, { nodes }: Linking): boolean {
  const reader = nodes.get(nodeId);
  const from = parseLinkEnd(link.from);
  if (reader === undefined || nodeId === from.nodeId) return nodeId !== from.nodeId;
  const { port } = parseLinkEnd(link.to);
  const input = reader.bound.inputs.find(({ key }) => port === null || key === port);
  const output = nodes.get(from.nodeId)?.bound.outputs.find(({ key }) => from.port === null || key === from.port);
  return input !== undefined && (output === undefined || canFeed(output, input));
}

/** The node at one end of a link; null after its absence was reported. */
function endNode(link: SchemeLink, end: LinkEnd, linking: Linking): LinkedNode | null {
  const linked = linking.nodes.get(end.nodeId);
  if (linked !== undefined) return linked;
  if (linking.known.has(end.nodeId)) return null;
  const suggestion = suggested(link, end, linking);
  linking.report('link/unknown-node', { link }, { given: end.nodeId, ...(suggestion === null ? {} : { suggestion }) });
  return null;
}

function resolveSource(link: SchemeLink, source: LinkedNode, linking: Linking): LinkedSource | null {
  const from = parseLinkEnd(link.from);
  const outputs = source.bound.outputs;
  const found = from.port === null ? outputs[0] : outputs.find(({ key }) => key === from.port);
  if (found === undefined) {
    const known = outputs.map(({ key }) => key);
    linking.report('link/unknown-output', { nodeId: from.nodeId, link }, portDetails(from.port ?? '', known));
    return null;
  }
  const count = (linking.fanOut.get(`${from.nodeId}.${found.key}`) ?? 0) + 1;
  linking.fanOut.set(`${from.nodeId}.${found.key}`, count);
  if (count > LIMITS.fanOut) {
    const first = count === LIMITS.fanOut + 1;
    if (first) linking.report('graph/fan-out', { nodeId: from.nodeId, port: found.key }, { limit: LIMITS.fanOut });
    return null;
  }
  return { nodeId: from.nodeId, output: found.key, inside: found.inside, link };
}

function portDetails(given: string, known: readonly string[]): Diagnostic['details'] {
  const suggestion = closestName(given, known);
  return { given, known, ...(suggestion === null ? {} : { suggestion }) };
}

function requireInputs(nodeId: string, linked: LinkedNode, { attempted, report }: Linking): void {
  for (const { key, required } of linked.bound.inputs) {
    if (!required || linked.sources.has(key)) continue;
    linked.blocked = true;
    if (!attempted.has(`${nodeId}.${key}`)) report('port/not-connected', { nodeId, port: key }, { port: key });
  }
}
