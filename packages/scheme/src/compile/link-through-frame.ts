import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SchemeEdit } from '../document/edits/scheme-edit.ts';
import { formatLinkEnd, parseLinkEnd } from '../document/link-ends.ts';
import type { SchemeDocument, SchemeNode } from '../document/scheme-document.ts';
import { findNodeKind } from '../nodes/catalogue.ts';
import { canFeed, type InputPort, type OutputPort } from '../nodes/ports.ts';

/**
 * The edits that lead a value of one fact out of its frame the way there is: it becomes the frame's result, and the
 * reader gets the frame's output. Null where the frame already has another result – which of the two was meant only the
 * author knows – or where the value or the reader is of another type than the frame takes and gives.
 */
export function linkThroughFrame(
  { place, details }: Diagnostic,
  document: SchemeDocument,
): readonly SchemeEdit[] | null {
  const { link } = place;
  if (details['conversion'] !== 'each' || link === undefined) return null;
  const [from, to] = [parseLinkEnd(link.from), parseLinkEnd(link.to)];
  const frame = document.nodes.find(({ id }) => id === details['frame']);
  const ports = frame && portsOf(frame);
  const result = ports?.inputs.find(({ required }) => required);
  const outcome = ports?.outputs.find(({ inside }) => !inside);
  const value = outputAt(document, from);
  const input = inputAt(document, to);
  if (frame === undefined || result === undefined || outcome === undefined || !value || !input) return null;
  if (!canFeed(value, result) || !canFeed(outcome, input)) return null;
  const resultEnd = formatLinkEnd({ nodeId: frame.id, port: result.key });
  const given = document.links.filter((one) => one.to === resultEnd);
  const isResult = given.length === 1 && isSameOutput(given[0]?.from ?? '', link.from, document);
  if (given.length > 0 && !isResult) return null;
  const out = { from: formatLinkEnd({ nodeId: frame.id, port: outcome.key }), to: link.to };
  const isLinked = document.links.some((one) => one.to === out.to && isSameOutput(one.from, out.from, document));
  return [
    { edit: 'removeLink', link },
    ...(isResult ? [] : [{ edit: 'addLink', link: { from: link.from, to: resultEnd } } as const]),
    ...(isLinked ? [] : [{ edit: 'addLink', link: out } as const]),
  ];
}

interface Ports {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
}

function portsOf(node: SchemeNode): Ports | null {
  const bound = findNodeKind(node.kind)?.bind(node.params ?? {});
  return bound?.ok === true ? bound.node : null;
}

type End = ReturnType<typeof parseLinkEnd>;

function portsAt({ nodes }: SchemeDocument, { nodeId }: End): Ports | null {
  const node = nodes.find(({ id }) => id === nodeId);
  return node === undefined ? null : portsOf(node);
}

/** A link that names no output reads the first. */
function outputAt(document: SchemeDocument, end: End): OutputPort | undefined {
  return portsAt(document, end)?.outputs.find(({ key }) => end.port === null || key === end.port);
}

function inputAt(document: SchemeDocument, end: End): InputPort | undefined {
  return portsAt(document, end)?.inputs.find(({ key }) => key === end.port);
}

function isSameOutput(one: string, other: string, document: SchemeDocument): boolean {
  const [left, right] = [parseLinkEnd(one), parseLinkEnd(other)];
  return left.nodeId === right.nodeId && outputAt(document, left)?.key === outputAt(document, right)?.key;
}
