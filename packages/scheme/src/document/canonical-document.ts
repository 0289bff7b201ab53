import { byCodeUnit, type CanonicalValue, canonicalJson } from '../values/canonical-json.ts';
import { sha256 } from '../values/sha-256.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from './scheme-document.ts';

/**
 * The same scheme in its one form: nodes by id, links by end, parameters by key, no layout, nothing empty, and
 * without the copies of its components, which their pins name. Files that differ only in those respects are one scheme.
 */
export function canonicalDocument(document: SchemeDocument): SchemeDocument {
  const { parameters = [], cases = [], nodes, links, components: _pinned, ...header } = document;
  return {
    ...header,
    ...(parameters.length === 0 ? {} : { parameters: [...parameters].sort((a, b) => byCodeUnit(a.key, b.key)) }),
    nodes: nodes.map(canonicalNode).sort((a, b) => byCodeUnit(a.id, b.id)),
    links: [...links].sort(linkOrder),
    ...(cases.length === 0 ? {} : { cases }),
  };
}

function canonicalNode({ at: _layout, params, ...node }: SchemeNode): SchemeNode {
  return params === undefined || Object.keys(params).length === 0 ? node : { ...node, params };
}

export function linkOrder(left: SchemeLink, right: SchemeLink): number {
  return byCodeUnit(left.to, right.to) || byCodeUnit(left.from, right.from);
}

/** The canonical JSON text of a scheme; decimals that were JSON numbers are written as strings. */
export function canonicalText(document: SchemeDocument): string {
  return canonicalJson(toCanonical(canonicalDocument(document)));
}

/** SHA-256 of the canonical text: the identity of a scheme version. */
export function schemeHash(document: SchemeDocument): string {
  return sha256(canonicalText(document));
}

/** Null and undefined members of optional entries have one form: absent. */
function toCanonical(value: unknown): CanonicalValue {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toCanonical);
  if (typeof value !== 'object') throw new RangeError(`canonicalText: ${typeof value}`);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.map(([key, entry]) => [key, toCanonical(entry)]));
}
