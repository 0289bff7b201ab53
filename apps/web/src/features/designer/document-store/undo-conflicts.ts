import * as Y from 'yjs';

/** What a step of the undo manager wrote and removed. */
type Step = Pick<Y.UndoManager['undoStack'][number], 'insertions' | 'deletions'>;

/**
 * Whose values stand under the keys that taking the step back would write or remove, as Yjs clients: theirs stay. A value
 * that was removed again is nobody's. Left to itself the undo manager takes the remains of one's own undone work for
 * somebody else's as soon as that work can no longer be redone.
 */
export function contestersOf(doc: Y.Doc, step: Step): ReadonlySet<number> {
  const found = new Set<number>();
  const lookAt = (struct: Y.Item | Y.GC, isOwn: boolean) => {
    if (!(struct instanceof Y.Item) || struct.parentSub === null) return;
    if (Y.isDeleted(step.insertions, struct.id) !== isOwn || !(struct.parent instanceof Y.AbstractType)) return;
    const held = struct.parent._map.get(struct.parentSub);
    if (held !== undefined && !held.deleted && !Y.isDeleted(step.insertions, held.id)) found.add(held.id.client);
  };
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, step.deletions, (struct) => lookAt(struct, false));
    // A name that was written anew inside a text the step itself had begun.
    Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
      if (struct instanceof Y.Item && isBilingualText(struct.parent)) lookAt(struct, true);
    });
  });
  return found;
}

/**
 * Whether undoing may remove what it had written. Whoever gives the first name begins a text of two languages; it stays
 * while somebody else's words stand in it.
 */
export function mayRemove({ id, content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentType) || !isBilingualText(content.type)) return true;
  return [...content.type._map.values()].every((held) => held.deleted || held.id.client === id.client);
}

const BILINGUAL = new Set(['title', 'note']);

function isBilingualText(parent: unknown): parent is Y.Map<unknown> {
  return parent instanceof Y.Map && BILINGUAL.has(parent._item?.parentSub ?? '');
}
