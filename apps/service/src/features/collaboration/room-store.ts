import type { Document } from '@hocuspocus/server';
import { type PersonActor, systemActor } from '@premia/access';
import { isSubmitted, withTx } from '@premia/database';
import type { SchemeDependencies } from '../schemes/scheme-dependencies.ts';
import { loadSharedDraft } from './load-shared-draft.ts';
import { type SharedSaved, saveSharedDraft } from './save-shared-draft.ts';

/** Where rooms come from and go to. Saves and loads of one room follow each other. */
export interface RoomStore {
  /** False when the scheme is not there to be edited. */
  open(document: Document): Promise<boolean>;
  /** Somebody's edit reached the room and waits to be stored. */
  edited(schemeId: string, actor: PersonActor): void;
  /** Stores what was edited since the last time; null when nobody has edited anything. */
  saveEdits(document: Document): Promise<SharedSaved | null>;
  /** Stores the room as it is because somebody asks for it. */
  save(document: Document, actor: PersonActor): Promise<SharedSaved>;
  /** Merges a draft that was saved past the room; answers the revision, or null when that is nothing new. */
  catchUp(document: Document, revision: number): Promise<number | null>;
  /** Whether the draft waits for approval, as it was when the room last looked. */
  isSubmitted(schemeId: string): boolean;
  /** Looks again; answers whether that has changed. */
  lookAgain(schemeId: string): Promise<boolean>;
  close(schemeId: string): void;
}

interface Room {
  /** What is stored, as far as the room knows. */
  revision: number;
  /** Whose edits are not stored yet, by employee id; the last one is who stores them. */
  editors: ReadonlyMap<string, PersonActor>;
  /** Nobody edits a draft that waits for approval. */
  isSubmitted: boolean;
  /** Ends when the last save or load so far has ended. */
  turn: Promise<unknown>;
}

export function createRoomStore(dependencies: SchemeDependencies): RoomStore {
  const rooms = new Map<string, Room>();
  const roomOf = (document: Document): Room => {
    const room = rooms.get(document.name);
    if (room === undefined) {
      throw new Error(`the room of ${document.name} was stored before it was loaded`);
    }
    return room;
  };
  return {
    async open(document) {
      const revision = await loadSharedDraft(dependencies.pool, document.name, document);
      if (revision === null) {
        return false;
      }
      const isSubmitted = await readIsSubmitted(dependencies, document.name);
      rooms.set(document.name, { revision, editors: new Map(), isSubmitted, turn: Promise.resolve() });
      return true;
    },

    edited(schemeId, actor) {
      const room = rooms.get(schemeId);
      if (room !== undefined) {
        room.editors = new Map([...room.editors].filter(([id]) => id !== actor.employeeId)).set(
          actor.employeeId,
          actor,
        );
      }
    },

    saveEdits(document) {
      const room = roomOf(document);
      return inTurn(room, async () => {
        const actor = [...room.editors.values()].at(-1);
        return actor === undefined ? null : saveRoom(dependencies, { room, document, actor });
      });
    },

    save(document, actor) {
      const room = roomOf(document);
      return inTurn(room, () => saveRoom(dependencies, { room, document, actor }));
    },

    async catchUp(document, revision) {
      const room = rooms.get(document.name);
      if (room === undefined) {
        return null;
      }
      return inTurn(room, async () => {
        // Our own save, heard of by the way of the database.
        if (room.revision >= revision) {
          return null;
        }
        room.revision = (await loadSharedDraft(dependencies.pool, document.name, document)) ?? room.revision;
        return room.revision;
      });
    },

    isSubmitted: (schemeId) => rooms.get(schemeId)?.isSubmitted ?? false,

    async lookAgain(schemeId) {
      const room = rooms.get(schemeId);
      if (room === undefined) {
        return false;
      }
      const was = room.isSubmitted;
      room.isSubmitted = await readIsSubmitted(dependencies, schemeId);
      return was !== room.isSubmitted;
    },

    close(schemeId) {
      rooms.delete(schemeId);
    },
  };
}

function readIsSubmitted({ pool }: SchemeDependencies, schemeId: string): Promise<boolean> {
  return withTx(pool, systemActor('collaboration'), (tx) => isSubmitted(tx, schemeId));
}

interface RoomSave {
  readonly room: Room;
  readonly document: Document;
  readonly actor: PersonActor;
}

async function saveRoom(dependencies: SchemeDependencies, { room, document, actor }: RoomSave): Promise<SharedSaved> {
  const { editors } = room;
  room.editors = new Map();
  try {
    const saved = await saveSharedDraft(dependencies, actor, {
      schemeId: document.name,
      doc: document,
      revision: room.revision,
      editors: editors.size === 0 ? [actor.employeeId] : [...editors.keys()],
    });
    if (saved.type === 'saved') {
      room.revision = saved.revision;
    }
    return saved;
  } catch (error) {
    room.editors = new Map([...editors, ...room.editors]);
    throw error;
  }
}

function inTurn<Value>(room: Room, work: () => Promise<Value>): Promise<Value> {
  const result = room.turn.then(work);
  // A turn that failed is over as well; whoever asked for it learns why.
  room.turn = result.catch(() => undefined);
  return result;
}
