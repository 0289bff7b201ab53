import { Button, Group, Modal, Textarea } from '@mantine/core';
import type { AdjustmentProposal, ProposalDecided } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { adjustmentRefusalWords } from './adjustment-refusal-words.ts';
import { adjustmentsMessages } from './adjustments.messages.ts';
import classes from './Runs.module.css';

/** The service says what this caller may decide; a refusal needs its reason. */
export function AdjustmentDecisions({ proposal }: { readonly proposal: AdjustmentProposal }) {
  const t = useTranslate();
  const [rejecting, setRejecting] = useState(false);
  const decide = useDecision(() => setRejecting(false));
  const input = { proposalId: proposal.id, revision: proposal.revision };
  const refused = decide.data?.ok === false ? decide.data : decide.error;
  const may = (decision: AdjustmentProposal['decisions'][number]) => proposal.decisions.includes(decision);
  return (
    <Group gap="xs" justify="flex-end">
      {refused !== null && (
        <span className={classes['error']} role="alert">
          {adjustmentRefusalWords(refused, t)}
        </span>
      )}
      {proposal.state === 'proposed' && !may('approve') && (
        <span className={classes['quiet']}>{t(adjustmentsMessages.second)}</span>
      )}
      {may('withdraw') && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          loading={decide.isPending}
          onClick={() => decide.mutate({ decision: 'withdraw', ...input, reason: '' })}
        >
          {t(adjustmentsMessages.withdraw)}
        </Button>
      )}
      {may('reject') && (
        <Button size="xs" variant="default" onClick={() => setRejecting(true)}>
          {t(adjustmentsMessages.reject)}
        </Button>
      )}
      {may('approve') && (
        <Button
          size="xs"
          loading={decide.isPending}
          onClick={() => decide.mutate({ decision: 'approve', ...input, reason: '' })}
        >
          {t(adjustmentsMessages.approve)}
        </Button>
      )}
      {rejecting && (
        <ReasonDialog
          title={t(adjustmentsMessages.rejectTitle)}
          action={t(adjustmentsMessages.reject)}
          isPending={decide.isPending}
          onClose={() => setRejecting(false)}
          onGiven={(reason) => decide.mutate({ decision: 'reject', ...input, reason })}
        />
      )}
    </Group>
  );
}

interface ReasonDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly action: string;
  readonly isPending: boolean;
  readonly problem?: string | null;
  readonly onClose: () => void;
  readonly onGiven: (reason: string) => void;
}

const REASON_LENGTH_MIN = 3;

/** Asks why before something is done that somebody else will want to understand. */
export function ReasonDialog({ title, text, action, isPending, problem, onClose, onGiven }: ReasonDialogProps) {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const isGiven = reason.trim().length >= REASON_LENGTH_MIN;
  return (
    <Modal opened onClose={onClose} title={title}>
      {text !== undefined && <p>{text}</p>}
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        label={t(adjustmentsMessages.reason)}
        description={t(adjustmentsMessages.reasonHint)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem !== undefined && problem !== null && (
        <p className={classes['refusal']} role="alert">
          {problem}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t(adjustmentsMessages.keep)}
        </Button>
        <Button disabled={!isGiven} loading={isPending} onClick={() => onGiven(reason.trim())}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}

interface Decision {
  readonly decision: 'approve' | 'reject' | 'withdraw';
  readonly proposalId: string;
  readonly revision: number;
  readonly reason: string;
}

function useDecision(onDone: () => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, proposalId, revision, reason }: Decision): Promise<ProposalDecided> => {
      switch (decision) {
        case 'approve':
          return client.adjustments.approve.mutate({ proposalId, revision });
        case 'reject':
          return client.adjustments.reject.mutate({ proposalId, revision, reason });
        case 'withdraw':
          return client.adjustments.withdraw.mutate({ proposalId, revision, reason });
      }
    },
    onSuccess: (answer) => {
      if (answer.ok) onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.adjustments.pathKey() }),
  });
}
