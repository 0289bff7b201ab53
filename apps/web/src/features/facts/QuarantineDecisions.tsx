import { Button, Group, Modal, Textarea } from '@mantine/core';
import type { FactResolution, QuarantinedFactDetails } from '@premia/service';
import { useName, useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import classes from './Facts.module.css';
import { factsMessages } from './facts.messages.ts';

const WORDS = {
  accepted: factsMessages.accept,
  kept: factsMessages.keep,
  resubmitted: factsMessages.fix,
  dismissed: factsMessages.dismiss,
} as const;

/** What may become of an item; everything but taking it asks for a reason. */
export function QuarantineDecisions({ item }: { readonly item: QuarantinedFactDetails }) {
  const t = useTranslate();
  const [chosen, setChosen] = useState<FactResolution | null>(null);
  const choices: readonly FactResolution[] =
    item.kind === 'conflict' && item.isReadable
      ? ['accepted', 'kept', 'resubmitted', 'dismissed']
      : ['resubmitted', 'dismissed'];
  return (
    <>
      <Group gap="xs">
        {choices.map((choice, index) => (
          <Button key={choice} size="xs" variant={index === 0 ? 'filled' : 'default'} onClick={() => setChosen(choice)}>
            {t(WORDS[choice])}
          </Button>
        ))}
      </Group>
      {chosen !== null && <DecisionDialog item={item} resolution={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

interface DecisionDialogProps {
  readonly item: QuarantinedFactDetails;
  readonly resolution: FactResolution;
  readonly onClose: () => void;
}

function DecisionDialog({ item, resolution, onClose }: DecisionDialogProps) {
  const t = useTranslate();
  const nameOf = useName();
  const [reason, setReason] = useState('');
  const [text, setText] = useState(() => pretty(item.rawText));
  const decide = useDecision(onClose);
  const needsReason = resolution === 'kept' || resolution === 'dismissed';
  const refused = decide.data?.ok === false ? nameOf(decide.data.message) : null;
  const problem = decide.error === null ? refused : problemWords(decide.error, t);
  const send = () => {
    const given = reason.trim();
    decide.mutate(
      resolution === 'resubmitted'
        ? { id: item.id, resolution, reason: given, item: text }
        : { id: item.id, resolution, reason: given },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t(WORDS[resolution])} size={resolution === 'resubmitted' ? 'lg' : 'md'}>
      {resolution === 'resubmitted' && (
        <Textarea
          data-autofocus
          autosize
          minRows={8}
          maxRows={20}
          spellCheck={false}
          label={t(factsMessages.item)}
          description={t(factsMessages.itemHint)}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Textarea
        data-autofocus={resolution !== 'resubmitted' || undefined}
        autosize
        minRows={2}
        mt="sm"
        required={needsReason}
        label={t(factsMessages.reason)}
        description={t(factsMessages.reasonHint)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem !== null && (
        <p className={classes['error']} role="alert">
          {problem}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t(factsMessages.cancel)}
        </Button>
        <Button disabled={needsReason && reason.trim() === ''} loading={decide.isPending} onClick={send}>
          {t(WORDS[resolution])}
        </Button>
      </Group>
    </Modal>
  );
}

function useDecision(onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.facts.resolve.mutationOptions({
      onSuccess: (answer) => {
        if (answer.ok) onDone();
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.facts.pathKey() }),
    }),
  );
}

function problemWords(error: unknown, t: ReturnType<typeof useTranslate>): string {
  const isResolved = error instanceof Error && error.message === 'quarantine/resolved';
  return isResolved ? t(factsMessages.alreadyResolved) : failureWords(error, t).text;
}

/** Easier to mend; what is no JSON stays as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
