import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SchemeEdit } from '../document/edits/scheme-edit.ts';
import { formatLinkEnd, parseLinkEnd } from '../document/link-ends.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from '../document/scheme-document.ts';
import { type ConversionNode, namedConversion } from '../nodes/conversion.ts';

/** One click on a refused link. */
export interface InsertedConversion {
  readonly conversion: ConversionNode;
  readonly nodeId: string;
  readonly edits: readonly SchemeEdit[];
}

/**
 * The edits that put the node a diagnostic names (`details.conversion`) into the link it is about, halfway between its
 * ends and in the reader's frame; null when it names none, or no single link.
 */
export function insertConversion({ place, details }: Diagnostic, document: SchemeDocument): InsertedConversion | null {
  const { conversion: kind, conversionTo: to } = details;
  const link = place.link ?? onlyLink(document, place.nodeId, place.port);
  if (typeof kind !== 'string' || link === null) return null;
  const conversion = namedConversion(kind, typeof to === 'string' ? to : undefined);
  if (conversion === null) return null;
  const reader = nodeAt(document, link.to);
  const source = nodeAt(document, link.from);
  if (reader === undefined || source === undefined) return null;
  const nodeId = freeId(document, conversion.kind);
  const edits: readonly SchemeEdit[] = [
    { edit: 'addNode', node: { id: nodeId, ...nodeOf(conversion), ...between(source, reader) } },
    ...(document.links.some((known) => sameLink(known, link)) ? [{ edit: 'removeLink', link } as const] : []),
    { edit: 'addLink', link: { from: link.from, to: formatLinkEnd({ nodeId, port: conversion.input }) } },
    { edit: 'addLink', link: { from: formatLinkEnd({ nodeId, port: conversion.output }), to: link.to } },
  ];
  return { conversion, nodeId, edits };
}

function nodeOf({ kind, params }: ConversionNode): Pick<SchemeNode, 'kind' | 'params'> {
  return Object.keys(params).length === 0 ? { kind } : { kind, params: { ...params } as SchemeNode['params'] };
}

function nodeAt({ nodes }: SchemeDocument, end: string): SchemeNode | undefined {
  const { nodeId } = parseLinkEnd(end);
  return nodes.find(({ id }) => id === nodeId);
}

function between({ at: from }: SchemeNode, { at: to, frame }: SchemeNode): Pick<SchemeNode, 'at' | 'frame'> {
  return {
    ...(frame === undefined ? {} : { frame }),
    ...(from === undefined || to === undefined ? {} : { at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] }),
  };
}

function onlyLink({ links }: SchemeDocument, nodeId: string | undefined, port: string | undefined): SchemeLink | null {
  if (nodeId === undefined || port === undefined) return null;
  const into = links.filter(({ to }) => to === formatLinkEnd({ nodeId, port }));
  return into.length === 1 ? (into[0] ?? null) : null;
}

function sameLink(left: SchemeLink, right: SchemeLink): boolean {
  return left.from === right.from && left.to === right.to;
}

/** `convert`, `convert2`, `convert3`: the first that is free. */
function freeId({ nodes }: SchemeDocument, wanted: string): string {
  const taken = new Set(nodes.map(({ id }) => id));
  let number = 1;
  while (taken.has(number === 1 ? wanted : `${wanted}${number}`)) number += 1;
  return number === 1 ? wanted : `${wanted}${number}`;
}
