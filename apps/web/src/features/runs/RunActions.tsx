import { Button, Group, Modal } from '@mantine/core';
import type { RunChanged, RunSummary } from '@premia/service';
import { useLanguage, useTranslate } from '@premia/ui';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import classes from './Runs.module.css';
import { refusalWords } from './refusal-words.ts';
import { runsMessages } from './runs.messages.ts';

type Transition = RunSummary['transitions'][number];

const EXPLANATIONS = {
  approve: runsMessages.approveText,
  seal: runsMessages.sealText,
  export: runsMessages.exportText,
  markPaid: runsMessages.markPaidText,
  cancel: runsMessages.cancelText,
} as const;

/** The service says which transitions this caller may ask for now; each is explained before it happens. */
export function RunActions({ run }: { readonly run: RunSummary }) {
  const t = useTranslate();
  const [asked, setAsked] = useState<Transition | null>(null);
  return (
    <>
      {run.transitions.map((transition) => (
        <Button
          key={transition}
          variant={transition === 'cancel' ? 'subtle' : 'filled'}
          color={transition === 'cancel' ? 'gray' : 'ink'}
          onClick={() => setAsked(transition)}
        >
          {t(runsMessages[transition])}
        </Button>
      ))}
      {asked !== null && <Confirmation run={run} transition={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

interface ConfirmationProps {
  readonly run: RunSummary;
  readonly transition: Transition;
  readonly onClose: () => void;
}

function Confirmation({ run, transition, onClose }: ConfirmationProps) {
  const t = useTranslate();
  const change = useTransition(transition, onClose);
  const refusal = change.data?.ok === false ? change.data : null;
  return (
    <Modal opened onClose={onClose} title={t(runsMessages[transition])}>
      <p>{t(EXPLANATIONS[transition])}</p>
      {transition === 'approve' && (
        <p className={classes['fourEyes']}>
          <IconShieldCheck size={18} stroke={1.75} aria-hidden="true" />
          {t(runsMessages.fourEyes)}
        </p>
      )}
      {refusal !== null && (
        <p className={classes['refusal']} role="alert">
          {refusalWords(refusal, t)}
        </p>
      )}
      {change.error !== null && (
        <p className={classes['refusal']} role="alert">
          {failureWords(change.error, t).text}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t(runsMessages.keep)}
        </Button>
        <Button
          data-autofocus
          loading={change.isPending}
          onClick={() => change.mutate({ runId: run.id, revision: run.revision })}
        >
          {t(runsMessages[transition])}
        </Button>
      </Group>
    </Modal>
  );
}

/** Asks for the transition; whatever the answer, the run is read again, since somebody may have moved it. */
function useTransition(transition: Transition, onDone: () => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { language } = useLanguage();
  return useMutation({
    mutationFn: (input: { readonly runId: string; readonly revision: number }): Promise<RunChanged> =>
      transition === 'export'
        ? client.runs.export.mutate({ ...input, language })
        : client.runs[transition].mutate(input),
    onSuccess: (answer) => {
      if (answer.ok) onDone();
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: trpc.runs.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.periods.pathKey() }),
      ]),
  });
}
