import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { describeDiagnostic } from '@premia/locale';
import type { Diagnostic } from '@premia/scheme';
import type { SchemeDetail } from '@premia/service';
import { useLanguage, useName } from '@premia/ui';
import { IconAlertTriangle, IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useTRPC, useTRPCClient } from '../../../shell/api.ts';
import { failureWords } from '../../../shell/failures.ts';
import { nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { DraftEffect } from '../compare/DraftEffect.tsx';
import type { Autosave } from '../document-store/autosave.ts';
import { useAnalysis, useDesigner, useDocument, usePreviewState, useUi } from '../state/designer-context.tsx';
import { runCases } from '../state/designer-ui.ts';
import { type Checklist, checklistOf } from './checklist.ts';
import classes from './PublishDialog.module.css';
import { publishMessages as messages } from './publish.messages.ts';

export interface PublishDialogProps {
  readonly scheme: SchemeDetail;
  readonly autosave: Autosave;
  readonly onPublished: () => void;
}

/** The service asks for as much: a reason somebody can read later. */
const REASON_LENGTH_MIN = 10;

/** The last look before a version is frozen: what is checked, for whom, from when, and why. */
export function PublishDialog({ scheme, autosave, onPublished }: PublishDialogProps) {
  const { ui } = useDesigner();
  const { language, translate: t } = useLanguage();
  const document = useDocument();
  const diagnostics = useAnalysis((analysis) => analysis.diagnostics);
  const cases = usePreviewState((preview) => preview.cases);
  const checklist = checklistOf(document, diagnostics, cases);
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [departmentWords, setDepartmentWords] = useState('');
  const [from, setFrom] = useState(firstOfMonth());
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const isSaved = useStore(autosave.status, ({ state }) => state.kind === 'saved');
  const isAssigned = scheme.assignments.length > 0;
  const isFailing = checklist.errors === 0 && checklist.cases.kind === 'fail';
  const despiteCases = isFailing ? reason.trim() : '';
  const canPublish = checklist.canPublish || despiteCases.length >= REASON_LENGTH_MIN;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const bypassed = useUi((state) => state.bypassed.size);
  const close = () => ui.setState({ isPublishing: false });

  useEffect(() => runCases(ui), [ui]);

  const publish = async () => {
    setRefusal(null);
    // Words that name no department would publish for nobody.
    if (departmentId === null && departmentWords.trim() !== '') {
      setRefusal({ text: t(messages.noDepartment, { words: departmentWords.trim() }), diagnostics: [] });
      return;
    }
    setBusy(true);
    try {
      if (!(await autosave.saveNow())) {
        setRefusal({ text: t(messages.notSaved), diagnostics: [] });
        return;
      }
      const { revision } = autosave.status.getState();
      const assignTo = departmentId === null ? {} : { assignTo: { departmentId, from } };
      const answer = await client.schemes.publish.mutate({
        schemeId: scheme.id,
        revision,
        note: note.trim(),
        ...assignTo,
        ...(despiteCases === '' ? {} : { despiteCases }),
      });
      if (!answer.ok) {
        setRefusal({ text: t(REFUSALS[answer.reason]), diagnostics: answer.diagnostics });
        return;
      }
      notifications.show({ message: t(messages.published, { version: answer.version.version }), color: 'green' });
      await queryClient.invalidateQueries({ queryKey: trpc.schemes.list.queryKey() });
      close();
      onPublished();
    } catch (error) {
      setRefusal({ text: failureWords(error, t).text, diagnostics: [] });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={close} title={t(messages.title)} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canPublish) void publish();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          // The same keys check the scheme outside this dialog.
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.requestSubmit();
        }}
      >
        <Checks checklist={checklist} autosave={autosave} />
        {bypassed > 0 && <p className={classes['note']}>{t(messages.bypassed, { count: bypassed })}</p>}
        <AssignFields
          departmentId={departmentId}
          onDepartment={setDepartmentId}
          words={departmentWords}
          onWords={setDepartmentWords}
          from={from}
          onFrom={setFrom}
        />
        <div className={classes['effect']}>
          <DraftEffect departmentId={isAssigned ? undefined : (departmentId ?? undefined)} isStored={isSaved} />
        </div>
        {isFailing && (
          <Textarea
            mt="md"
            label={t(messages.despiteCases)}
            description={t(messages.despiteCasesHint)}
            value={reason}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Textarea
          mt="md"
          label={t(messages.note)}
          placeholder={t(messages.notePlaceholder)}
          value={note}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {refusal !== null && (
          <div className={classes['refusal']} role="alert">
            <p>{refusal.text}</p>
            <ul>
              {refusal.diagnostics.map((diagnostic) => (
                <li key={JSON.stringify([diagnostic.code, diagnostic.place])}>
                  {describeDiagnostic(diagnostic, { language })}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className={classes['buttons']}>
          <Button variant="default" onClick={close}>
            {t(messages.cancel)}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!canPublish}>
            {t(messages.publish)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface Refusal {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

const REFUSALS = {
  conflict: messages.conflict,
  diagnostics: messages.refusedDiagnostics,
  cases: messages.refusedCases,
} as const;

function firstOfMonth(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-01`;
}

function Checks({ checklist, autosave }: { readonly checklist: Checklist; readonly autosave: Autosave }) {
  const { translate: t } = useLanguage();
  const naming = useNaming();
  const save = useStore(autosave.status);
  const { errors, cases, unnamed } = checklist;
  const names = unnamed.map((node) => (node === null ? t(messages.schemeItself) : nodeName(node, naming))).join(', ');
  const isSaved = save.state.kind === 'saved';
  return (
    <ul className={classes['checks']} aria-label={t(messages.checklist)}>
      <Check state={errors === 0 ? 'good' : 'bad'}>{t(messages.problems, { count: errors })}</Check>
      <CaseCheck cases={cases} />
      <Check state={unnamed.length === 0 ? 'good' : 'warn'}>
        {unnamed.length === 0 ? t(messages.names) : t(messages.namesMissing, { names })}
      </Check>
      <Check state={isSaved ? 'good' : save.state.kind === 'refused' ? 'bad' : 'waiting'}>
        {t(isSaved ? messages.saved : messages.notSaved)}
      </Check>
    </ul>
  );
}

function CaseCheck({ cases }: { readonly cases: Checklist['cases'] }) {
  const { translate: t } = useLanguage();
  switch (cases.kind) {
    case 'none':
      return <Check state="warn">{t(messages.noCases)}</Check>;
    case 'waiting':
      return <Check state="waiting">{t(messages.casesWaiting)}</Check>;
    case 'pass':
      return <Check state="good">{t(messages.casesPass, { count: cases.count })}</Check>;
    case 'fail':
      return <Check state="bad">{t(messages.casesFail, { count: cases.count })}</Check>;
  }
}

const ICONS = { good: IconCheck, warn: IconAlertTriangle, bad: IconX, waiting: IconClock } as const;

function Check({ state, children }: { readonly state: keyof typeof ICONS; readonly children: ReactNode }) {
  const Icon = ICONS[state];
  return (
    <li data-state={state}>
      <Icon size={18} aria-hidden="true" />
      {children}
    </li>
  );
}

interface AssignFieldsProps {
  readonly departmentId: string | null;
  readonly onDepartment: (id: string | null) => void;
  /** What is typed to find the department; its name once it is chosen. */
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly from: string;
  readonly onFrom: (date: string) => void;
}

function AssignFields({ departmentId, onDepartment, words, onWords, from, onFrom }: AssignFieldsProps) {
  const { translate: t } = useLanguage();
  const nameOf = useName();
  const trpc = useTRPC();
  const departments = useQuery(trpc.people.departments.queryOptions({}));
  return (
    <div className={classes['assign']}>
      <Select
        data-autofocus
        selectFirstOptionOnChange
        label={t(messages.department)}
        placeholder={t(messages.departmentHint)}
        clearable
        searchable
        data={(departments.data ?? []).map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
        value={departmentId}
        onChange={onDepartment}
        searchValue={words}
        onSearchChange={onWords}
      />
      <TextInput
        type="date"
        label={t(messages.from)}
        value={from}
        disabled={departmentId === null}
        onChange={(event) => onFrom(event.currentTarget.value)}
      />
    </div>
  );
}
