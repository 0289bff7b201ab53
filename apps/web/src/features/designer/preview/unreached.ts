import {
  parseLinkEnd,
  type SchemeDocument,
  type SchemeLink,
  type SchemeNode,
  type Trace,
  type TraceValue,
} from '@premia/scheme';
import { linkKeyOf } from '../catalogue/ports.ts';

/** Nodes and links (by key) that had no say in anything for the sample: a branch that was not taken leads there. */
export interface Unreached {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

export const NOTHING_UNREACHED: Unreached = { nodes: new Set(), links: new Set() };

/**
 * What no result asked for: walked back from whatever nothing reads, past branches that were not taken. Inside a frame
 * a branch counts as taken when one record took it.
 */
export function unreachedBy({ nodes, links }: SchemeDocument, trace: Trace | undefined): Unreached {
  if (trace === undefined || !nodes.some(({ kind }) => BRANCHES.has(kind))) return NOTHING_UNREACHED;
  const values = valuesByEnd(trace);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const into = Map.groupBy(links, ({ to }) => parseLinkEnd(to).nodeId);
  const read = new Set(links.map(({ from }) => parseLinkEnd(from).nodeId));
  const open = nodes.filter(({ id }) => !read.has(id)).map(({ id }) => id);
  const reached = new Set(open);
  const taken = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = byId.get(id);
    const own = into.get(id) ?? [];
    const ports = node === undefined ? null : takenPorts(node, own, values);
    for (const link of own) {
      if (ports !== null && !ports.has(parseLinkEnd(link.to).port ?? '')) continue;
      taken.add(linkKeyOf(link));
      const source = parseLinkEnd(link.from).nodeId;
      if (reached.has(source)) continue;
      reached.add(source);
      open.push(source);
    }
  }
  return {
    nodes: new Set(nodes.filter(({ id }) => !reached.has(id)).map(({ id }) => id)),
    links: new Set(links.map(linkKeyOf).filter((key) => !taken.has(key))),
  };
}

const BRANCHES: ReadonlySet<string> = new Set(['if', 'gate', 'switch']);

type Values = ReadonlyMap<string, readonly TraceValue[]>;

/** Every value an output had: one, or one a record. */
function valuesByEnd({ nodes }: Trace): Values {
  const values = new Map<string, TraceValue[]>();
  const note = (nodeId: string, outputs: Readonly<Record<string, TraceValue>>) => {
    for (const [port, value] of Object.entries(outputs)) {
      const key = `${nodeId}.${port}`;
      const known = values.get(key);
      if (known === undefined) values.set(key, [value]);
      else known.push(value);
    }
  };
  for (const node of nodes) {
    note(node.nodeId, node.outputs);
    for (const { inner } of node.factsUsed ?? []) for (const one of inner) note(one.nodeId, one.outputs);
  }
  return values;
}

/** Inputs a node looked at; null for all of them, also where it is not known which. */
function takenPorts(node: SchemeNode, into: readonly SchemeLink[], values: Values): ReadonlySet<string> | null {
  if (!BRANCHES.has(node.kind)) return null;
  const asked = node.kind === 'switch' ? 'value' : 'condition';
  const link = into.find(({ to }) => parseLinkEnd(to).port === asked);
  const given = link === undefined ? [] : (values.get(endKey(link.from, values)) ?? []);
  if (given.length === 0 || given.some(({ kind }) => kind === 'problem')) return null;
  const ports = given.map((value) => branchPort(node, value));
  return ports.includes(null) ? null : new Set([asked, ...ports.filter((port) => port !== null)]);
}

/** `node` alone names its first output. */
function endKey(end: string, values: Values): string {
  if (parseLinkEnd(end).port !== null) return end;
  return [...values.keys()].find((key) => key.startsWith(`${end}.`)) ?? end;
}

function branchPort(node: SchemeNode, given: TraceValue): string | null {
  if (node.kind !== 'switch') {
    if (given.kind !== 'boolean') return null;
    const [yes, no] = node.kind === 'if' ? ['then', 'else'] : ['value', 'otherwise'];
    return (given.boolean ? yes : no) ?? null;
  }
  const cases = node.params?.['cases'];
  const text = given.kind === 'text' ? given.text : null;
  // Other kinds of values are compared by the engine's own rules: nothing is dimmed by a guess.
  if (text === null || !Array.isArray(cases)) return null;
  const hit = cases.find((one): one is { key: string } => isCase(one) && one.equals === text);
  return hit?.key ?? 'otherwise';
}

function isCase(one: unknown): one is { readonly key: string; readonly equals: unknown } {
  return typeof one === 'object' && one !== null && 'key' in one && 'equals' in one;
}

export function sameUnreached(left: Unreached, right: Unreached | undefined): boolean {
  return right !== undefined && sameSet(left.nodes, right.nodes) && sameSet(left.links, right.links);
}

function sameSet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((one) => right.has(one));
}
