import { Button, Checkbox, Group } from '@mantine/core';
import type { FactsDecided, QuarantinedFact } from '@premia/service';
import { useName, useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import { ReasonDialog } from '../../shell/ReasonDialog.tsx';
import classes from './Facts.module.css';
import { factsMessages } from './facts.messages.ts';

const WORDS = {
  accepted: factsMessages.acceptSeveral,
  kept: factsMessages.keep,
  dismissed: factsMessages.dismiss,
} as const;
type Resolution = keyof typeof WORDS;

interface SeveralDecisionsProps {
  readonly items: readonly QuarantinedFact[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (ids: ReadonlySet<string>) => void;
}

/** One decision with one reason about everything that is ticked; what cannot be decided so stays ticked, with its reason. */
export function SeveralDecisions({ items, chosen, onChosen }: SeveralDecisionsProps) {
  const t = useTranslate();
  const [resolution, setResolution] = useState<Resolution | null>(null);
  const [answer, setAnswer] = useState<FactsDecided | null>(null);
  const ticked = items.filter(({ id }) => chosen.has(id));
  const choices: readonly Resolution[] = ticked.every(({ kind }) => kind === 'conflict')
    ? ['accepted', 'kept', 'dismissed']
    : ['dismissed'];
  return (
    <div className={classes['several']}>
      <Checkbox
        size="sm"
        label={chosen.size === 0 ? t(factsMessages.tickAll) : t(factsMessages.ticked, { count: chosen.size })}
        checked={chosen.size > 0 && ticked.length === items.length}
        indeterminate={chosen.size > 0 && ticked.length < items.length}
        onChange={() => onChosen(new Set(chosen.size > 0 ? [] : items.map(({ id }) => id)))}
      />
      {ticked.length > 0 && (
        <Group gap="xs">
          {choices.map((choice) => (
            <Button key={choice} size="compact-sm" variant="default" onClick={() => setResolution(choice)}>
              {t(WORDS[choice])}
            </Button>
          ))}
        </Group>
      )}
      {answer !== null && <Answer answer={answer} items={items} />}
      {resolution !== null && (
        <DecisionDialog
          ids={ticked.map(({ id }) => id)}
          resolution={resolution}
          onClose={() => setResolution(null)}
          onDone={(decided) => {
            setResolution(null);
            setAnswer(decided);
            onChosen(new Set(decided.refused.map(({ id }) => id)));
          }}
        />
      )}
    </div>
  );
}

/** How many were decided, and of each that was not why. */
function Answer({ answer, items }: { readonly answer: FactsDecided; readonly items: readonly QuarantinedFact[] }) {
  const t = useTranslate();
  const nameOf = useName();
  const numberOf = (id: string) => items.find((item) => item.id === id)?.externalId ?? id;
  return (
    <div role="status" className={classes['answer']}>
      <p>{t(factsMessages.severalDone, { count: answer.decided })}</p>
      {answer.refused.map(({ id, code, message }) => (
        <p key={id} className={classes['error']}>
          {`${numberOf(id)}: ${code === 'quarantine/resolved' ? t(factsMessages.alreadyResolved) : nameOf(message) || code}`}
        </p>
      ))}
    </div>
  );
}

interface DecisionDialogProps {
  readonly ids: readonly string[];
  readonly resolution: Resolution;
  readonly onClose: () => void;
  readonly onDone: (answer: FactsDecided) => void;
}

function DecisionDialog({ ids, resolution, onClose, onDone }: DecisionDialogProps) {
  const t = useTranslate();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const decide = useMutation(
    trpc.facts.resolveSeveral.mutationOptions({
      onSuccess: onDone,
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.facts.pathKey() }),
    }),
  );
  return (
    <ReasonDialog
      title={`${t(WORDS[resolution])} · ${t(factsMessages.ticked, { count: ids.length })}`}
      hint={t(factsMessages.reasonHint)}
      action={t(WORDS[resolution])}
      {...(resolution === 'accepted' ? { lengthMin: 0 } : {})}
      isPending={decide.isPending}
      problem={decide.error === null ? null : failureWords(decide.error, t).text}
      onClose={onClose}
      onGiven={(reason) => decide.mutate({ ids: [...ids], resolution, reason })}
    />
  );
}
