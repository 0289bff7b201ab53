import { Button, Checkbox, Group } from '@mantine/core';
import type { AdjustmentProposal, ProposalsDecided } from '@premia/service';
import { useName, useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { ReasonDialog } from '../../shell/ReasonDialog.tsx';
import { REASON_LENGTH_MIN } from './AdjustmentDecisions.tsx';
import { adjustmentRefusalWords } from './adjustment-refusal-words.ts';
import { adjustmentsMessages } from './adjustments.messages.ts';
import classes from './Runs.module.css';

/** Whether this caller may decide about a correction at all: not about one's own pay, and not one's own proposal alone. */
export function mayTick({ decisions }: AdjustmentProposal): boolean {
  return decisions.includes('approve');
}

interface SeveralAdjustmentsProps {
  readonly proposals: readonly AdjustmentProposal[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (ids: ReadonlySet<string>) => void;
}

/** One decision about all corrections that are ticked; those that were refused stay ticked, each with its reason. */
export function SeveralAdjustments({ proposals, chosen, onChosen }: SeveralAdjustmentsProps) {
  const t = useTranslate();
  const [rejecting, setRejecting] = useState(false);
  const decide = useSeveral((answer) => {
    setRejecting(false);
    onChosen(new Set(answer.refused.map(({ proposalId }) => proposalId)));
  });
  const mine = proposals.filter(mayTick);
  const ticked = mine.filter(({ id }) => chosen.has(id));
  const list = ticked.map(({ id, revision }) => ({ proposalId: id, revision }));
  return (
    <div className={classes['several']}>
      <Checkbox
        size="sm"
        label={
          ticked.length === 0 ? t(adjustmentsMessages.tickAll) : t(adjustmentsMessages.ticked, { count: ticked.length })
        }
        checked={ticked.length > 0 && ticked.length === mine.length}
        indeterminate={ticked.length > 0 && ticked.length < mine.length}
        onChange={() => onChosen(new Set(ticked.length > 0 ? [] : mine.map(({ id }) => id)))}
      />
      {ticked.length > 0 && (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setRejecting(true)}>
            {t(adjustmentsMessages.reject)}
          </Button>
          <Button
            size="xs"
            loading={decide.isPending}
            onClick={() => decide.mutate({ decision: 'approve', proposals: list, reason: '' })}
          >
            {t(adjustmentsMessages.approve)}
          </Button>
        </Group>
      )}
      {decide.error !== null && (
        <span className={classes['error']} role="alert">
          {adjustmentRefusalWords(decide.error, t)}
        </span>
      )}
      {decide.data !== undefined && <Answer answer={decide.data} proposals={proposals} />}
      {rejecting && (
        <ReasonDialog
          title={t(adjustmentsMessages.rejectSeveral, { count: ticked.length })}
          hint={t(adjustmentsMessages.reasonHint)}
          action={t(adjustmentsMessages.reject)}
          lengthMin={REASON_LENGTH_MIN}
          isPending={decide.isPending}
          onClose={() => setRejecting(false)}
          onGiven={(reason) => decide.mutate({ decision: 'reject', proposals: list, reason })}
        />
      )}
    </div>
  );
}

function Answer({
  answer,
  proposals,
}: {
  readonly answer: ProposalsDecided;
  readonly proposals: readonly AdjustmentProposal[];
}) {
  const t = useTranslate();
  const nameOf = useName();
  return (
    <div role="status" className={classes['answer']}>
      <p className={classes['quiet']}>{t(adjustmentsMessages.severalDone, { count: answer.decided })}</p>
      {answer.refused.map((refused) => {
        const proposal = proposals.find(({ id }) => id === refused.proposalId);
        const name = proposal === undefined ? refused.proposalId : nameOf(proposal.name);
        return (
          <p key={refused.proposalId} className={classes['error']}>
            {`${name}: ${adjustmentRefusalWords(refused, t)}`}
          </p>
        );
      })}
    </div>
  );
}

interface Several {
  readonly decision: 'approve' | 'reject';
  readonly proposals: { readonly proposalId: string; readonly revision: number }[];
  readonly reason: string;
}

function useSeveral(onDone: (answer: ProposalsDecided) => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, proposals, reason }: Several): Promise<ProposalsDecided> =>
      decision === 'approve'
        ? client.adjustments.approveSeveral.mutate({ proposals })
        : client.adjustments.rejectSeveral.mutate({ proposals, reason }),
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.adjustments.pathKey() }),
  });
}
