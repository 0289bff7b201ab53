import { createContext, useContext } from 'react';
import type { PreviewState } from './use-preview.ts';

export const PreviewContext = createContext<PreviewState | null>(null);

export function usePreviewState(): PreviewState {
  const preview = useContext(PreviewContext);
  if (preview === null) throw new Error('usePreviewState: no PreviewContext above this component');
  return preview;
}
