import * as Y from 'yjs';

/** What a step of the undo manager wrote and removed. */
type Step = Pick<Y.UndoManager['undoStack'][number], 'insertions' | 'deletions'>;

/**
 * Whether somebody's value stands under a key that taking the step back would write: then theirs stays. A value that
 * was removed again is nobody's. Left to itself the undo manager takes the remains of one's own undone work for
 * somebody else's as soon as that work can no longer be redone, and steps back over two actions at once.
 */
export function isContested(doc: Y.Doc, step: Step): boolean {
  let found = false;
  doc.transact((transaction) =>
    Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
      if (!(struct instanceof Y.Item) || struct.parentSub === null) return;
      if (Y.isDeleted(step.insertions, struct.id) || !(struct.parent instanceof Y.AbstractType)) return;
      const held = struct.parent._map.get(struct.parentSub);
      if (held !== undefined && !held.deleted && !Y.isDeleted(step.insertions, held.id)) found = true;
    }),
  );
  return found;
}
