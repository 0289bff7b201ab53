import type { SchemeVersionSummary } from '@premia/service';
import { usePublished } from '../compare/use-published.ts';
import { useDesigner, useUi } from '../state/designer-context.tsx';
import { type Sample, useKeptPreview } from './use-kept-preview.ts';

export interface PreviewKeeperProps {
  readonly sample: Sample;
  /** The newest version; null before the first. */
  readonly published: SchemeVersionSummary | null;
}

/** Draws nothing: what it hears from the worker goes to the stores, and none of it draws the screen again. */
export function PreviewKeeper({ sample, published }: PreviewKeeperProps) {
  const isComparing = useUi(({ dock }) => dock === 'cases' || dock === 'changes');
  useKeptPreview(useDesigner(), sample, usePublished(published, isComparing).document);
  return null;
}
