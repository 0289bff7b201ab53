import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { openRoom, type Room, type RoomState } from './room.ts';

/** A page that shows nothing for longer than this owes an explanation. */
const PATIENCE_MS = 10_000;

export interface OpenedRoom {
  readonly room: Room | null;
  readonly state: RoomState | 'unreachable';
}

/** The room of a scheme for as long as the component is there, null for none. `attempt` opens it anew. */
export function useRoom(schemeId: string | null, attempt: number): OpenedRoom {
  const [entered, setEntered] = useState<{ readonly room: Room; readonly attempt: number } | null>(null);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (schemeId === null) return;
    const opened = openRoom(schemeId, roomAddress());
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    setEntered({ room: opened, attempt });
    setLate(false);
    return () => {
      clearTimeout(timer);
      opened.close();
      setEntered(null);
    };
  }, [schemeId, attempt]);
  // The room of the attempt before is left already: nothing is shown of it.
  const room = entered?.attempt === attempt ? entered.room : null;
  const state = useRoomState(room);
  return { room, state: state === 'connecting' && isLate ? 'unreachable' : state };
}

const NOWHERE = { getState: () => 'connecting', getInitialState: () => 'connecting', subscribe: () => () => undefined };

function useRoomState(room: Room | null): RoomState {
  return useStore((room?.state ?? NOWHERE) as Room['state']);
}

function roomAddress(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/collaboration`;
}
