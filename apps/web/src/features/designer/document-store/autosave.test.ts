import type { RoomNews } from '@premia/collaboration';
import { describe, expect, test } from 'vitest';
import { createAutosave, type SaveLine } from './autosave.ts';

/** A room that answers when it is told to. */
function setUp() {
  const listeners = {
    news: new Set<(news: RoomNews) => void>(),
    connection: new Set<() => void>(),
    edit: new Set<() => void>(),
  };
  const sent: { id: string }[] = [];
  const room = { isConnected: true, hasUnsentEdits: false };
  const on =
    <Listener>(set: Set<Listener>) =>
    (listener: Listener) => {
      set.add(listener);
      return () => set.delete(listener);
    };
  const line: SaveLine = {
    send: (text) => void sent.push(JSON.parse(text)),
    isConnected: () => room.isConnected,
    hasUnsentEdits: () => room.hasUnsentEdits,
    onNews: on(listeners.news),
    onConnection: on(listeners.connection),
    onEdit: on(listeners.edit),
  };
  const autosave = createAutosave({ line, revision: 7 });
  autosave.connect();
  return {
    autosave,
    sent,
    room,
    kind: () => autosave.status.getState().state.kind,
    revision: () => autosave.status.getState().revision,
    hear: (news: RoomNews) => {
      for (const listener of listeners.news) listener(news);
    },
    edit: () => {
      for (const listener of listeners.edit) listener();
    },
    connect: (isConnected: boolean) => {
      room.isConnected = isConnected;
      for (const listener of listeners.connection) listener();
    },
  };
}

describe('saving in a room', () => {
  test('an edit is unsaved until the room says that it is stored', () => {
    const { edit, kind, hear, revision } = setUp();
    expect(kind()).toBe('saved');
    edit();
    expect(kind()).toBe('unsaved');
    hear({ type: 'saved', revision: 8 });
    expect(kind()).toBe('saved');
    expect(revision()).toBe(8);
  });

  test('what has not reached the room is not saved by an answer that was under way', () => {
    const { edit, kind, hear, room } = setUp();
    edit();
    room.hasUnsentEdits = true;
    hear({ type: 'saved', revision: 8 });
    expect(kind()).toBe('unsaved');
  });

  test('asking for it resolves with the answer that carries the question’s id', async () => {
    const { autosave, sent, hear, revision } = setUp();
    const saved = autosave.saveNow();
    hear({ type: 'saved', revision: 8, id: 'somebody else' });
    hear({ type: 'saved', revision: 9, id: sent[0]?.id ?? '' });
    expect(await saved).toBe(true);
    expect(revision()).toBe(9);
  });

  test('a draft the room cannot store is said to be so, with the code', async () => {
    const { autosave, sent, hear } = setUp();
    const saved = autosave.saveNow();
    hear({ type: 'refused', code: 'document/too-many-nodes', id: sent[0]?.id ?? '' });
    expect(await saved).toBe(false);
    expect(autosave.status.getState().state).toEqual({ kind: 'refused', code: 'document/too-many-nodes' });
  });

  test('without a connection nothing is asked; once it is back, it is asked by itself', async () => {
    const { autosave, sent, edit, kind, connect, hear } = setUp();
    connect(false);
    edit();
    expect(kind()).toBe('offline');
    expect(await autosave.saveNow()).toBe(false);
    expect(sent).toEqual([]);
    connect(true);
    expect(sent).toHaveLength(1);
    hear({ type: 'saved', revision: 12, id: sent[0]?.id ?? '' });
    expect(kind()).toBe('saved');
  });

  test('a connection that breaks while waiting for the answer is an answer', async () => {
    const { autosave, connect } = setUp();
    const saved = autosave.saveNow();
    connect(false);
    expect(await saved).toBe(false);
  });
});
