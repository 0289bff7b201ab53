import { fromSchemeDocument, type ReadCache, toSchemeDocument, undoScope, writeScheme } from '@premia/collaboration';
import type { Translate } from '@premia/locale';
import type { SchemeDocument } from '@premia/scheme';
import * as Y from 'yjs';
import { contestersOf, mayRemove } from './undo-conflicts.ts';

/** What a user's action is called in the history, in the language of the moment. */
export type ActionWords = (t: Translate) => string;

export interface HistoryEntry {
  readonly id: number;
  readonly words: ActionWords;
}

export interface DraftHistory {
  /** Oldest first; `done` can be undone from its end, `undone` redone from its end. */
  readonly done: readonly HistoryEntry[];
  readonly undone: readonly HistoryEntry[];
}

/** What came of going one step through the history. */
export interface HistoryStep {
  readonly entry: HistoryEntry;
  /** False when everything the step had written was changed by others since: it is out of the history, theirs stays. */
  readonly isTaken: boolean;
  /** Yjs clients whose newer values stay although the step would have written there. */
  readonly contesters: ReadonlySet<number>;
}

/**
 * The editable scheme. The Y.Doc is the only truth; `getDocument` is a read-only picture of it whose
 * unchanged parts stay the same objects from one edit to the next.
 */
export interface Draft {
  readonly doc: Y.Doc;
  getDocument(): SchemeDocument;
  getHistory(): DraftHistory;
  subscribe(listener: () => void): () => void;
  /** One user action: one transaction, one undo step. An edit that returns the same document is not a step. */
  change(words: ActionWords, edit: (document: SchemeDocument) => SchemeDocument): boolean;
  /** One step of this person's own and never more; null when there is none. */
  undo(): HistoryStep | null;
  redo(): HistoryStep | null;
  destroy(): void;
}

const HISTORY_KEY = 'entry';

export function createDraft(document: SchemeDocument): Draft {
  return openDraft(fromSchemeDocument(document));
}

/**
 * Opens a Y.Doc that already holds a scheme, for instance one shared with other people. `cache` is what was read of it
 * already, as it is now.
 */
export function openDraft(doc: Y.Doc, cache: ReadCache = new WeakMap()): Draft {
  const origin = Symbol('this person');
  const listeners = new Set<() => void>();
  const undoManager = new Y.UndoManager(undoScope(doc), {
    captureTimeout: 0,
    trackedOrigins: new Set([origin]),
    deleteFilter: mayRemove,
  });
  let current = toSchemeDocument(doc, cache);
  let history = readHistory(undoManager);
  let nextEntry: HistoryEntry | null = null;
  let lastId = 0;

  undoManager.on('stack-item-added', ({ stackItem }) => {
    if (nextEntry !== null) stackItem.meta.set(HISTORY_KEY, nextEntry);
  });
  const onTransaction = (transaction: Y.Transaction) => {
    if (transaction.changedParentTypes.size === 0) return;
    for (const type of transaction.changedParentTypes.keys()) cache.delete(type);
    current = toSchemeDocument(doc, cache);
    // The undo manager listens to the same event and was registered first: its stacks are up to date.
    history = readHistory(undoManager);
    for (const listener of listeners) listener();
  };
  doc.on('afterTransaction', onTransaction);

  const stepThrough = (direction: 'undo' | 'redo'): HistoryStep | null => {
    const stack = direction === 'undo' ? undoManager.undoStack : undoManager.redoStack;
    const step = stack.at(-1);
    const entry = step?.meta.get(HISTORY_KEY) as HistoryEntry | undefined;
    if (step === undefined || entry === undefined) return null;
    const contesters = contestersOf(doc, step);
    undoManager.ignoreRemoteMapChanges = contesters.size === 0;
    nextEntry = entry;
    // The undo manager goes on to the next step where one changes nothing: it is shown this one only.
    const earlier = stack.splice(0, stack.length - 1);
    const isTaken = (direction === 'undo' ? undoManager.undo() : undoManager.redo()) !== null;
    stack.unshift(...earlier);
    nextEntry = null;
    history = readHistory(undoManager);
    for (const listener of listeners) listener();
    return { entry, isTaken, contesters };
  };

  return {
    doc,
    getDocument: () => current,
    getHistory: () => history,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (words, edit) => {
      const after = edit(current);
      if (after === current) return false;
      const before = current;
      lastId += 1;
      nextEntry = { id: lastId, words };
      undoManager.stopCapturing();
      doc.transact(() => writeScheme(doc, { before, after }), origin);
      nextEntry = null;
      return current !== before;
    },
    undo: () => stepThrough('undo'),
    redo: () => stepThrough('redo'),
    destroy: () => {
      doc.off('afterTransaction', onTransaction);
      undoManager.destroy();
      listeners.clear();
    },
  };
}

function readHistory(undoManager: Y.UndoManager): DraftHistory {
  const entries = (stack: readonly { readonly meta: Map<unknown, unknown> }[]) =>
    stack.map((item) => item.meta.get(HISTORY_KEY)).filter((entry): entry is HistoryEntry => entry !== undefined);
  return { done: entries(undoManager.undoStack), undone: entries(undoManager.redoStack) };
}
