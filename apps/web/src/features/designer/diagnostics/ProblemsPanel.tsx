import { Button } from '@mantine/core';
import { describeDiagnostic, describeFix } from '@premia/locale';
import type { Diagnostic, LintFinding } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { IconAlertCircle, IconAlertTriangle, IconBulb } from '@tabler/icons-react';
import { useMemo } from 'react';
import { nodeName } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { bySeverity } from '../state/analysis-store.ts';
import { useAnalysis, useDesigner, useDocument, usePreviewState } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import classes from './Dock.module.css';
import { dockMessages as messages } from './dock.messages.ts';

const ICONS = { error: IconAlertCircle, warning: IconAlertTriangle, hint: IconBulb } as const;

/** Every remark of the compiler, worst first; a row leads to its place, and mends it where one click can. */
export function ProblemsPanel() {
  const { language, translate: t } = useLanguage();
  const isReady = useAnalysis((analysis) => analysis.isReady);
  const all = useAnalysis((analysis) => analysis.diagnostics);
  const inputFaults = usePreviewState((preview) => preview.inputFaults);
  const diagnostics = useMemo(() => bySeverity(all), [all]);
  if (!isReady) return <p className={classes['quiet']}>{t(messages.checking)}</p>;
  if (diagnostics.length === 0 && inputFaults.length === 0)
    return <p className={classes['quiet']}>{t(messages.noProblems)}</p>;
  return (
    <ul className={classes['list']}>
      {diagnostics.map((diagnostic, index) => (
        // The same remark may be made twice; the list is rebuilt as a whole.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <ProblemRow key={`${diagnostic.code} ${index}`} diagnostic={diagnostic} />
      ))}
      {inputFaults.map((fault) => (
        <li key={JSON.stringify([fault.code, fault.place])} className={classes['problem']}>
          <span className={classes['problemMain']}>
            <span className={classes['severity']} data-severity="warning">
              <IconAlertTriangle size={16} />
            </span>
            <span className={classes['where']}>{t(messages.inputFaults)}</span>
            <span>{describeDiagnostic(fault, { language })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function ProblemRow({ diagnostic }: { readonly diagnostic: LintFinding }) {
  const { ui, actions, isReadOnly } = useDesigner();
  const { language, translate: t } = useLanguage();
  const document = useDocument();
  const words = useDiagnosticWords();
  const naming = useNaming();
  const node = document.nodes.find((one) => one.id === diagnostic.place.nodeId);
  const fix = isReadOnly ? undefined : diagnostic.fix;
  const Icon = ICONS[diagnostic.severity];
  const input = node && portsOf(node).inputs.find((port) => port.key === diagnostic.place.port);
  const where = node === undefined ? t(messages.wholeScheme) : nodeName(node, naming);
  return (
    <li className={classes['problem']}>
      <button
        type="button"
        className={classes['problemMain']}
        onClick={() => {
          if (node === undefined) return;
          selectNode(ui, node.id);
          if (diagnostic.code === 'graph/cycle' && Array.isArray(diagnostic.details['nodes'])) {
            ui.setState({ cycle: new Set(diagnostic.details['nodes'].map(String)) });
          }
        }}
      >
        <span className={classes['severity']} data-severity={diagnostic.severity}>
          <Icon size={16} aria-hidden="true" />
          <span className="visually-hidden">{t(messages[diagnostic.severity])}</span>
        </span>
        <span className={classes['where']} title={where}>
          {where}
          {input !== undefined && ` · ${input.title[language]}`}
        </span>
        <span>{words(diagnostic)}</span>
      </button>
      {fix !== undefined && (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => actions.fix(() => describeFix(fix.label, language), fix.edits)}
        >
          {describeFix(fix.label, language)}
        </Button>
      )}
    </li>
  );
}

/** A diagnostic in the words of the scheme: nodes by name, ports by title. */
export function useDiagnosticWords(): (diagnostic: Diagnostic) => string {
  const { draft } = useDesigner();
  const { language } = useLanguage();
  const naming = useNaming();
  return (diagnostic) =>
    describeDiagnostic(diagnostic, {
      language,
      nameOf: (id) => {
        const node = draft.getDocument().nodes.find((one) => one.id === id);
        return node === undefined ? null : { [language]: nodeName(node, naming) };
      },
    });
}
