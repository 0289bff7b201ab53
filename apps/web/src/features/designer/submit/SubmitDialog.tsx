import { Button, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { describeDiagnostic } from '@premia/locale';
import type { Diagnostic } from '@premia/scheme';
import type { SchemeDetail } from '@premia/service';
import { useLanguage } from '@premia/ui';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useTRPC, useTRPCClient } from '../../../shell/api.ts';
import { failureWords } from '../../../shell/failures.ts';
import { DraftEffect } from '../compare/DraftEffect.tsx';
import type { Autosave } from '../document-store/autosave.ts';
import { useAnalysis, useDesigner, useDocument, usePreviewState, useUi } from '../state/designer-context.tsx';
import { runCases } from '../state/designer-ui.ts';
import { Checks } from './Checks.tsx';
import { checklistOf } from './checklist.ts';
import classes from './SubmitDialog.module.css';
import { AssignFields, CURRENT, payingTargets, RouteFields } from './SubmitFields.tsx';
import { submitMessages as messages } from './submit.messages.ts';

const route = getRouteApi('/app/schemes/$schemeId');

export interface SubmitDialogProps {
  readonly scheme: SchemeDetail;
  readonly autosave: Autosave;
  readonly onSubmitted: () => void;
}

/** The service asks for as much: a reason somebody can read later. */
const REASON_LENGTH_MIN = 10;

/** The last look before a draft is handed in: what is checked, for whom, from when, who decides, and why. */
export function SubmitDialog({ scheme, autosave, onSubmitted }: SubmitDialogProps) {
  const { ui } = useDesigner();
  const { language, translate: t } = useLanguage();
  const document = useDocument();
  const diagnostics = useAnalysis((analysis) => analysis.diagnostics);
  const cases = usePreviewState((preview) => preview.cases);
  const checklist = checklistOf(document, diagnostics, cases);
  const paying = payingTargets(scheme);
  const meantFor = route.useSearch({ select: (search) => search.audience }) ?? null;
  const [audience, setAudience] = useState<string | null>(paying.length > 0 ? CURRENT : meantFor);
  const [audienceWords, setAudienceWords] = useState('');
  const [from, setFrom] = useState(firstOfMonth());
  const [message, setMessage] = useState('');
  const [withExecutive, setWithExecutive] = useState(false);
  const [deadline, setDeadline] = useState('');
  const [reason, setReason] = useState('');
  const isSaved = useStore(autosave.status, ({ state }) => state.kind === 'saved');
  const isFailing = checklist.errors === 0 && checklist.cases.kind === 'fail';
  const despiteCases = isFailing ? reason.trim() : '';
  const canSubmit = checklist.canSubmit || despiteCases.length >= REASON_LENGTH_MIN;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const bypassed = useUi((state) => state.bypassed.size);
  const close = () => ui.setState({ isSubmitting: false });

  useEffect(() => runCases(ui), [ui]);

  const submit = async () => {
    setRefusal(null);
    // Words that name no department would submit for nobody.
    if (audience === null && audienceWords.trim() !== '') {
      setRefusal({ text: t(messages.noDepartment, { words: audienceWords.trim() }), diagnostics: [] });
      return;
    }
    setBusy(true);
    try {
      if (!(await autosave.saveNow())) {
        setRefusal({ text: t(messages.notSaved), diagnostics: [] });
        return;
      }
      const { revision } = autosave.status.getState();
      const targets =
        audience === null ? [] : audience === CURRENT ? paying : [{ kind: 'department' as const, id: audience }];
      const answer = await client.approvals.submit.mutate({
        schemeId: scheme.id,
        revision,
        message: message.trim(),
        withExecutive,
        ...(targets.length === 0 ? {} : { assignTo: { from, targets: targets.map(({ kind, id }) => ({ kind, id })) } }),
        ...(deadline === '' ? {} : { deadline }),
        ...(despiteCases === '' ? {} : { despiteCases }),
      });
      if (!answer.ok) {
        setRefusal({ text: t(REFUSALS[answer.reason]), diagnostics: answer.diagnostics });
        return;
      }
      notifications.show({ message: t(messages.submitted), color: 'green' });
      await queryClient.invalidateQueries({ queryKey: trpc.schemes.list.queryKey() });
      close();
      onSubmitted();
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
          if (canSubmit) void submit();
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
          paying={paying}
          audience={audience}
          onAudience={setAudience}
          words={audienceWords}
          onWords={setAudienceWords}
          from={from}
          onFrom={setFrom}
        />
        <div className={classes['effect']}>
          <DraftEffect
            departmentId={paying.length > 0 || audience === CURRENT ? undefined : (audience ?? undefined)}
            isStored={isSaved}
          />
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
          data-autofocus={paying.length > 0 || undefined}
          label={t(messages.message)}
          placeholder={t(messages.messagePlaceholder)}
          value={message}
          autosize
          minRows={2}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <RouteFields
          withExecutive={withExecutive}
          onExecutive={setWithExecutive}
          deadline={deadline}
          onDeadline={setDeadline}
          from={audience === null ? null : from}
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
          <Button type="submit" loading={isBusy} disabled={!canSubmit}>
            {t(messages.submit)}
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
  submitted: messages.refusedSubmitted,
} as const;

function firstOfMonth(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-01`;
}
