import { Button, Group } from '@mantine/core';
import type { ChangeCommand, ChangeDecided, ChangeSetPage } from '@premia/service';
import { useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { ReasonDialog } from '../../shell/ReasonDialog.tsx';
import classes from './Changes.module.css';
import { changesMessages } from './changes.messages.ts';
import { useRefusalWords } from './refusal-words.ts';

type Decision = Exclude<ChangeCommand, 'edit'>;
const WITH_REASON: ReadonlySet<Decision> = new Set(['reject', 'undo']);
const QUIET: readonly Decision[] = ['discard', 'withdraw', 'undo', 'reject'];
const MAIN: readonly Decision[] = ['submit', 'approve'];

/** The service says what this caller may do; rejecting and undoing need a reason. */
export function ChangeDecisions({ set, onEdit }: { readonly set: ChangeSetPage; readonly onEdit: () => void }) {
  const t = useTranslate();
  const words = useRefusalWords();
  const [asking, setAsking] = useState<'reject' | 'undo' | null>(null);
  const decide = useDecision(set, () => setAsking(null));
  const refused = decide.data?.ok === false ? decide.data : decide.error;
  const start = (decision: Decision): void => {
    if (decision === 'reject' || decision === 'undo') setAsking(decision);
    else decide.mutate({ decision, reason: '' });
  };
  const button = (decision: Decision, variant: 'default' | 'filled') =>
    set.commands.includes(decision) && (
      <Button
        key={decision}
        size="sm"
        variant={variant}
        loading={decide.isPending && !WITH_REASON.has(decision)}
        onClick={() => start(decision)}
      >
        {t(changesMessages[decision])}
      </Button>
    );
  return (
    <Group gap="xs" justify="flex-end">
      {refused !== null && refused !== undefined && asking === null && (
        <span className={classes['wrong']} role="alert">
          {words(refused)}
        </span>
      )}
      {set.state === 'submitted' && !set.commands.includes('approve') && (
        <span className={classes['quiet']}>{t(changesMessages.secondPerson)}</span>
      )}
      {set.commands.includes('edit') && (
        <Button size="sm" variant="default" onClick={onEdit}>
          {t(changesMessages.edit)}
        </Button>
      )}
      {QUIET.map((decision) => button(decision, 'default'))}
      {MAIN.map((decision) => button(decision, 'filled'))}
      {asking !== null && (
        <ReasonDialog
          title={t(asking === 'undo' ? changesMessages.undoTitle : changesMessages.rejectTitle)}
          {...(asking === 'undo' ? { text: t(changesMessages.undoText) } : {})}
          action={t(changesMessages[asking])}
          isPending={decide.isPending}
          problem={refused === null || refused === undefined ? null : words(refused)}
          onClose={() => setAsking(null)}
          onGiven={(reason) => decide.mutate({ decision: asking, reason })}
        />
      )}
    </Group>
  );
}

interface Taken {
  readonly decision: Decision;
  readonly reason: string;
}

function useDecision({ id, revision }: ChangeSetPage, onDone: () => void) {
  const trpc = useTRPC();
  const { changes } = useTRPCClient();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ decision, reason }: Taken): Promise<ChangeDecided> => {
      const held = { changeSetId: id, revision };
      switch (decision) {
        case 'submit':
          return changes.submit.mutate(held);
        case 'withdraw':
          return changes.withdraw.mutate(held);
        case 'discard':
          return changes.discard.mutate(held);
        case 'approve':
          return changes.approve.mutate(held);
        case 'reject':
          return changes.reject.mutate({ ...held, reason });
        case 'undo':
          return changes.undo.mutate({ ...held, reason });
      }
    },
    onSuccess: async (answer, { decision }) => {
      if (!answer.ok) return;
      onDone();
      if (decision === 'discard') await navigate({ to: '/changes' });
      else if (answer.changeSetId !== id) {
        await navigate({ to: '/changes/$changeSetId', params: { changeSetId: answer.changeSetId } });
      }
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: trpc.changes.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.criteria.pathKey() }),
      ]),
  });
}
