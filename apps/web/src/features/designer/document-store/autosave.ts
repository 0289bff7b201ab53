import type { RoomNews } from '@premia/collaboration';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type SaveState =
  | { readonly kind: 'saved' }
  /** On its way: the room stores a burst of edits at once. */
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** The room cannot be reached, or cannot store for the moment; edits are kept here and merged later. */
  | { readonly kind: 'offline' }
  /** The room keeps what was drawn but cannot store it as a draft; trying again would not help. */
  | { readonly kind: 'refused'; readonly code: string };

export interface SaveStatus {
  readonly state: SaveState;
  /** The newest stored revision this page knows of. */
  readonly revision: number;
}

export interface Autosave {
  readonly status: StoreApi<SaveStatus>;
  /** Has everything stored now; resolves with whether it is, and then `revision` names exactly that. */
  saveNow(): Promise<boolean>;
  /** Follows the room until the answer is called. */
  connect(): () => void;
}

/** The part of the connection to the room that saving is about. */
export interface SaveLine {
  send(text: string): void;
  isConnected(): boolean;
  /** Edits that have not reached the room yet. */
  hasUnsentEdits(): boolean;
  onNews(listener: (news: RoomNews) => void): () => void;
  onConnection(listener: () => void): () => void;
  onEdit(listener: () => void): () => void;
}

export interface AutosaveOptions {
  readonly line: SaveLine;
  readonly revision: number;
}

/** The room stores by itself; this says what is stored, and asks for it when somebody must know. */
const ANSWER_TIMEOUT_MS = 15_000;

export function createAutosave({ line, revision }: AutosaveOptions): Autosave {
  const status = createStore<SaveStatus>(() => ({ state: { kind: 'saved' }, revision }));
  const awaited = new Map<string, (news: RoomNews | null) => void>();
  let asked = 0;
  const setState = (state: SaveState) => status.setState({ state });
  const settle = () => setState(line.hasUnsentEdits() ? { kind: 'unsaved' } : { kind: 'saved' });

  const hear = (news: RoomNews) => {
    switch (news.type) {
      case 'saved':
        status.setState({ revision: news.revision });
        settle();
        break;
      case 'refused':
        setState({ kind: 'refused', code: news.code });
        break;
      case 'delayed':
        setState({ kind: 'offline' });
        break;
      case 'comments':
      case 'submission':
        return;
    }
    if (news.id !== undefined) awaited.get(news.id)?.(news);
  };
  const saveNow = async (): Promise<boolean> => {
    if (!line.isConnected()) return false;
    setState({ kind: 'saving' });
    asked += 1;
    const id = String(asked);
    const news = await new Promise<RoomNews | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), ANSWER_TIMEOUT_MS);
      awaited.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      line.send(JSON.stringify({ type: 'save', id }));
    });
    awaited.delete(id);
    if (news === null) setState({ kind: 'offline' });
    return news?.type === 'saved' && !line.hasUnsentEdits();
  };
  const connect = () => {
    const leave = [
      line.onNews(hear),
      line.onEdit(() => setState(line.isConnected() ? { kind: 'unsaved' } : { kind: 'offline' })),
      line.onConnection(() => {
        if (!line.isConnected()) {
          setState({ kind: 'offline' });
          for (const answer of awaited.values()) answer(null);
          // What was drawn meanwhile is sent by itself; whether it is stored has to be asked.
        } else if (status.getState().state.kind === 'offline') void saveNow();
      }),
    ];
    return () => {
      for (const stop of leave) stop();
      for (const answer of awaited.values()) answer(null);
    };
  };
  return { status, saveNow, connect };
}
