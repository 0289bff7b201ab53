import { Button, Group, Modal } from '@mantine/core';
import type { SchemeSummary } from '@premia/service';
import { useName, useTranslate } from '@premia/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { failureWords } from '../../shell/failures.ts';
import classes from './Schemes.module.css';
import { schemesMessages as messages } from './schemes.messages.ts';

export interface ArchiveDialogProps {
  readonly schemes: readonly SchemeSummary[];
  readonly onClose: () => void;
}

/** Nothing brings a scheme back from the archive: it is asked once, and whatever is refused says why. */
export function ArchiveDialog({ schemes, onClose }: ArchiveDialogProps) {
  const t = useTranslate();
  const nameOf = useName();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const left = refusals.length === 0 ? schemes : refusals.map(({ scheme }) => scheme);

  const archive = async () => {
    setBusy(true);
    const answers = await Promise.all(
      left.map(async (scheme): Promise<Refusal | null> => {
        try {
          await client.schemes.archive.mutate({ schemeId: scheme.id });
          return null;
        } catch (error) {
          return { scheme, words: failureWords(error, t).text };
        }
      }),
    );
    await queries.invalidateQueries({ queryKey: trpc.schemes.list.queryKey() });
    setBusy(false);
    const refused = answers.filter((answer) => answer !== null);
    setRefusals(refused);
    if (refused.length === 0) onClose();
  };

  return (
    <Modal opened onClose={onClose} title={t(messages.archiveTitle, { count: schemes.length })}>
      <p>{t(messages.archiveWords)}</p>
      <ul className={classes['archived']}>
        {left.map((scheme) => {
          const refusal = refusals.find((one) => one.scheme.id === scheme.id);
          return (
            <li key={scheme.id}>
              {nameOf(scheme.title)}
              {refusal !== undefined && (
                <span className={classes['error']} role="alert">
                  {refusal.words}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t(messages.cancel)}
        </Button>
        <Button color="red" loading={isBusy} onClick={() => void archive()}>
          {t(messages.archive)}
        </Button>
      </Group>
    </Modal>
  );
}

interface Refusal {
  readonly scheme: SchemeSummary;
  readonly words: string;
}
