import type { SchemeDocument } from '@premia/scheme';
import type { BilingualText, DraftSaved } from '@premia/service';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Draft } from './draft.ts';

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** Somebody saved in between; nothing is overwritten and nothing here is lost. */
  | { readonly kind: 'conflict'; readonly changedBy: BilingualText }
  /** No answer; it is tried again. */
  | { readonly kind: 'offline' }
  /** The service refused the document as such; trying again would not help. */
  | { readonly kind: 'refused'; readonly error: unknown };

export interface SaveStatus {
  readonly state: SaveState;
  /** Optimistic-concurrency token of what the service has. */
  readonly revision: number;
}

export interface Autosave {
  readonly status: StoreApi<SaveStatus>;
  /** Saves now; resolves with whether everything is saved. */
  saveNow(): Promise<boolean>;
  /** Follows the draft until the answer is called. */
  connect(): () => void;
}

export interface AutosaveOptions {
  readonly draft: Draft;
  readonly revision: number;
  readonly save: (input: { readonly document: SchemeDocument; readonly revision: number }) => Promise<DraftSaved>;
  /** Whether a thrown error means that there was no answer at all. */
  readonly isConnectionLost: (error: unknown) => boolean;
  readonly delayMs?: number;
}

/** After the last keystroke; long enough to gather a burst, short enough to lose nothing worth naming. */
const SAVE_DELAY_MS = 900;
const RETRY_DELAY_MS = 4_000;

/** Saves the draft after every change, one request at a time, each with the revision it was based on. */
export function createAutosave({
  draft,
  revision,
  save,
  isConnectionLost,
  delayMs = SAVE_DELAY_MS,
}: AutosaveOptions): Autosave {
  const status = createStore<SaveStatus>(() => ({ state: { kind: 'saved' }, revision }));
  let saved = draft.getDocument();
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const setState = (state: SaveState) => status.setState({ state });

  const schedule = (afterMs: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void saveNow(), afterMs);
  };
  const saveOnce = async (): Promise<boolean> => {
    const document = draft.getDocument();
    if (document === saved) return true;
    setState({ kind: 'saving' });
    let answer: DraftSaved;
    try {
      answer = await save({ document, revision: status.getState().revision });
    } catch (error) {
      if (!isConnectionLost(error)) {
        setState({ kind: 'refused', error });
        return false;
      }
      setState({ kind: 'offline' });
      schedule(RETRY_DELAY_MS);
      return false;
    }
    if (!answer.ok) {
      setState({ kind: 'conflict', changedBy: answer.changedBy });
      return false;
    }
    saved = document;
    status.setState({
      revision: answer.revision,
      state: draft.getDocument() === saved ? { kind: 'saved' } : { kind: 'unsaved' },
    });
    return draft.getDocument() === saved ? true : saveOnce();
  };
  const saveNow = (): Promise<boolean> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (status.getState().state.kind === 'conflict') return Promise.resolve(false);
    running ??= saveOnce().finally(() => {
      running = null;
    });
    return running;
  };
  const connect = () => {
    const leave = draft.subscribe(() => {
      if (draft.getDocument() === saved || status.getState().state.kind === 'conflict') return;
      if (running === null) setState({ kind: 'unsaved' });
      schedule(delayMs);
    });
    return () => {
      leave();
      if (timer !== null) clearTimeout(timer);
    };
  };
  return { status, saveNow, connect };
}
