import { ActionIcon, Button, SegmentedControl, Select, Tooltip } from '@mantine/core';
import type { SchemeDetail, SchemeStatus } from '@premia/service';
import { StatusBadge, type Tone, useFormat, useLanguage, useName } from '@premia/ui';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChecklist,
  IconChevronLeft,
  IconCloudCheck,
  IconCloudOff,
  IconLayoutSidebarRight,
  IconLoader2,
  IconPencil,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useStore } from 'zustand';
import { useCanSaveCase, useSaveCase } from '../cases/use-save-case.ts';
import { compareMessages } from '../compare/compare.messages.ts';
import { designerMessages as messages } from '../designer.messages.ts';
import { useCheck } from '../diagnostics/use-check.ts';
import type { Autosave } from '../document-store/autosave.ts';
import type { HistoryEntry } from '../document-store/draft.ts';
import { FileMenu } from '../exchange/FileMenu.tsx';
import { People } from '../presence/People.tsx';
import { useHistoryStep } from '../shortcuts/use-history-step.ts';
import { useDesigner, useHistory, useUi } from '../state/designer-context.tsx';
import { PayoutTotal } from './PayoutTotal.tsx';
import { SamplePicker } from './SamplePicker.tsx';
import { SchemeName } from './SchemeName.tsx';
import classes from './TopBar.module.css';
import type { SampleControl } from './use-sample.ts';

export interface TopBarProps {
  readonly scheme: SchemeDetail;
  readonly autosave: Autosave;
  readonly sample: SampleControl;
}

/** What the scheme is, whose numbers it shows, what it pays them, and the way to submit it. */
export function TopBar({ scheme, autosave, sample }: TopBarProps) {
  const { ui, isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const check = useCheck();
  const isInspectorOpen = useUi((state) => state.isInspectorOpen);
  const view = useUi((state) => state.view);
  const nameOf = useName();
  const person = sample.people.list.find(({ id }) => id === sample.sample.employeeId);
  return (
    <header className={classes['top']}>
      <div className={classes['bar']}>
        <div className={classes['identity']}>
          <Tooltip label={t(messages.schemes)}>
            <ActionIcon component={Link} to="/schemes" variant="subtle" color="gray" aria-label={t(messages.schemes)}>
              <IconChevronLeft size={18} />
            </ActionIcon>
          </Tooltip>
          <SchemeName />
          <SchemeState scheme={scheme} />
          <SaveMark autosave={autosave} />
        </div>
        <div className={classes['actions']}>
          <People />
          {!isReadOnly && <UndoRedo />}
          <SegmentedControl
            size="xs"
            className={classes['viewSwitch'] ?? ''}
            aria-label={t(messages.view)}
            value={view}
            onChange={(next) => ui.setState({ view: next === 'outline' ? 'outline' : 'canvas' })}
            data={[
              { value: 'canvas', label: t(messages.canvas) },
              { value: 'outline', label: t(messages.outline) },
            ]}
          />
          {scheme.versions.length > 0 && (
            <Button size="xs" variant="default" visibleFrom="lg" onClick={() => ui.setState({ dock: 'changes' })}>
              {t(compareMessages.compare)}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={check}>
            {t(messages.check)}
          </Button>
          {!isReadOnly && (
            <Button size="xs" data-tour="submit" onClick={() => ui.setState({ isSubmitting: true })}>
              {t(messages.submit)}
            </Button>
          )}
          <FileMenu person={person === undefined ? null : nameOf(person.name)} period={sample.sample.period} />
          <ActionIcon
            variant={isInspectorOpen ? 'light' : 'subtle'}
            color="gray"
            aria-label={t(messages.view)}
            aria-pressed={isInspectorOpen}
            onClick={() => ui.setState({ isInspectorOpen: !isInspectorOpen })}
          >
            <IconLayoutSidebarRight size={18} />
          </ActionIcon>
        </div>
      </div>
      <div className={classes['subject']}>
        <span data-tour="sample">
          <SamplePicker control={sample} />
        </span>
        <PeriodPicker control={sample} />
        <PayoutTotal hasSample={sample.sample.employeeId !== null} />
        {!isReadOnly && <SaveCase control={sample} />}
      </div>
    </header>
  );
}

function PeriodPicker({ control }: { readonly control: SampleControl }) {
  const { translate: t } = useLanguage();
  const format = useFormat();
  return (
    <Select
      size="xs"
      aria-label={t(messages.period)}
      className={classes['period'] ?? ''}
      data={control.periods.map((period) => ({
        value: period,
        label: format.period(period),
      }))}
      comboboxProps={{ keepMounted: false }}
      value={control.sample.period}
      onChange={(period) => {
        if (period !== null) control.setPeriod(period);
      }}
    />
  );
}

function SaveCase({ control }: { readonly control: SampleControl }) {
  const { translate: t } = useLanguage();
  const canSave = useCanSaveCase();
  const save = useSaveCase(control);
  return (
    <Tooltip label={`${t(messages.saveCase)} ( Shift+C )`}>
      <ActionIcon variant="subtle" color="gray" aria-label={t(messages.saveCase)} disabled={!canSave} onClick={save}>
        <IconChecklist size={18} />
      </ActionIcon>
    </Tooltip>
  );
}

const STATUS: Readonly<Record<SchemeStatus, { readonly tone: Tone; readonly words: typeof messages.statusDraft }>> = {
  draft: { tone: 'neutral', words: messages.statusDraft },
  published: { tone: 'active', words: messages.statusPublished },
  active: { tone: 'good', words: messages.statusActive },
  archived: { tone: 'neutral', words: messages.statusArchived },
};

function SchemeState({ scheme }: { readonly scheme: SchemeDetail }) {
  const { translate: t } = useLanguage();
  const { isReadOnly } = useDesigner();
  const { tone, words } = STATUS[scheme.status];
  return (
    <span className={classes['state']}>
      <StatusBadge tone={tone}>{t(words)}</StatusBadge>
      {scheme.activeVersion !== null && (
        <span className={classes['dim']}>{t(messages.version, { version: scheme.activeVersion })}</span>
      )}
      {isReadOnly && <StatusBadge tone="neutral">{t(messages.readOnly)}</StatusBadge>}
    </span>
  );
}

function SaveMark({ autosave }: { readonly autosave: Autosave }) {
  const { translate: t } = useLanguage();
  const { state } = useStore(autosave.status);
  switch (state.kind) {
    case 'saved':
      return <Mark Icon={IconCloudCheck} label={t(messages.saved)} />;
    case 'unsaved':
      return <Mark Icon={IconPencil} label={t(messages.unsaved)} tone="dim" />;
    case 'saving':
      return <Mark Icon={IconLoader2} label={t(messages.saving)} tone="dim" />;
    case 'offline':
      return <Mark Icon={IconCloudOff} label={t(messages.offline)} tone="warn" isWordy />;
    case 'refused':
      return <Mark Icon={IconAlertTriangle} label={t(messages.refused, { reason: state.code })} tone="bad" isWordy />;
  }
}

interface MarkProps {
  readonly Icon: typeof IconCloudCheck;
  readonly label: string;
  readonly tone?: 'dim' | 'warn' | 'bad';
  readonly isWordy?: boolean;
}

function Mark({ Icon, label, tone, isWordy }: MarkProps) {
  return (
    <Tooltip label={label}>
      <span className={classes['mark']} data-tone={tone} role="status">
        <Icon size={16} aria-hidden="true" />
        {isWordy === true ? label : <span className="visually-hidden">{label}</span>}
      </span>
    </Tooltip>
  );
}

/** Put into words only while the hint is open: comparing takes its time after every edit. */
function StepWords({ entry, message }: { readonly entry: HistoryEntry; readonly message: typeof messages.undoWhat }) {
  const { translate: t } = useLanguage();
  return t(message, { what: entry.words(t) });
}

function UndoRedo() {
  const { translate: t } = useLanguage();
  const history = useHistory();
  const step = useHistoryStep();
  const last = history.done.at(-1);
  const next = history.undone.at(-1);
  return (
    <span className={classes['pair']}>
      <Tooltip label={last === undefined ? t(messages.undo) : <StepWords entry={last} message={messages.undoWhat} />}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(messages.undo)}
          disabled={last === undefined}
          onClick={() => step('undo')}
        >
          <IconArrowBackUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={next === undefined ? t(messages.redo) : <StepWords entry={next} message={messages.redoWhat} />}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(messages.redo)}
          disabled={next === undefined}
          onClick={() => step('redo')}
        >
          <IconArrowForwardUp size={18} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
