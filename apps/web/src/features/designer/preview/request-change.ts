import type { SchemeDocument } from '@premia/scheme';
import type { PreviewRequest } from './run-preview.ts';

/**
 * What a request has that the one before it had not. A message is copied whole, and what is copied is read anew on the
 * other side: so a draft of which one block was edited travels as that block and the places of all others.
 */
export interface RequestChange {
  /** Parts that are other objects than before, apart from those of the document. */
  readonly parts: Partial<Omit<PreviewRequest, 'document'>>;
  /** Parts that are gone. */
  readonly gone: readonly (keyof PreviewRequest)[];
  readonly document: DocumentChange | null;
}

interface DocumentChange {
  /** Everything but nodes and links. */
  readonly head: Omit<SchemeDocument, 'nodes' | 'links'>;
  readonly nodes: ListChange<SchemeDocument['nodes'][number]>;
  readonly links: ListChange<SchemeDocument['links'][number]>;
}

/** Null where the list is the same; of one that is not, a number stands for the item that was at that place before. */
type ListChange<T> = readonly (T | number)[] | null;

/** From one request to the next. What is the same object is taken for unchanged: nobody writes into a draft's parts. */
export function changeOf(before: PreviewRequest | null, after: PreviewRequest): RequestChange {
  const { document: _was, ...old } = before ?? { document: null };
  const { document, ...parts } = after;
  const known = old as Readonly<Record<string, unknown>>;
  return {
    parts: Object.fromEntries(Object.entries(parts).filter(([key, part]) => known[key] !== part)),
    gone: Object.keys(old).filter((key) => !(key in parts)) as (keyof PreviewRequest)[],
    document: before?.document === document ? null : documentChange(before?.document ?? null, document),
  };
}

function documentChange(before: SchemeDocument | null, { nodes, links, ...head }: SchemeDocument): DocumentChange {
  return { head, nodes: listChange(before?.nodes ?? [], nodes), links: listChange(before?.links ?? [], links) };
}

function listChange<T extends object>(before: readonly T[], after: readonly T[]): ListChange<T> {
  if (before === after) return null;
  const places = new Map(before.map((item, index) => [item, index] as const));
  return after.map((item) => places.get(item) ?? item);
}

/** The request a change leads to; whatever did not change stays the same object. */
export function applied(before: PreviewRequest | null, { parts, gone, document }: RequestChange): PreviewRequest {
  const kept = Object.entries(before ?? {}).filter(([key]) => !gone.includes(key as keyof PreviewRequest));
  const known = before?.document ?? null;
  return {
    ...Object.fromEntries(kept),
    ...parts,
    document: document === null ? known : changedDocument(known, document),
  } as PreviewRequest;
}

function changedDocument(before: SchemeDocument | null, { head, nodes, links }: DocumentChange): SchemeDocument {
  return { ...head, nodes: changedList(before?.nodes ?? [], nodes), links: changedList(before?.links ?? [], links) };
}

function changedList<T extends object>(before: readonly T[], change: ListChange<T>): T[] {
  if (change === null) return before as T[];
  return change.map((item) => {
    const found = typeof item === 'number' ? before[item] : item;
    if (found === undefined) throw new RangeError('preview: a change of another request than the last one');
    return found;
  });
}
