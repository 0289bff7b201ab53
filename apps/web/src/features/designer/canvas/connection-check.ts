import {
  applyEdits,
  compileScheme,
  conversionFor,
  type Diagnostic,
  describeType,
  type InputPort,
  parseLinkEnd,
  portAccepts,
  type SchemeDocument,
  type SchemeNode,
  type ValueType,
} from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import { type Connection, connect, linkOf } from '../edits/compose-edits.ts';
import { type PortKey, portKey } from '../preview/value-store.ts';
import type { PortEnd } from '../state/designer-ui.ts';

/** Whether two ports may be linked; if not, the compiler's own reason. */
export type ConnectionVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'same-node' | 'same-side' }
  /** The nodes of the cycle the link would close. */
  | { readonly ok: false; readonly reason: 'cycle'; readonly nodes: readonly string[] }
  | { readonly ok: false; readonly reason: 'diagnostic'; readonly diagnostic: Diagnostic };

/** From whichever end it was begun: output first, input second. */
export function toConnection(one: PortEnd, other: PortEnd): Connection | null {
  if (one.side === other.side) return null;
  const [from, to] = one.side === 'out' ? [one, other] : [other, one];
  return { from: { nodeId: from.nodeId, port: from.port }, to: { nodeId: to.nodeId, port: to.port } };
}

export function inputOf(document: SchemeDocument, { to }: Connection): InputPort | undefined {
  const node = document.nodes.find((one) => one.id === to.nodeId);
  return node && portsOf(node).inputs.find((port) => port.key === to.port);
}

/** The full check, by compiling the scheme with the link in it: "allowed" cannot disagree with "runs". */
export function checkConnection(document: SchemeDocument, connection: Connection): ConnectionVerdict {
  if (connection.from.nodeId === connection.to.nodeId && !isFrameInside(document, connection)) {
    return { ok: false, reason: 'same-node' };
  }
  const isMany = inputOf(document, connection)?.many === true;
  const edits = isMany ? ([{ edit: 'addLink', link: linkOf(connection) }] as const) : connect(document, connection);
  const linked = applyEdits(document, edits);
  if (!linked.ok) return { ok: true };
  const before = new Set(compileScheme(document).diagnostics.map(diagnosticKey));
  const compiled = compileScheme(linked.document);
  const added = compiled.diagnostics.filter(
    (diagnostic) => diagnostic.severity === 'error' && !before.has(diagnosticKey(diagnostic)),
  );
  const cycle = added.find(({ code }) => code === 'graph/cycle');
  if (cycle !== undefined) return { ok: false, reason: 'cycle', nodes: textList(cycle.details['nodes']) };
  const link = linkOf(connection);
  // A link may bring faults to light elsewhere; only those about itself refuse it.
  const own = added.find(
    ({ code, place }) =>
      (place.link?.from === link.from && place.link.to === link.to) ||
      (place.nodeId === connection.to.nodeId && /^(?:type|frame|link)\//.test(code)),
  );
  const fault = own ?? typeFault(document, connection, compiled.types);
  return fault === null ? { ok: true } : { ok: false, reason: 'diagnostic', diagnostic: fault };
}

/**
 * What the compiler will say of the link once the rest of its reader is there: a block with an open input is not
 * looked into, and a link must not be taken today to be refused tomorrow.
 */
function typeFault(
  document: SchemeDocument,
  connection: Connection,
  types: ReadonlyMap<string, ValueType>,
): Diagnostic | null {
  const { from, to } = connection;
  const port = inputOf(document, connection);
  const type = types.get(`${from.nodeId}.${from.port}`);
  if (port === undefined || type === undefined || portAccepts(port, type)) return null;
  const conversion = conversionFor(type, { type: port.type, currency: null })?.kind;
  return {
    code: 'type/mismatch',
    severity: 'error',
    place: { nodeId: to.nodeId, port: to.port, link: linkOf(connection) },
    details: {
      expected: port.type,
      given: describeType(type),
      ...(conversion === undefined ? {} : { conversion }),
    },
  };
}

function isFrameInside(document: SchemeDocument, { from, to }: Connection): boolean {
  const node = document.nodes.find((one) => one.id === from.nodeId);
  if (node === undefined || from.nodeId !== to.nodeId) return false;
  return portsOf(node).outputs.find((port) => port.key === from.port)?.inside === true;
}

function textList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function diagnosticKey({ code, place }: Diagnostic): string {
  return JSON.stringify([code, place]);
}

/**
 * Ports a link from `from` could go to, judged quickly by type, cycle and frame: what grows and what
 * dims while the mouse is dragging. The full check follows on the port it is dropped on.
 */
export function compatiblePorts(
  document: SchemeDocument,
  from: PortEnd,
  types: ReadonlyMap<PortKey, ValueType>,
): readonly PortEnd[] {
  const start = document.nodes.find((node) => node.id === from.nodeId);
  if (start === undefined) return [];
  const blocked = from.side === 'out' ? reach(document, from.nodeId, 'back') : reach(document, from.nodeId, 'on');
  const fits = portFilter(start, from, types);
  return document.nodes.flatMap((node) => {
    const isOwn = node.id === from.nodeId;
    if ((blocked.has(node.id) || isOwn) && !isFrameRelation(start, node)) return [];
    const side = from.side === 'out' ? ('in' as const) : ('out' as const);
    const ports = side === 'in' ? portsOf(node).inputs : portsOf(node).outputs;
    return ports.filter((port) => fits(node, port)).map((port) => ({ nodeId: node.id, port: port.key, side }));
  });
}

type AnyPort = ReturnType<typeof portsOf>['inputs'][number] | ReturnType<typeof portsOf>['outputs'][number];

function portFilter(start: SchemeNode, from: PortEnd, types: ReadonlyMap<PortKey, ValueType>) {
  const ports = portsOf(start);
  if (from.side === 'out') {
    const output = ports.outputs.find((port) => port.key === from.port);
    const type = types.get(portKey(from.nodeId, from.port)) ?? guessedType(output?.type);
    return (node: SchemeNode, port: AnyPort) =>
      'required' in port &&
      (type === null || portAccepts(port, type)) &&
      mayCross(start, node, output?.inside === true);
  }
  const input = ports.inputs.find((port) => port.key === from.port);
  return (node: SchemeNode, port: AnyPort) => {
    if (input === undefined || !('inside' in port)) return false;
    const type = types.get(portKey(node.id, port.key)) ?? guessedType(port.type);
    return (type === null || portAccepts(input, type)) && mayCross(node, start, port.inside);
  };
}

/** What an output brings before anything is wired to it; null when that depends on its inputs. */
function guessedType(type: string | undefined): ValueType | null {
  switch (type) {
    case 'money':
    case 'number':
    case 'percent':
    case 'count':
    case 'boolean':
    case 'text':
    case 'date':
      return { base: type, grain: 'employee', currency: null };
    default:
      return null;
  }
}

/** Values go into a frame freely; what belongs to one fact comes out through the frame alone. */
function mayCross(source: SchemeNode, reader: SchemeNode, isInside: boolean): boolean {
  if (isInside) return reader.frame === source.id || reader.id === source.id;
  return source.frame === undefined || reader.frame === source.frame || reader.id === source.frame;
}

function isFrameRelation(one: SchemeNode, other: SchemeNode): boolean {
  return one.frame === other.id || other.frame === one.id;
}

/** Nodes reached by following links on or back. */
function reach(document: SchemeDocument, from: string, direction: 'on' | 'back'): ReadonlySet<string> {
  const next = Map.groupBy(
    document.links,
    ({ from: source, to }) => parseLinkEnd(direction === 'on' ? source : to).nodeId,
  );
  const seen = new Set<string>();
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const link of next.get(node) ?? []) {
      const other = parseLinkEnd(direction === 'on' ? link.to : link.from).nodeId;
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}
