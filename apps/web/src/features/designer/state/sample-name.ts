import { createContext, useContext } from 'react';

/** How the sample employee is called; null while there is none. */
export const SampleName = createContext<string | null>(null);

export function useSampleName(): string | null {
  return useContext(SampleName);
}
