import { type Document, type Extension, Hocuspocus, type onStoreDocumentPayload } from '@hocuspocus/server';
import { type PersonActor, scopeFor } from '@premia/access';
import { type RoomNews, readSaveRequest } from '@premia/collaboration';
import type { BilingualText } from '../../contract.ts';
import type { Logger } from '../../observability/logging.ts';
import type { SchemeDependencies } from '../schemes/scheme-dependencies.ts';
import { createRoomStore, type RoomStore } from './room-store.ts';
import { SUBMITTED } from './save-shared-draft.ts';

/** After the last edit; gathers a burst of typing into one revision. */
const SAVE_DELAY_MS = 900;
/** While somebody drags for a long time, a crash may cost at most this. */
const SAVE_DELAY_MAX_MS = 4_000;
const RETRY_DELAY_MS = 4_000;
/** A role taken away reaches open drafts within this time. */
const ACCESS_CHECK_MS = 5_000;
/** A silent connection is closed; editors say every 15 s that they are there. */
const CONNECTION_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/** One person at one open page. */
export interface Editor {
  readonly actor: PersonActor;
  readonly name: BilingualText;
  /** Who the session belongs to now; null once it is over. */
  readonly current: () => Promise<PersonActor | null>;
  checkedAt: number;
}

export interface DraftRoomOptions extends SchemeDependencies {
  readonly log: Logger;
}

export interface DraftRooms {
  readonly hocuspocus: Hocuspocus<Editor>;
  /** A draft was saved, perhaps by another service or another door: whoever has it open gets it. */
  draftSaved(draft: { readonly schemeId: string; readonly revision: number }): Promise<void>;
  /** Comments live beside the document; its editors are told to look. */
  commentsChanged(schemeId: string): void;
  /** Stores what is not stored yet and lets go of every room. */
  stop(): Promise<void>;
}

/** Drafts that people have open, one room a scheme, named by its id. */
export function createDraftRooms({ log, ...dependencies }: DraftRoomOptions): DraftRooms {
  const store = createRoomStore(dependencies);
  const hocuspocus: Hocuspocus<Editor> = new Hocuspocus<Editor>({
    quiet: true,
    debounce: SAVE_DELAY_MS,
    maxDebounce: SAVE_DELAY_MAX_MS,
    timeout: CONNECTION_TIMEOUT_MS,
    extensions: [
      access(store),
      storing({
        store,
        log,
        again: (payload) => storeLater(hocuspocus, payload),
        empty: (schemeId) => hocuspocus.closeConnections(schemeId),
      }),
    ],
  });
  return {
    hocuspocus,
    async draftSaved({ schemeId, revision }) {
      const document = hocuspocus.documents.get(schemeId);
      const caughtUp = document === undefined ? null : await store.catchUp(document, revision);
      if (document !== undefined && caughtUp !== null) {
        tell(document, { type: 'saved', revision: caughtUp });
      }
      if (document !== undefined && (await store.lookAgain(schemeId))) {
        for (const connection of document.getConnections()) {
          connection.readOnly = isReadOnly(store, schemeId, connection.context);
        }
        tell(document, { type: 'submission' });
      }
    },
    commentsChanged(schemeId) {
      const document = hocuspocus.documents.get(schemeId);
      if (document !== undefined) {
        tell(document, { type: 'comments' });
      }
    },
    async stop() {
      hocuspocus.closeConnections();
      hocuspocus.flushPendingStores();
      await emptied(hocuspocus);
    },
  };
}

function tell(document: Document, news: RoomNews): void {
  document.broadcastStateless(JSON.stringify(news));
}

/** Who may come in, who may edit, and that nobody goes by another's name. */
function access(store: RoomStore): Extension<Editor> {
  return {
    async onAuthenticate({ context, connectionConfig }) {
      if (scopeFor(context.actor, 'scheme.open') === null) {
        throw new Error('forbidden');
      }
      connectionConfig.readOnly = scopeFor(context.actor, 'scheme.saveDraft') === null;
    },

    async beforeHandleMessage({ context, connection, documentName }) {
      const now = Date.now();
      if (now - context.checkedAt < ACCESS_CHECK_MS) {
        connection.readOnly ||= store.isSubmitted(documentName);
        return;
      }
      context.checkedAt = now;
      const actor = await context.current();
      if (actor === null || scopeFor(actor, 'scheme.open') === null) {
        throw new Error('forbidden');
      }
      await store.lookAgain(documentName);
      connection.readOnly = isReadOnly(store, documentName, { actor });
    },

    // A page says where its pointer is; whose page it is, is known here.
    async beforeHandleAwareness({ context, states }) {
      if (!isEditor(context)) {
        return;
      }
      for (const state of states.values()) {
        state['person'] = { id: context.actor.employeeId, name: context.name };
      }
    },
  };
}

function isReadOnly(store: RoomStore, schemeId: string, { actor }: Pick<Editor, 'actor'>): boolean {
  return store.isSubmitted(schemeId) || scopeFor(actor, 'scheme.saveDraft') === null;
}

interface Storing {
  readonly store: RoomStore;
  readonly log: Logger;
  readonly again: (payload: onStoreDocumentPayload<Editor>) => void;
  /** Sends everybody out of a room; they come back to what is stored. */
  readonly empty: (schemeId: string) => void;
}

function storing({ store, log, again, empty }: Storing): Extension<Editor> {
  const failed = (schemeId: string, error: unknown) =>
    log.error({ err: error, schemeId }, 'A shared draft could not be stored yet');
  return {
    async onLoadDocument({ document }) {
      if (!(await store.open(document))) {
        throw new Error('absent');
      }
    },

    async onChange({ documentName, context }) {
      if (isEditor(context)) {
        store.edited(documentName, context.actor);
      }
    },

    async onStoreDocument(payload) {
      const { document } = payload;
      try {
        const saved = await store.saveEdits(document);
        if (saved !== null) {
          tell(document, saved);
        }
        if (saved?.type === 'refused' && saved.code === SUBMITTED) {
          // An edit that reached the room after the draft was handed in: the room goes back to what was.
          empty(document.name);
        }
      } catch (error) {
        failed(document.name, error);
        tell(document, { type: 'delayed' });
        again(payload);
        // Keeps the room in memory, where the edits are.
        throw error;
      }
    },

    async onStateless({ document, connection, payload }) {
      const request = readSaveRequest(payload);
      const editor: unknown = connection.context;
      if (request === null || !isEditor(editor) || connection.readOnly) {
        return;
      }
      const answer: RoomNews = await store.save(document, editor.actor).catch((error: unknown) => {
        failed(document.name, error);
        return { type: 'delayed' };
      });
      connection.sendStateless(JSON.stringify({ ...answer, id: request.id } satisfies RoomNews));
    },

    async afterUnloadDocument({ documentName }) {
      store.close(documentName);
    },
  };
}

/** Hocuspocus gives an empty object where nobody in particular made the change. */
function isEditor(context: unknown): context is Editor {
  return typeof context === 'object' && context !== null && 'actor' in context;
}

function storeLater(hocuspocus: Hocuspocus<Editor>, payload: onStoreDocumentPayload<Editor>): void {
  const timer = setTimeout(() => void hocuspocus.storeDocumentHooks(payload.document, payload), RETRY_DELAY_MS);
  timer.unref();
}

/** Resolves when every room is stored and gone; a database that is away must not hold up the end for ever. */
function emptied(hocuspocus: Hocuspocus<Editor>): Promise<void> {
  if (hocuspocus.getDocumentsCount() === 0) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, STOP_TIMEOUT_MS);
    hocuspocus.configuration.extensions.push({
      async afterUnloadDocument() {
        if (hocuspocus.getDocumentsCount() > 0) {
          return;
        }
        clearTimeout(timer);
        resolve();
      },
    });
  });
}
