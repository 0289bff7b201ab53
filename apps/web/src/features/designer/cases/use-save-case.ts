import { caseFromRequest } from '@premia/scheme';
import { useFormat, useName, useTranslate } from '@premia/ui';
import { dockMessages as messages } from '../diagnostics/dock.messages.ts';
import type { PreviewState } from '../preview/use-preview.ts';
import { announce } from '../state/announce.ts';
import type { Designer } from '../state/designer-context.tsx';

export interface SampleOnScreen {
  readonly name: Parameters<ReturnType<typeof useName>>[0];
  readonly period: string;
}

/** Keeps what the sample employee is paid now as a case; null while there is no result to keep. */
export function useSaveCase(designer: Designer, preview: PreviewState, sample: SampleOnScreen): (() => void) | null {
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  const { result, inputs } = preview;
  if (designer.isReadOnly || result === null || inputs === null) return null;
  const name = t(messages.caseSampleName, { person: nameOf(sample.name), period: format.period(sample.period) });
  const kept = caseFromRequest(name, inputs, result);
  if (kept === null) return null;
  return () => {
    designer.actions.addCase(kept);
    preview.runCases();
    announce(designer.ui, t(messages.announceCaseSaved, { name }));
  };
}
