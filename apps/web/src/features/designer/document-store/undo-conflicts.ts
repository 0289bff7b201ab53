import * as Y from 'yjs';

/** What a step of the undo manager wrote and removed. */
type Step = Pick<Y.UndoManager['undoStack'][number], 'insertions' | 'deletions'>;

/**
 * Whose values stand under the keys that taking the step back would write, as Yjs clients: theirs stay. A value that was
 * removed again is nobody's. Left to itself the undo manager takes the remains of one's own undone work for somebody
 * else's as soon as that work can no longer be redone.
 */
export function contestersOf(doc: Y.Doc, step: Step): ReadonlySet<number> {
  const found = new Set<number>();
  doc.transact((transaction) =>
    Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
      if (!(struct instanceof Y.Item) || struct.parentSub === null) return;
      if (Y.isDeleted(step.insertions, struct.id) || !(struct.parent instanceof Y.AbstractType)) return;
      const held = struct.parent._map.get(struct.parentSub);
      if (held !== undefined && !held.deleted && !Y.isDeleted(step.insertions, held.id)) found.add(held.id.client);
    }),
  );
  return found;
}
