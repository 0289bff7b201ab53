import { Button, Group, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { describeDiagnostic } from '@premia/locale';
import type { ApprovalCard, SubmissionDecided } from '@premia/service';
import { useFormat, useLanguage, useName, useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { ApprovalForecast } from './ApprovalForecast.tsx';
import classes from './Approvals.module.css';
import { approvalsMessages as messages } from './approvals.messages.ts';
import { CheckWords } from './CheckWords.tsx';
import { REFUSAL_WORDS } from './refusal-words.ts';

export interface DecisionDialogProps {
  readonly approval: ApprovalCard;
  readonly decision: 'approve' | 'return';
  readonly onClose: () => void;
}

/** What an approval means is said before it is given; a return needs to say what should be changed. */
export function DecisionDialog({ approval, decision, onClose }: DecisionDialogProps) {
  const t = useTranslate();
  const nameOf = useName();
  const [comment, setComment] = useState('');
  const decide = useDecision({ approval, decision, onClose });
  const isReturn = decision === 'return';
  const canDecide = !isReturn || comment.trim() !== '';
  const title = nameOf(approval.schemeTitle);
  return (
    <Modal opened onClose={onClose} title={t(isReturn ? messages.returnTitle : messages.approveTitle, { title })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canDecide) decide.mutate(comment.trim());
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        {!isReturn && <Meaning approval={approval} />}
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          mt="sm"
          label={t(isReturn ? messages.returnComment : messages.comment)}
          description={isReturn ? t(messages.returnHint) : undefined}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Refusal answer={decide.data} error={decide.error} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {t(messages.cancel)}
          </Button>
          <Button type="submit" disabled={!canDecide} loading={decide.isPending}>
            {t(isReturn ? messages.return : messages.approve)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function Meaning({ approval }: { readonly approval: ApprovalCard }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const { effectiveFrom, audience, steps, waitingFor } = approval;
  const isLast = steps.at(-1)?.step === waitingFor;
  const names = audience.map(({ name }) => nameOf(name)).join(', ');
  return (
    <div className={classes['meaning']}>
      <p>
        <strong>
          {effectiveFrom === null ? t(messages.forNobody) : t(messages.from, { date: format.date(effectiveFrom) })}
        </strong>
        {effectiveFrom !== null && `. ${t(messages.forWhom, { names })}`}
      </p>
      <ApprovalForecast approval={approval} />
      <CheckWords checks={approval.checks} />
      <p>{t(isLast ? messages.approveLast : messages.approvePasses)}</p>
    </div>
  );
}

function Refusal(props: { readonly answer: SubmissionDecided | undefined; readonly error: unknown }) {
  const { language, translate: t } = useLanguage();
  const { answer, error } = props;
  if (error !== null) {
    return (
      <p className={classes['refusal']} role="alert">
        {failureWords(error, t).text}
      </p>
    );
  }
  if (answer === undefined || answer.ok) return null;
  return (
    <div className={classes['refusal']} role="alert">
      <p>{t(REFUSAL_WORDS[answer.code])}</p>
      <ul>
        {answer.diagnostics.map((diagnostic) => (
          <li key={JSON.stringify([diagnostic.code, diagnostic.place])}>
            {describeDiagnostic(diagnostic, { language })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function useDecision({ approval, decision, onClose }: DecisionDialogProps) {
  const t = useTranslate();
  const trpc = useTRPC();
  const { approvals } = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (comment: string): Promise<SubmissionDecided> =>
      approvals[decision].mutate({ submissionId: approval.id, revision: approval.revision, comment }),
    onSuccess: (answer) => {
      if (!answer.ok) return;
      onClose();
      notifications.show({ message: doneWords(answer, t), color: 'green' });
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: trpc.approvals.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.schemes.pathKey() }),
      ]),
  });
}

function doneWords(
  { state, version }: Extract<SubmissionDecided, { readonly ok: true }>,
  t: ReturnType<typeof useTranslate>,
): string {
  if (state === 'returned') return t(messages.returnedDone);
  return version === null ? t(messages.passedDone) : t(messages.approvedDone, { version: version.version });
}
