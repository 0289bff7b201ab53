import { createContext, useContext } from 'react';

/** Fields on a card are reached through the node (Enter, then Tab), not by tabbing through the whole drawing. */
export const FieldPlace = createContext<'card' | 'panel'>('panel');

export function useFieldTabIndex(): -1 | undefined {
  return useContext(FieldPlace) === 'card' ? -1 : undefined;
}
