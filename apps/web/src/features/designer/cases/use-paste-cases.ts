import { caseFromRequest, type SchemeCase } from '@premia/scheme';
import { useTranslate } from '@premia/ui';
import type { ClipboardEvent } from 'react';
import { announce } from '../state/announce.ts';
import { useDesigner, useDocumentPart } from '../state/designer-context.tsx';
import { casesMessages as messages } from './cases.messages.ts';
import { readPastedCases } from './paste-cases.ts';
import type { CaseColumns } from './use-case-columns.ts';

/** Takes a table from a spreadsheet as cases; what it lacks comes from the first case or the sample employee. */
export function usePasteCases({ shown, known }: CaseColumns, tell: (words: string) => void) {
  const { actions, ui, preview, isReadOnly } = useDesigner();
  const t = useTranslate();
  const first = useDocumentPart((document) => document.cases?.[0]);
  const template = (): SchemeCase | null => {
    const { inputs, result } = preview.getState();
    return first ?? (inputs === null || result === null ? null : caseFromRequest('case', inputs, result));
  };
  return (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    // One value belongs into the field that has the focus.
    if (isReadOnly || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    event.stopPropagation();
    const start = template();
    if (start === null) {
      tell(t(messages.noTemplate));
      return;
    }
    const read = readPastedCases({ text, shown, known, template: start });
    if (read.ok) {
      actions.addCases(read.cases);
      const words = t(messages.pasted, { count: read.cases.length });
      tell(words);
      announce(ui, words);
      return;
    }
    switch (read.problem) {
      case 'no-table':
        return tell(t(messages.noTable));
      case 'no-expected':
        return tell(t(messages.noExpected));
      case 'unknown-column':
        return tell(t(messages.unknownColumn, { title: read.title }));
      case 'unreadable':
        return tell(t(messages.unreadable, { title: read.title }));
    }
  };
}
