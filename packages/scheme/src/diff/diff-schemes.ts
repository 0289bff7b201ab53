import { compileScheme } from '../compile/compile-scheme.ts';
import { canonicalDocument, schemeHash } from '../document/canonical-document.ts';
import { parseLinkEnd } from '../document/link-ends.ts';
import type { SchemeDocument, SchemeLink, SchemeNode } from '../document/scheme-document.ts';
import { printFormula } from '../formula/index.ts';
import { formulaTree } from '../nodes/formula-text.ts';
import { diffEntries, type EntryChange, type EntryContext, textOf } from './diff-entries.ts';
import { type ChangeSubject, FORMULA_UNIT, type LinkEndName, type SchemeChange } from './scheme-change.ts';
import { type UnitOf, unitsOf } from './units.ts';

/**
 * What changed from one version to the next, in a fixed order: the header, parameters, nodes, links, cases. Empty
 * exactly when both are the same scheme (`schemeHash`): where boxes stand and in which order they are listed is no change.
 */
export function diffSchemes(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  if (schemeHash(before) === schemeHash(after)) return [];
  const [left, right] = [canonicalDocument(before), canonicalDocument(after)];
  const changes = [
    ...diffHeader(left, right),
    ...diffParameters(left, right),
    ...diffNodes(left, right),
    ...diffLinks(left, right),
    ...diffCases(left, right),
  ];
  return changes.length > 0 ? changes : [whole({ kind: 'scheme' }, 'rewritten')];
}

const NOTHING: EntryContext = { unitOf: () => null, cellKeys: () => [] };

function whole(subject: ChangeSubject, change: SchemeChange['change']): SchemeChange {
  return { subject, change, path: '', entry: null, row: null, before: null, after: null, unit: null };
}

function of(subject: ChangeSubject, changes: readonly EntryChange[]): readonly SchemeChange[] {
  return changes.map((change) => ({ subject, ...change }));
}

function diffHeader(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const header = ({ nodes: _nodes, links: _links, parameters: _parameters, cases: _cases, ...rest }: SchemeDocument) =>
    rest;
  const changes = diffEntries(header(before), header(after), { path: '', row: null, context: NOTHING });
  return of({ kind: 'scheme' }, changes);
}

interface Pairs<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
  readonly kept: readonly (readonly [before: T, after: T])[];
}

/** Matches the items of two lists by key; the second of two equal keys is a thing of its own. */
function pair<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pairs<T> {
  const old = Map.groupBy(before, keyOf);
  const kept: (readonly [T, T])[] = [];
  const added: T[] = [];
  for (const item of after) {
    const was = old.get(keyOf(item))?.shift();
    if (was === undefined) added.push(item);
    else kept.push([was, item]);
  }
  return { removed: [...old.values()].flat(), added, kept };
}

function diffParameters(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const { removed, added, kept } = pair(before.parameters ?? [], after.parameters ?? [], ({ key }) => key);
  const subject = ({ key, title }: { readonly key: string; readonly title?: unknown }): ChangeSubject => ({
    kind: 'parameter',
    key,
    title: typeof title === 'object' ? title : null,
  });
  return [
    ...removed.map((one) => whole(subject(one), 'removed')),
    ...added.map((one) => whole(subject(one), 'added')),
    ...kept.flatMap(([was, is]) => {
      const unit = is.type === 'money' ? `money ${is.currency ?? after.currency}` : is.type;
      const unitOf = (path: string): string | null => (/(?:^|\.)value$/.test(path) ? unit : null);
      const context = { ...NOTHING, unitOf };
      return of(subject(is), diffEntries(was, is, { path: '', row: null, context }));
    }),
  ];
}

/** A payout is called by the title the statement shows when its block has none of its own. */
function nodeSubject({ id, kind, title, params }: SchemeNode): ChangeSubject {
  const stated: unknown = params?.['title'];
  const shown = typeof stated === 'object' ? stated : null;
  return { kind: 'node', nodeId: id, nodeKind: kind, title: title ?? shown };
}

function diffNodes(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const { removed, added, kept } = pair(before.nodes, after.nodes, ({ id }) => id);
  const changed = kept.filter(([was, is]) => JSON.stringify(was) !== JSON.stringify(is));
  const units = changed.length === 0 ? null : unitsOf(after, compileScheme(after));
  return [
    ...removed.map((node) => whole(nodeSubject(node), 'removed')),
    ...added.map((node) => whole(nodeSubject(node), 'added')),
    ...changed.flatMap(([was, is]) =>
      of(
        nodeSubject(is),
        diffEntries(nodeEntries(was), nodeEntries(is), { path: '', row: null, context: nodeContext(is, units) }),
      ),
    ),
  ];
}

/** Params stand at the top, so that a path reads `bands.1.rate`; the node's own entries are marked. */
function nodeEntries({ kind, frame, title, note, params }: SchemeNode): Readonly<Record<string, unknown>> {
  const entries = kind === 'formula' ? formulaEntries(params ?? {}) : params;
  return { ...entries, $kind: kind, $frame: frame, $title: title, $note: note };
}

/** A formula in one notation, whichever it is kept in: another language or spacing is no other formula. */
function formulaEntries(params: NonNullable<SchemeNode['params']>): Readonly<Record<string, unknown>> {
  const { tree: _tree, language: _language, ...entries } = params;
  const tree = formulaTree(params);
  return tree === null ? params : { ...entries, text: printFormula(tree, { language: 'en' }) };
}

function nodeContext(node: SchemeNode, units: UnitOf | null): EntryContext {
  return {
    unitOf: (path) => (path.startsWith('$') ? null : unitIn(node, path, units)),
    cellKeys: (place) => place.map((row, axis) => axisKey(node, axis, row)),
  };
}

function unitIn(node: SchemeNode, path: string, units: UnitOf | null): string | null {
  return node.kind === 'formula' && path === 'text' ? FORMULA_UNIT : (units?.(node, path) ?? null);
}

/** A row of an axis as it is written: an exact value, or where its band begins. */
function axisKey({ params }: SchemeNode, axis: number, row: number): string {
  const axes: unknown = params?.['axes'];
  const found: unknown = Array.isArray(axes) ? axes[axis] : undefined;
  if (typeof found !== 'object' || found === null) return String(row + 1);
  const list: unknown = 'values' in found ? found.values : 'bands' in found ? found.bands : undefined;
  const value = Array.isArray(list) ? textOf(list[row]) : null;
  if (value === null) return String(row + 1);
  return 'bands' in found ? `≥ ${value}` : value;
}

function diffLinks(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const { removed, added } = pair(before.links, after.links, ({ from, to }) => JSON.stringify([from, to]));
  return [
    ...removed.map((link) => whole(linkSubject(link, before), 'removed')),
    ...added.map((link) => whole(linkSubject(link, after), 'added')),
  ];
}

function linkSubject({ from, to }: SchemeLink, { nodes }: SchemeDocument): ChangeSubject {
  const named = (end: string): LinkEndName => {
    const { nodeId, port } = parseLinkEnd(end);
    const node = nodes.find(({ id }) => id === nodeId);
    return { nodeId, port, nodeKind: node?.kind ?? null, title: node?.title ?? null };
  };
  return { kind: 'link', from: named(from), to: named(to) };
}

function diffCases(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const [old, now] = [before.cases ?? [], after.cases ?? []];
  const { removed, added, kept } = pair(old, now, ({ name }) => name);
  const subject = ({ name }: { readonly name: string }): ChangeSubject => ({ kind: 'case', name });
  const changes = kept.flatMap(([was, is]) =>
    of(subject(is), diffEntries(was, is, { path: '', row: null, context: NOTHING })),
  );
  const order = kept.map(([was]) => old.indexOf(was));
  const isMoved = order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0));
  const moved = isMoved && changes.length === 0 ? [whole({ kind: 'scheme' }, 'moved')] : [];
  return [
    ...removed.map((one) => whole(subject(one), 'removed')),
    ...added.map((one) => whole(subject(one), 'added')),
    ...changes,
    ...moved.map((change): SchemeChange => ({ ...change, path: 'cases', entry: 'cases' })),
  ];
}
