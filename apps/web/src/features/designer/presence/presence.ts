import type { BilingualText } from '@premia/service';
import type { Awareness } from 'y-protocols/awareness';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a page tells the others of its person; places are in the drawing, so they hold at any zoom. */
export interface Whereabouts {
  readonly pointer: readonly [x: number, y: number] | null;
  readonly selected: readonly string[];
  /** The middle of what is looked at. */
  readonly view: { readonly x: number; readonly y: number; readonly zoom: number } | null;
}

/** Somebody else's open page. A person with two pages is here twice. */
export interface Other extends Whereabouts {
  readonly page: number;
  readonly personId: string;
  readonly name: BilingualText;
  /** Index into the colours of people: the same person has the same colour on every screen. */
  readonly colour: number;
}

export interface Presence {
  readonly others: StoreApi<readonly Other[]>;
  /** The page whose view is followed. */
  readonly followed: StoreApi<number | null>;
  tell(whereabouts: Partial<Whereabouts>): void;
  connect(): () => void;
}

export const PERSON_COLOURS = 6;

export function createPresence(awareness: Awareness): Presence {
  const others = createStore<readonly Other[]>(() => []);
  const followed = createStore<number | null>(() => null);
  const read = () => {
    const found = [...awareness.getStates()]
      .filter(([page]) => page !== awareness.clientID)
      .flatMap(([page, state]) => readOther(page, state));
    others.setState(found, true);
    if (!found.some(({ page }) => page === followed.getState())) followed.setState(null, true);
  };
  return {
    others,
    followed,
    tell: (whereabouts) => awareness.setLocalState({ ...awareness.getLocalState(), ...whereabouts }),
    connect() {
      awareness.on('change', read);
      awareness.setLocalState({ pointer: null, selected: [], view: null });
      read();
      return () => awareness.off('change', read);
    },
  };
}

/** Another page may be of another version: what it says is taken only where it can be understood. */
function readOther(page: number, state: Readonly<Record<string, unknown>>): readonly Other[] {
  const person = state['person'] as { readonly id?: unknown; readonly name?: BilingualText } | undefined;
  if (typeof person?.id !== 'string') return [];
  const { selected, pointer, view } = state;
  return [
    {
      page,
      personId: person.id,
      name: person.name ?? {},
      colour: colourOf(person.id),
      pointer: isPlace(pointer) ? pointer : null,
      selected: Array.isArray(selected) ? selected.filter((id) => typeof id === 'string') : [],
      view: isView(view) ? view : null,
    },
  ];
}

function isPlace(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}

function isView(value: unknown): value is NonNullable<Whereabouts['view']> {
  const view = value as Whereabouts['view'] | undefined;
  return typeof view === 'object' && view !== null && [view.x, view.y, view.zoom].every(Number.isFinite);
}

function colourOf(personId: string): number {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973;
  return sum % PERSON_COLOURS;
}
