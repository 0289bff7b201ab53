import {
  compare,
  divide,
  equals,
  fromInteger,
  ONE,
  parseDecimal,
  type Rational,
  sign,
  subtract,
  sum,
  toExactText,
} from '@premia/decimal';
import { insertConversion } from '../../compile/insert-conversion.ts';
import { linkThroughFrame } from '../../compile/link-through-frame.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SchemeEdit } from '../../document/edits/scheme-edit.ts';
import { formatLinkEnd, parseLinkEnd } from '../../document/link-ends.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from '../../document/scheme-document.ts';
import type { Fix } from '../finding.ts';
import { isRow, type Row, rowsOf, withRows } from './node-rows.ts';
import { removeRow } from './remove-row.ts';

/** One click that mends what the compiler found, where the right mend is beyond doubt. */
export function fixOf(diagnostic: Diagnostic, document: SchemeDocument): Fix | null {
  const { code, place, details } = diagnostic;
  const node = document.nodes.find(({ id }) => id === place.nodeId);
  switch (code) {
    case 'graph/unreachable-node':
      return node === undefined ? null : { label: 'fix/remove-node', edits: [{ edit: 'removeNode', nodeId: node.id }] };
    case 'graph/unknown-kind':
      return node === undefined ? null : otherKind(node, details['suggestion'], document);
    case 'result/no-payout':
      return { label: 'fix/add-payout', edits: [{ edit: 'addNode', node: newPayout(document) }] };
    case 'result/duplicate-code':
      return node === undefined ? null : otherCode(node, document);
    case 'params/unknown-parameter':
      return newParameter(details['given']);
    case 'table/band-gap':
    case 'table/band-overlap':
      return node === undefined ? null : closeBands(node);
    case 'table/bands-not-rising':
      return node === undefined ? null : sortBands(node);
    case 'table/weights-not-whole':
      return node === undefined ? null : mendWeights(node);
    case 'table/rows-never-reached':
      return null;
    case 'table/band-empty':
      return removeRow(node, (place.path ?? '').replace(/\.[a-z]+$/, ''));
    default:
      return linkFix(diagnostic, document);
  }
}

/** The link with one of its ends put right, in the place of the wrong one; null when it is there already. */
function relinked(link: SchemeLink, mended: SchemeLink, document: SchemeDocument): Fix | null {
  if (document.links.some(({ from, to }) => from === mended.from && to === mended.to)) return null;
  return {
    label: 'fix/use-suggestion',
    edits: [
      { edit: 'removeLink', link },
      { edit: 'addLink', link: mended },
    ],
  };
}

/** The same link to or from the node that was probably meant. */
function otherNode(link: SchemeLink, { details }: Diagnostic, document: SchemeDocument): Fix | null {
  const { given, suggestion } = details;
  if (typeof suggestion !== 'string') return null;
  const [from, to] = [parseLinkEnd(link.from), parseLinkEnd(link.to)];
  const mended =
    from.nodeId === given
      ? { ...link, from: formatLinkEnd({ nodeId: suggestion, port: from.port }) }
      : { ...link, to: formatLinkEnd({ nodeId: suggestion, port: to.port }) };
  return relinked(link, mended, document);
}

const LINK_CODES = /^(?:type|link|frame)\//;
const ENDS = new Map([
  ['link/unknown-input', 'to'],
  ['link/unknown-output', 'from'],
] as const);

function linkFix(diagnostic: Diagnostic, document: SchemeDocument): Fix | null {
  const { code, place, details } = diagnostic;
  const { link } = place;
  const inserted = insertConversion(diagnostic, document);
  if (inserted?.conversion.toFill === null) return { label: 'fix/insert-node', edits: inserted.edits };
  if (link === undefined || !LINK_CODES.test(code)) return null;
  const end = code === 'link/unknown-input' || code === 'link/unknown-output' ? ENDS.get(code) : undefined;
  const suggestion = details['suggestion'];
  if (end !== undefined && typeof suggestion === 'string') {
    const mended = { ...link, [end]: formatLinkEnd({ nodeId: parseLinkEnd(link[end]).nodeId, port: suggestion }) };
    const fix = relinked(link, mended, document);
    if (fix !== null) return fix;
  }
  const other = code === 'link/unknown-node' ? otherNode(link, diagnostic, document) : null;
  if (other !== null) return other;
  const through = linkThroughFrame(diagnostic, document);
  if (through !== null) return { label: 'fix/through-frame', edits: through };
  const isRepeated = document.links.filter(({ from, to }) => from === link.from && to === link.to).length > 1;
  // Removing takes every copy of a link; the one that is meant is put back.
  const kept: readonly SchemeEdit[] = code === 'link/twice' && isRepeated ? [{ edit: 'addLink', link }] : [];
  return { label: 'fix/remove-link', edits: [{ edit: 'removeLink', link }, ...kept] };
}

/** `tiers`, `tiers2`, `tiers3`: the first that is free. */
function freeName(taken: ReadonlySet<string>, wanted: string): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}${number}`)) number += 1;
  return `${wanted}${number}`;
}

/** The same node as the kind that was probably meant; without one it can only go. */
function otherKind(
  node: SchemeNode,
  suggestion: Diagnostic['details'][string] | undefined,
  document: SchemeDocument,
): Fix {
  const removed: SchemeEdit = { edit: 'removeNode', nodeId: node.id };
  if (typeof suggestion !== 'string') return { label: 'fix/remove-node', edits: [removed] };
  const links = document.links.filter(({ from, to }) => [from, to].some((end) => parseLinkEnd(end).nodeId === node.id));
  const relinked = links.map((link): SchemeEdit => ({ edit: 'addLink', link }));
  const edits: readonly SchemeEdit[] = [removed, { edit: 'addNode', node: { ...node, kind: suggestion } }, ...relinked];
  return { label: 'fix/use-suggestion', edits };
}

const PAYOUT_GAP = 340;

/** To the right of everything drawn so far. */
function newPayout({ nodes }: SchemeDocument): SchemeNode {
  const right = Math.max(0, ...nodes.filter(({ frame }) => frame === undefined).map(({ at }) => at?.[0] ?? 0));
  const codes = new Set(nodes.map(({ params }) => String(params?.['code'] ?? '')));
  return {
    id: freeName(new Set(nodes.map(({ id }) => id)), 'payout'),
    kind: 'payout',
    params: { code: freeName(codes, 'bonus'), category: 'bonus' },
    at: [nodes.length === 0 ? 0 : right + PAYOUT_GAP, 0],
  };
}

function otherCode(node: SchemeNode, { nodes }: SchemeDocument): Fix {
  const taken = new Set(nodes.map(({ params }) => String(params?.['code'] ?? '')));
  const params = { ...node.params, code: freeName(taken, String(node.params?.['code'] ?? 'payout')) };
  return { label: 'fix/rename-code', edits: [{ edit: 'setParams', nodeId: node.id, params }] };
}

function newParameter(key: Diagnostic['details'][string] | undefined): Fix | null {
  if (typeof key !== 'string' || key === '') return null;
  return {
    label: 'fix/add-parameter',
    edits: [{ edit: 'setParameter', parameter: { key, type: 'number', value: '0' } }],
  };
}

/** Each band ends where the next begins: a stated end that says otherwise goes; the last one's stays. */
function closeBands(node: SchemeNode): Fix | null {
  const bands = rowsOf(node, 'bands');
  if (bands === null) return null;
  const closed = bands.map((band, index) => (index === bands.length - 1 ? band : withoutEnd(band)));
  return { label: 'fix/close-bands', edits: [withRows(node, 'bands', closed)] };
}

function withoutEnd({ to: _end, ...band }: Row): Row {
  return band;
}

function decimalOf(value: unknown): Rational | null {
  const parsed = typeof value === 'string' || typeof value === 'number' ? parseDecimal(String(value)) : null;
  return parsed?.ok === true ? parsed.value : null;
}

/** In rising order; two bands that begin at one place are for the author to choose between. */
function sortBands(node: SchemeNode): Fix | null {
  const bands = rowsOf(node, 'bands');
  const starts = (bands ?? []).map(({ from }) => decimalOf(from));
  if (bands === null || !starts.every((start) => start !== null)) return null;
  const order = starts
    .map((start, index) => ({ start, index }))
    .sort((left, right) => compare(left.start, right.start));
  const isTied = order.some(({ start }, index) => {
    const previous = order[index - 1];
    return previous !== undefined && equals(start, previous.start);
  });
  if (isTied) return null;
  const sorted = order
    .map(({ index }) => bands[index])
    .filter(isRow)
    .map(withoutEnd);
  return { label: 'fix/sort-bands', edits: [withRows(node, 'bands', sorted)] };
}

const HUNDRED = fromInteger(100);

/** Weights of 100 together were typed in percent; of any others the last takes what the rest leave of the whole. */
function mendWeights(node: SchemeNode): Fix | null {
  const rows = rowsOf(node, 'rows');
  const weights = (rows ?? []).map(({ weight }) => decimalOf(weight));
  if (rows === null || !weights.every((weight) => weight !== null)) return null;
  const isInPercent = equals(sum(weights), HUNDRED);
  const mended = isInPercent ? dividedWeights(rows, weights) : balancedWeights(rows, weights);
  const label = isInPercent ? 'fix/divide-weights' : 'fix/balance-weights';
  return mended && { label, edits: [withRows(node, 'rows', mended)] };
}

function dividedWeights(rows: readonly Row[], weights: readonly Rational[]): readonly Row[] | null {
  const texts = weights.map((weight) => toExactText(divide(weight, HUNDRED)));
  return texts.includes(null) ? null : rows.map((row, index) => ({ ...row, weight: texts[index] }));
}

/** The last weight takes what the others leave of 100 %, as long as that is above zero. */
function balancedWeights(rows: readonly Row[], weights: readonly Rational[]): readonly Row[] | null {
  const rest = subtract(ONE, sum(weights.slice(0, -1)));
  const text = toExactText(rest);
  return sign(rest) <= 0 || text === null ? null : [...rows.slice(0, -1), { ...rows.at(-1), weight: text }];
}
