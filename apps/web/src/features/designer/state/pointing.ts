import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PortRef } from '../edits/compose-edits.ts';
import type { PortEnd } from './designer-ui.ts';

/** What the pointer or the keyboard rests on, to be told about beside it. */
export type Hint =
  | { readonly kind: 'value'; readonly of: PortRef; readonly box: HintBox }
  | { readonly kind: 'port'; readonly end: PortEnd; readonly box: HintBox };

/** Where it is, in pixels of the window. */
export interface HintBox {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is lit while the pointer rests somewhere: a store of its own, so that moving it wakes links and nothing else. */
export interface Pointing {
  /** Keys of links on the path of the link the pointer is on. */
  readonly lit: ReadonlySet<string>;
  /** Keys of links on the way into the selection, while only those carry values. */
  readonly path: ReadonlySet<string>;
  /** How far along its link a value stands, by link, where it would lie under a card or another value in its usual place. */
  readonly places: ReadonlyMap<string, number>;
  /** More values are in view than can be read. */
  readonly isCrowded: boolean;
  readonly hint: Hint | null;
}

export type PointingStore = StoreApi<Pointing>;

export const NO_LINKS: ReadonlySet<string> = new Set();

export const NO_PLACES: ReadonlyMap<string, number> = new Map();

export function createPointing(): PointingStore {
  return createStore<Pointing>(() => ({
    lit: NO_LINKS,
    path: NO_LINKS,
    places: NO_PLACES,
    isCrowded: false,
    hint: null,
  }));
}
