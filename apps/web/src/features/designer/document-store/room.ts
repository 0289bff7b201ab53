import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { type RoomNews, readRoomNews } from '@premia/collaboration';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SaveLine } from './autosave.ts';

/** How far the first connection is; afterwards a cut is the business of saving, not of opening. */
export type RoomState = 'connecting' | 'open' | 'refused';

/** A draft as its editors share it. */
export interface Room {
  readonly doc: Y.Doc;
  readonly state: StoreApi<RoomState>;
  readonly line: SaveLine;
  /** Who else is here, where they point and what they have selected. */
  readonly awareness: Awareness;
  onNews(listener: (news: RoomNews) => void): () => void;
  close(): void;
}

const RECONNECT_DELAY_MS = 400;
const RECONNECT_DELAY_MAX_MS = 5_000;

/** Connects to the room of a scheme; the page's session says who we are. */
export function openRoom(schemeId: string, address: string): Room {
  const doc = new Y.Doc();
  const state = createStore<RoomState>(() => 'connecting');
  const news = new Set<(news: RoomNews) => void>();
  const connection = new Set<() => void>();
  const socket = new HocuspocusProviderWebsocket({
    url: address,
    delay: RECONNECT_DELAY_MS,
    minDelay: RECONNECT_DELAY_MS,
    maxDelay: RECONNECT_DELAY_MAX_MS,
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: schemeId,
    document: doc,
    // The cookie tells who we are; the protocol wants a word all the same.
    token: 'session',
    onSynced: () => {
      listenForEdits();
      state.setState('open', true);
    },
    onAuthenticationFailed: () => state.setState('refused', true),
    onStateless: ({ payload }) => {
      const item = readRoomNews(payload);
      if (item !== null) for (const listener of news) listener(item);
    },
  });
  // Until the draft is here there is nothing to tell of it: a page that listened would write all of it once more in Yjs's
  // own form, only to see that it came from the room.
  const { boundDocumentUpdateHandler: toldOfEdits } = provider;
  doc.off('update', toldOfEdits);
  let isListening = false;
  const listenForEdits = () => {
    if (isListening) return;
    isListening = true;
    doc.on('update', toldOfEdits);
  };
  const changed = () => {
    for (const listener of connection) listener();
  };
  provider.on('synced', changed);
  provider.on('status', changed);
  provider.attach();
  // The browser knows of a cut long before a silent connection is given up.
  const cut = () => socket.disconnect();
  const back = () => void socket.connect();
  window.addEventListener('offline', cut);
  window.addEventListener('online', back);
  const { awareness } = provider;
  if (awareness === null) throw new Error('a room without presence');
  return {
    doc,
    state,
    awareness,
    onNews: (listener) => listen(news, listener),
    line: {
      send: (text) => provider.sendStateless(text),
      isConnected: () => socket.status === 'connected' && provider.isSynced,
      hasUnsentEdits: () => provider.hasUnsyncedChanges,
      onNews: (listener) => listen(news, listener),
      onConnection: (listener) => listen(connection, listener),
      onEdit: (listener) => {
        const onUpdate = (_update: Uint8Array, origin: unknown) => {
          if (origin !== provider) listener();
        };
        doc.on('update', onUpdate);
        return () => doc.off('update', onUpdate);
      },
    },
    close() {
      window.removeEventListener('offline', cut);
      window.removeEventListener('online', back);
      provider.destroy();
      socket.destroy();
      doc.destroy();
    },
  };
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
