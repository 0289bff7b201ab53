import { Button, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { ChangeDecided, ChangeRowGiven, ChangeRowShown, ChangeSetPage } from '@premia/service';
import { Card, Page, useLanguage, useTranslate } from '@premia/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';
import { useSession } from '../../shell/session.ts';
import { BackToChanges } from './BackToChanges.tsx';
import classes from './Changes.module.css';
import { changesMessages } from './changes.messages.ts';
import { EMPTY_ROW, isEmptyRow } from './grid-rows.ts';
import { PreviewCards } from './Preview.tsx';
import { RowsGrid } from './RowsGrid.tsx';
import { useRefusalWords } from './refusal-words.ts';
import { TableIntake } from './TableIntake.tsx';

interface ChangeEditorProps {
  /** Null for a new set; else with all its rows: saving replaces them, so none may be left out. */
  readonly set: StoredChanges | null;
  readonly onDone: () => void;
}

export interface StoredChanges extends ChangeSetPage {
  readonly given: readonly ChangeRowGiven[];
}

interface Draft {
  readonly title: string;
  readonly note: string;
  readonly kind: 'targets' | 'actuals';
  readonly rows: readonly ChangeRowGiven[];
  readonly decimalSign: ',' | '.';
  readonly fileName: string | null;
}

const BLANK_ROWS = 5;
const BLANKS: readonly ChangeRowGiven[] = Array.from({ length: BLANK_ROWS }, () => EMPTY_ROW);

function useDraft(set: StoredChanges | null) {
  const { language } = useLanguage();
  return useState<Draft>({
    title: set?.title ?? '',
    note: set?.note ?? '',
    kind: set?.kind === 'actuals' ? 'actuals' : 'targets',
    rows: set === null ? BLANKS : set.given,
    decimalSign: language === 'ru' ? ',' : '.',
    fileName: set === null || set.sourceName === '' ? null : set.sourceName,
  });
}

/** Rows from a file, a paste or the keyboard; checked and tried out before anything is kept. */
export function ChangeEditor({ set, onDone }: ChangeEditorProps) {
  const t = useTranslate();
  const { may } = useSession();
  const words = useRefusalWords();
  const [draft, setDraft] = useDraft(set);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const rows = draft.rows.filter((row) => !isEmptyRow(row));
  const trial = useTrial();
  const save = useSave(set, onDone);
  const refused = save.data?.ok === false ? save.data : (save.error ?? trial.error);
  const isComplete = draft.title.trim() !== '' && rows.length > 0;
  return (
    <Page title={t(set === null ? changesMessages.newTitle : changesMessages.editTitle)} back={<BackToChanges />}>
      <div className={classes['stack']}>
        <Card>
          <div className={classes['fields']}>
            <TextInput
              label={t(changesMessages.setTitle)}
              description={t(changesMessages.setTitleHint)}
              value={draft.title}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <Textarea
              autosize
              label={t(changesMessages.note)}
              value={draft.note}
              onChange={(event) => change({ note: event.currentTarget.value })}
            />
          </div>
          {set === null && may.includes('criterion.edit') && (
            <SegmentedControl
              mt="md"
              aria-label={t(changesMessages.kind)}
              value={draft.kind}
              data={[
                { value: 'targets', label: t(changesMessages.kindTargets) },
                { value: 'actuals', label: t(changesMessages.kindActuals) },
              ]}
              onChange={(kind) => change({ kind: kind === 'actuals' ? 'actuals' : 'targets' })}
            />
          )}
        </Card>
        <Card title={t(changesMessages.rowsTitle)}>
          <p className={classes['quiet']}>{t(changesMessages.rowsHint)}</p>
          <TableIntake
            onTaken={({ rows: taken, fileName, decimalSign }) =>
              change({
                rows: taken,
                decimalSign,
                fileName,
                ...(draft.title === '' && fileName !== null ? { title: fileName.replace(/\.csv$/i, '') } : {}),
              })
            }
          />
          <RowsGrid rows={draft.rows} checked={trial.data?.rows ?? []} onChange={(next) => change({ rows: next })} />
        </Card>
        {trial.data !== undefined && <Checked rows={trial.data.rows} />}
        {trial.data !== undefined && (
          <PreviewCards title={t(changesMessages.preview)} preview={trial.data.preview} isTrial />
        )}
        {refused !== null && refused !== undefined && (
          <p className={classes['wrong']} role="alert">
            {words(refused)}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t(changesMessages.keep)}
          </Button>
          <Button
            variant="default"
            disabled={rows.length === 0}
            loading={trial.isPending}
            onClick={() => {
              change({ rows });
              trial.mutate({ kind: draft.kind, rows, decimalSign: draft.decimalSign });
            }}
          >
            {t(changesMessages.check)}
          </Button>
          <Button disabled={!isComplete} loading={save.isPending} onClick={() => save.mutate({ ...draft, rows })}>
            {t(changesMessages.save)}
          </Button>
        </Group>
      </div>
    </Page>
  );
}

function Checked({ rows }: { readonly rows: readonly ChangeRowShown[] }) {
  const t = useTranslate();
  const count = rows.filter(({ change }) => change === null).length;
  return (
    <p className={count === 0 ? classes['quiet'] : classes['wrong']} role="status">
      {count === 0 ? t(changesMessages.sound) : t(changesMessages.problems, { count })}
    </p>
  );
}

function useTrial() {
  const { changes } = useTRPCClient();
  return useMutation({
    mutationFn: (input: Pick<Draft, 'kind' | 'decimalSign'> & { readonly rows: readonly ChangeRowGiven[] }) =>
      changes.tryOut.query({ ...input, rows: [...input.rows] }),
  });
}

function useSave(set: ChangeSetPage | null, onDone: () => void) {
  const trpc = useTRPC();
  const { changes } = useTRPCClient();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ title, note, fileName, kind, rows, decimalSign }: Draft): Promise<ChangeDecided> => {
      const input = { title, note, fileName, changes: { kind, rows: [...rows], decimalSign } };
      return set === null
        ? changes.create.mutate(input)
        : changes.edit.mutate({ ...input, changeSetId: set.id, revision: set.revision });
    },
    onSuccess: async (answer) => {
      await queryClient.invalidateQueries({ queryKey: trpc.changes.pathKey() });
      if (!answer.ok) return;
      if (set === null) {
        await navigate({ to: '/changes/$changeSetId', params: { changeSetId: answer.changeSetId } });
      } else onDone();
    },
  });
}
