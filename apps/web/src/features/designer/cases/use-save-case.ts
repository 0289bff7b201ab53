import { caseFromRequest } from '@premia/scheme';
import { useFormat, useName, useTranslate } from '@premia/ui';
import { dockMessages as messages } from '../diagnostics/dock.messages.ts';
import { announce } from '../state/announce.ts';
import { useDesigner, usePreviewState } from '../state/designer-context.tsx';
import { runCases } from '../state/designer-ui.ts';
import type { SampleControl } from '../top-bar/use-sample.ts';

/** Keeps what the sample employee is paid now as a case; nothing happens while there is no result to keep. */
export function useSaveCase({ people, sample }: SampleControl): () => void {
  const { actions, preview, ui, isReadOnly } = useDesigner();
  const t = useTranslate();
  const nameOf = useName();
  const format = useFormat();
  return () => {
    const { result, inputs } = preview.getState();
    if (isReadOnly || result === null || inputs === null) return;
    const person = people.list.find(({ id }) => id === sample.employeeId);
    const name = t(messages.caseSampleName, {
      person: nameOf(person?.name),
      period: format.period(sample.period),
    });
    const kept = caseFromRequest(name, inputs, result);
    if (kept === null) return;
    actions.addCase(kept);
    runCases(ui);
    announce(ui, t(messages.announceCaseSaved, { name }));
  };
}

/** Whether there is a result to keep. */
export function useCanSaveCase(): boolean {
  const { isReadOnly } = useDesigner();
  const hasResult = usePreviewState(({ result, inputs }) => inputs !== null && (result?.lines.length ?? 0) > 0);
  return hasResult && !isReadOnly;
}
