import { Button } from '@mantine/core';
import { useLanguage } from '@premia/ui';
import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import dockClasses from '../diagnostics/Dock.module.css';
import { dockMessages as messages } from '../diagnostics/dock.messages.ts';
import { useDesigner, useDocumentPart, usePreviewState } from '../state/designer-context.tsx';
import { runCases } from '../state/designer-ui.ts';
import type { SampleControl } from '../top-bar/use-sample.ts';
import { CaseRow } from './CaseRow.tsx';
import classes from './Cases.module.css';
import { CoverageSummary } from './CoverageSummary.tsx';
import { casesMessages } from './cases.messages.ts';
import { SuggestedCases } from './SuggestedCases.tsx';
import { useCaseColumns } from './use-case-columns.ts';
import { usePasteCases } from './use-paste-cases.ts';
import { useCanSaveCase, useSaveCase } from './use-save-case.ts';

/** Known people with known pay: what must not change unnoticed. */
export function CasesPanel({ sample }: { readonly sample: SampleControl }) {
  const { ui, isReadOnly } = useDesigner();
  const canSave = useCanSaveCase();
  const save = useSaveCase(sample);
  const { translate: t } = useLanguage();
  const cases = useDocumentPart((document) => document.cases) ?? [];
  const outcome = usePreviewState((preview) => preview.cases);
  const [told, setTold] = useState<string | null>(null);
  const columns = useCaseColumns();
  const paste = usePasteCases(columns, setTold);
  return (
    // Pasting is caught wherever in the panel the focus is; the panel itself is no control.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table is pasted into the panel as a whole
    <section tabIndex={0} aria-label={t(messages.cases)} className={classes['panel']} onPaste={paste}>
      <div className={dockClasses['toolbar']}>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => runCases(ui)}
          disabled={cases.length === 0}
        >
          {t(messages.run)}
        </Button>
        {!isReadOnly && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            disabled={!canSave}
            onClick={save}
          >
            {t(messages.saveAsCase)}
          </Button>
        )}
        {outcome !== null && !outcome.compiled && <span className={dockClasses['quiet']}>{t(messages.cannotRun)}</span>}
        {!isReadOnly && <span className={classes['hint']}>{told ?? t(casesMessages.pasteHint)}</span>}
      </div>
      {cases.length === 0 ? (
        <p className={dockClasses['quiet']}>{t(messages.noCases)}</p>
      ) : (
        <CasesTable columns={columns} />
      )}
      <CoverageSummary />
      {!isReadOnly && <SuggestedCases />}
    </section>
  );
}

function CasesTable({ columns: { shown } }: { readonly columns: ReturnType<typeof useCaseColumns> }) {
  const { translate: t } = useLanguage();
  const cases = useDocumentPart((document) => document.cases) ?? [];
  const outcome = usePreviewState((preview) => preview.cases);
  const inputs = shown.flatMap((column) => (column.kind === 'input' ? [column] : []));
  return (
    <div className={classes['scroll']}>
      <table className={dockClasses['table']}>
        <thead>
          <tr>
            <th>{t(messages.caseName)}</th>
            {inputs.map(({ titles }) => (
              <th key={titles[0]} data-number>
                {titles[0]}
              </th>
            ))}
            <th>{t(casesMessages.others)}</th>
            <th data-number>{t(messages.expected)}</th>
            <th data-number>{t(messages.actual)}</th>
            <th data-number>{t(casesMessages.difference)}</th>
            <th>{t(messages.status)}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {cases.map((entry, index) => (
            <CaseRow
              // biome-ignore lint/suspicious/noArrayIndexKey: two cases may share a name; their place tells them apart
              key={index}
              entry={entry}
              index={index}
              inputs={inputs}
              outcome={outcome?.compiled === true ? outcome.cases[index] : undefined}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
