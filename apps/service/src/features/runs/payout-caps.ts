import { compare, decimal, parseDecimal, type Rational } from '@premia/decimal';
import { parseLinkEnd, type SchemeDocument, type SchemeNode } from '@premia/scheme';

export interface PayoutLimit {
  /** The payout's. */
  readonly code: string;
  /** The highest amount the scheme lets it have, as decimal text. */
  readonly cap: string;
}

/**
 * Highest amounts that payouts of a scheme can have: their own caps, and limits on what is led into them, by a clamp or by
 * the least of several, as far as those are stated and not worked out. A limit further inside says nothing of the amount.
 */
export function payoutLimits(document: SchemeDocument): readonly PayoutLimit[] {
  const scheme = readable(document);
  return document.nodes.flatMap((node) => {
    const code = node.params?.['code'];
    if (node.kind !== 'payout' || typeof code !== 'string') return [];
    const amount = scheme.source(node.id, 'amount');
    const stated = [scheme.constant(node, 'cap'), ...(amount === null ? [] : limitsOf(scheme, amount))];
    const [least] = stated.filter((text): text is string => isAboveZero(text)).sort(byValue);
    return least === undefined ? [] : [{ code, cap: least }];
  });
}

interface Readable {
  /** The only node led into an input; null where there is none, or several. */
  source(nodeId: string, port: string): SchemeNode | null;
  sources(nodeId: string, port: string): readonly SchemeNode[];
  /** What an input is set to, in its node or by a constant led into it. */
  constant(node: SchemeNode, port: string): string | null;
}

function readable({ nodes, links }: SchemeDocument): Readable {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sources: Readable['sources'] = (nodeId, port) =>
    links.flatMap(({ from, to }) => {
      const end = parseLinkEnd(to);
      const node = byId.get(parseLinkEnd(from).nodeId);
      return end.nodeId === nodeId && end.port === port && node !== undefined ? [node] : [];
    });
  const source: Readable['source'] = (nodeId, port) => {
    const [only, ...others] = sources(nodeId, port);
    return others.length === 0 ? (only ?? null) : null;
  };
  return {
    source,
    sources,
    constant(node, port) {
      const linked = source(node.id, port);
      if (linked !== null) return constantOf(linked);
      const text = node.params?.[port];
      return typeof text === 'string' ? text : null;
    },
  };
}

/** Limits a node's own value keeps to; a clamp on a clamp keeps to both. */
function limitsOf(scheme: Readable, node: SchemeNode): readonly (string | null)[] {
  if (node.kind === 'clamp') {
    const value = scheme.source(node.id, 'value');
    return [scheme.constant(node, 'max'), ...(value === null ? [] : limitsOf(scheme, value))];
  }
  if (node.kind === 'min') {
    const { values } = node.params ?? {};
    const stated = Array.isArray(values) ? values.filter((text) => typeof text === 'string') : [];
    return [...stated, ...scheme.sources(node.id, 'values').map(constantOf)];
  }
  return [];
}

function constantOf({ kind, params }: SchemeNode): string | null {
  const value = params?.['value'];
  return kind === 'constant' && typeof value === 'string' ? value : null;
}

function isAboveZero(text: string | null): boolean {
  const value = text === null ? null : amountOf(text);
  return value !== null && compare(value, decimal('0')) > 0;
}

function byValue(left: string, right: string): number {
  const [a, b] = [amountOf(left), amountOf(right)];
  return a === null || b === null ? 0 : compare(a, b);
}

function amountOf(text: string): Rational | null {
  const read = parseDecimal(text);
  return read.ok ? read.value : null;
}
