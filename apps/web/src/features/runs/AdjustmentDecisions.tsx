import { Button, Group } from '@mantine/core';
import type { AdjustmentProposal, ProposalDecided } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { ReasonDialog } from '../../shell/ReasonDialog.tsx';
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
          hint={t(adjustmentsMessages.reasonHint)}
          action={t(adjustmentsMessages.reject)}
          lengthMin={REASON_LENGTH_MIN}
          isPending={decide.isPending}
          onClose={() => setRejecting(false)}
          onGiven={(reason) => decide.mutate({ decision: 'reject', ...input, reason })}
        />
      )}
    </Group>
  );
}

/** Of a reason that a second person checks. */
export const REASON_LENGTH_MIN = 3;

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
