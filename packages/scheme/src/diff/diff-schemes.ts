import { canonicalDocument } from '../document/canonical-document.ts';
import type { Bilingual, SchemeDocument, SchemeLink, SchemeNode } from '../document/scheme-document.ts';
import type { BaseType } from '../values/value-type.ts';

/** One value that changed inside a node, a parameter, a case or the header; null stands for "was not there". */
export interface EntryChange {
  /** Path of the entry, as `bands.1.rate`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type SchemeChange =
  | { readonly kind: 'header'; readonly change: EntryChange }
  | {
      readonly kind: 'nodeAdded' | 'nodeRemoved';
      readonly nodeId: string;
      readonly nodeKind: string;
      readonly title: Bilingual | null;
    }
  | {
      readonly kind: 'nodeChanged';
      readonly nodeId: string;
      readonly nodeKind: string;
      readonly title: Bilingual | null;
      readonly change: EntryChange;
    }
  | { readonly kind: 'linkAdded' | 'linkRemoved'; readonly link: SchemeLink }
  | { readonly kind: 'parameterAdded' | 'parameterRemoved'; readonly key: string }
  | {
      readonly kind: 'parameterChanged';
      readonly key: string;
      readonly type: BaseType;
      readonly change: EntryChange;
    }
  | { readonly kind: 'caseAdded' | 'caseRemoved'; readonly name: string }
  | { readonly kind: 'caseChanged'; readonly name: string; readonly change: EntryChange };

/** What changed from one version to the next, in a fixed order; where boxes stand is no change. */
export function diffSchemes(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const [left, right] = [canonicalDocument(before), canonicalDocument(after)];
  return [
    ...diffHeader(left, right),
    ...diffParameters(left, right),
    ...diffNodes(left, right),
    ...diffLinks(left, right),
    ...diffCases(left, right),
  ];
}

function diffHeader(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const header = ({ key, title, note, period, currency, owner }: SchemeDocument) => ({
    key,
    title,
    note,
    period,
    currency,
    owner,
  });
  return entryChanges(header(before), header(after)).map((change) => ({ kind: 'header', change }));
}

interface Pairs<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
  readonly kept: readonly (readonly [before: T, after: T])[];
}

function pair<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pairs<T> {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Map(after.map((item) => [keyOf(item), item]));
  return {
    removed: [...old].flatMap(([key, item]) => (now.has(key) ? [] : [item])),
    added: [...now].flatMap(([key, item]) => (old.has(key) ? [] : [item])),
    kept: [...now].flatMap(([key, item]) => {
      const was = old.get(key);
      return was === undefined ? [] : [[was, item] as const];
    }),
  };
}

function diffParameters(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const { removed, added, kept } = pair(before.parameters ?? [], after.parameters ?? [], ({ key }) => key);
  return [
    ...removed.map(({ key }): SchemeChange => ({ kind: 'parameterRemoved', key })),
    ...added.map(({ key }): SchemeChange => ({ kind: 'parameterAdded', key })),
    ...kept.flatMap(([was, is]) =>
      entryChanges(was, is).map(
        (change): SchemeChange => ({ kind: 'parameterChanged', key: is.key, type: is.type, change }),
      ),
    ),
  ];
}

function diffNodes(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const { removed, added, kept } = pair(before.nodes, after.nodes, ({ id }) => id);
  const subject = ({ id, kind, title }: SchemeNode) => ({ nodeId: id, nodeKind: kind, title: title ?? null });
  return [
    ...removed.map((node): SchemeChange => ({ kind: 'nodeRemoved', ...subject(node) })),
    ...added.map((node): SchemeChange => ({ kind: 'nodeAdded', ...subject(node) })),
    ...kept.flatMap(([was, is]) =>
      entryChanges(nodeEntries(was), nodeEntries(is)).map(
        (change): SchemeChange => ({ kind: 'nodeChanged', ...subject(is), change }),
      ),
    ),
  ];
}

/** Params stand at the top, so that a path reads `bands.1.rate`; the node's own entries are marked. */
function nodeEntries({ kind, frame, title, note, params }: SchemeNode): Readonly<Record<string, unknown>> {
  return { ...params, $kind: kind, $frame: frame, $title: title, $note: note };
}

function diffLinks(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const { removed, added } = pair(before.links, after.links, ({ from, to }) => JSON.stringify([from, to]));
  return [
    ...removed.map((link): SchemeChange => ({ kind: 'linkRemoved', link })),
    ...added.map((link): SchemeChange => ({ kind: 'linkAdded', link })),
  ];
}

function diffCases(before: SchemeDocument, after: SchemeDocument): readonly SchemeChange[] {
  const { removed, added, kept } = pair(before.cases ?? [], after.cases ?? [], ({ name }) => name);
  return [
    ...removed.map(({ name }): SchemeChange => ({ kind: 'caseRemoved', name })),
    ...added.map(({ name }): SchemeChange => ({ kind: 'caseAdded', name })),
    ...kept.flatMap(([was, is]) =>
      entryChanges(was, is).map((change): SchemeChange => ({ kind: 'caseChanged', name: is.name, change })),
    ),
  ];
}

/** Every leaf that differs, by path, in the order of the paths' first appearance. */
function entryChanges(before: unknown, after: unknown): readonly EntryChange[] {
  const [old, now] = [leaves(before), leaves(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

function leaves(value: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open: { readonly path: string; readonly value: unknown }[] = [{ path: '', value }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, value: entry } = next;
    if (entry === undefined || entry === null) continue;
    if (typeof entry !== 'object') {
      found.set(path, String(entry));
      continue;
    }
    const entries = Object.entries(entry);
    if (entries.length === 0) found.set(path, Array.isArray(entry) ? '[]' : '{}');
    for (const [key, child] of entries.reverse())
      open.push({ path: path === '' ? key : `${path}.${key}`, value: child });
  }
  return found;
}
