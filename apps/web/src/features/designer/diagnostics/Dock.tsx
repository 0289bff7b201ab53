import { ActionIcon, Tabs } from '@mantine/core';
import type { SchemeVersionSummary } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { IconChevronDown } from '@tabler/icons-react';
import { CasesPanel } from '../cases/CasesPanel.tsx';
import { CommentsPanel } from '../comments/CommentsPanel.tsx';
import { commentMessages } from '../comments/comments.messages.ts';
import { useComments } from '../comments/use-comments.ts';
import { ChangesPanel } from '../compare/ChangesPanel.tsx';
import { compareMessages } from '../compare/compare.messages.ts';
import { DataPanel } from '../data/DataPanel.tsx';
import { dataMessages } from '../data/data.messages.ts';
import type { Autosave } from '../document-store/autosave.ts';
import { useAnalysis, useDesigner, useDocumentPart, useUi } from '../state/designer-context.tsx';
import { DOCK_TABS, type DockTab } from '../state/designer-ui.ts';
import type { SampleControl } from '../top-bar/use-sample.ts';
import classes from './Dock.module.css';
import { dockMessages as messages } from './dock.messages.ts';
import { HistoryPanel } from './HistoryPanel.tsx';
import { ParametersPanel } from './ParametersPanel.tsx';
import { ProblemsPanel } from './ProblemsPanel.tsx';

export interface DockProps {
  readonly sample: SampleControl;
  readonly versions: readonly SchemeVersionSummary[];
  readonly autosave: Autosave;
}

const WORDS = {
  problems: messages.problems,
  data: dataMessages.title,
  cases: messages.cases,
  parameters: messages.parameters,
  changes: compareMessages.title,
  comments: commentMessages.title,
  history: messages.history,
} as const;

/** Under the drawing: what is wrong, what is tested, what is adjustable, what was done. */
export function Dock({ sample, versions, autosave }: DockProps) {
  const { ui } = useDesigner();
  const t = useTranslate();
  const open = useUi((state) => state.dock);
  const counts = useCounts();
  return (
    <Tabs
      className={classes['dock'] ?? ''}
      data-open={open !== null || undefined}
      value={open}
      keepMounted={false}
      onChange={(tab) => ui.setState({ dock: tab === open ? null : (tab as DockTab | null) })}
      allowTabDeactivation
    >
      <Tabs.List className={classes['tabs'] ?? ''}>
        {DOCK_TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab} data-tour={tab} className={classes['tab'] ?? ''}>
            {t(WORDS[tab])}
            {counts[tab] > 0 && (
              <span
                className={classes['count']}
                data-tab={tab}
                data-bad={(tab === 'problems' && counts.errors > 0) || undefined}
              >
                {counts[tab]}
              </span>
            )}
          </Tabs.Tab>
        ))}
        {open !== null && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            className={classes['collapse'] ?? ''}
            aria-label={t(messages.close)}
            onClick={() => ui.setState({ dock: null })}
          >
            <IconChevronDown size={16} />
          </ActionIcon>
        )}
      </Tabs.List>
      {DOCK_TABS.map((tab) => (
        <Tabs.Panel key={tab} value={tab} className={classes['panel'] ?? ''}>
          {tab === 'problems' && <ProblemsPanel />}
          {tab === 'data' && <DataPanel hasSample={sample.sample.employeeId !== null} />}
          {tab === 'cases' && <CasesPanel sample={sample} />}
          {tab === 'parameters' && <ParametersPanel />}
          {tab === 'changes' && <ChangesPanel versions={versions} autosave={autosave} />}
          {tab === 'comments' && <CommentsPanel />}
          {tab === 'history' && <HistoryPanel />}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function useCounts(): Readonly<Record<DockTab | 'errors', number>> {
  const problems = useAnalysis((analysis) => analysis.diagnostics.filter(({ severity }) => severity !== 'hint').length);
  const errors = useAnalysis((analysis) => analysis.diagnostics.filter(({ severity }) => severity === 'error').length);
  const cases = useDocumentPart((document) => document.cases?.length ?? 0);
  const parameters = useDocumentPart((document) => document.parameters?.length ?? 0);
  const comments = useComments().comments.filter(
    ({ threadId, resolvedAt }) => threadId === null && resolvedAt === null,
  );
  return { problems, errors, cases, parameters, comments: comments.length, changes: 0, data: 0, history: 0 };
}
