import { byCodeUnit, canonicalDataJson } from '../values/canonical-json.ts';
import { sha256 } from '../values/sha-256.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from './scheme-document.ts';

/**
 * The same scheme in its one form: nodes by id, links by end, parameters by key, no layout, nothing empty, and
 * without the copies of its components, which their pins name. Files that differ only in those respects are one scheme.
 */
export function canonicalDocument(document: SchemeDocument): SchemeDocument {
  const { parameters = [], cases = [], nodes, links, components: _pinned, layout: _layout, ...header } = document;
  return {
    ...header,
    ...(parameters.length === 0 ? {} : { parameters: [...parameters].sort((a, b) => byCodeUnit(a.key, b.key)) }),
    nodes: nodes.map(canonicalNode).sort((a, b) => byCodeUnit(a.id, b.id)),
    links: links.map(canonicalLink).sort(linkOrder),
    ...(cases.length === 0 ? {} : { cases }),
  };
}

function canonicalNode({ at: _at, area: _area, folded: _folded, params, ...node }: SchemeNode): SchemeNode {
  return params === undefined || Object.keys(params).length === 0 ? node : { ...node, params };
}

function canonicalLink(link: SchemeLink): SchemeLink {
  if (link.via === undefined) return link;
  const { via: _via, ...meaning } = link;
  return meaning;
}

export function linkOrder(left: SchemeLink, right: SchemeLink): number {
  return byCodeUnit(left.to, right.to) || byCodeUnit(left.from, right.from);
}

/** The canonical JSON text of a scheme; decimals that were JSON numbers are written as strings. */
export function canonicalText(document: SchemeDocument): string {
  return canonicalDataJson(canonicalDocument(document));
}

/** SHA-256 of the canonical text: the identity of a scheme version. */
export function schemeHash(document: SchemeDocument): string {
  return sha256(canonicalText(document));
}

/** The same of a document that is in its one form already. */
export function canonicalHash(canonical: SchemeDocument): string {
  return sha256(canonicalDataJson(canonical));
}
