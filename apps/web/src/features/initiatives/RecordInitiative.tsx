import { ActionIcon, Button, Group, Modal, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import type { InitiativeKind } from '@premia/service';
import { useName, useTranslate } from '@premia/ui';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../../shell/session.ts';
import { ColleagueSelect } from './ColleagueSelect.tsx';
import classes from './Initiatives.module.css';
import { refusalWords } from './initiative-words.ts';
import { initiativeMessages } from './initiatives.messages.ts';
import { type AuthorDraft, addAuthor, isWhole, sharesOf } from './shares.ts';
import { today } from './today.ts';
import { useCommand } from './use-command.ts';

const TITLE_LENGTH_MAX = 200;

/** A short form, made for a thumb: what, in one line, when, with whom. */
export function RecordInitiative({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate();
  const nameOf = useName();
  const person = useSession();
  const [kind, setKind] = useState<InitiativeKind>('proposal');
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [happenedOn, setHappenedOn] = useState(today);
  const [authors, setAuthors] = useState<readonly AuthorDraft[]>([
    { id: person.employeeId, name: nameOf(person.name), percent: '100' },
  ]);
  const send = useCommand(onClose);
  const problem = refusalWords(send, t);
  const isReady = title.trim() !== '' && happenedOn !== '' && isWhole(authors);
  return (
    <Modal opened onClose={onClose} title={t(initiativeMessages.record)}>
      <Stack gap="md">
        <div>
          <SegmentedControl
            fullWidth
            aria-label={t(initiativeMessages.kind)}
            value={kind}
            onChange={(value) => setKind(value === 'achievement' ? 'achievement' : 'proposal')}
            data={(['proposal', 'achievement'] as const).map((value) => ({
              value,
              label: t(initiativeMessages[value]),
            }))}
          />
          <p className={classes['hint']}>
            {t(kind === 'proposal' ? initiativeMessages.proposalHint : initiativeMessages.achievementHint)}
          </p>
        </div>
        <TextInput
          data-autofocus
          required
          label={t(initiativeMessages.name)}
          maxLength={TITLE_LENGTH_MAX}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          autosize
          minRows={3}
          label={t(initiativeMessages.text)}
          description={t(initiativeMessages.textHint)}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          required
          label={t(initiativeMessages.happenedOn)}
          max={today()}
          value={happenedOn}
          onChange={(event) => setHappenedOn(event.currentTarget.value)}
        />
        <Authors authors={authors} onChange={setAuthors} />
        {problem !== null && (
          <p className={classes['refusal']} role="alert">
            {problem}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t(initiativeMessages.cancel)}
          </Button>
          <Button
            disabled={!isReady}
            loading={send.isPending}
            onClick={() =>
              send.mutate((initiatives) =>
                initiatives.record.mutate({ kind, title, description, happenedOn, authors: sharesOf(authors) }),
              )
            }
          >
            {t(initiativeMessages.send)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface AuthorsProps {
  readonly authors: readonly AuthorDraft[];
  readonly onChange: (authors: readonly AuthorDraft[]) => void;
}

function Authors({ authors, onChange }: AuthorsProps) {
  const t = useTranslate();
  const change = (index: number, next: AuthorDraft): void =>
    onChange(authors.map((author, at) => (at === index ? next : author)));
  return (
    <fieldset className={classes['authors']}>
      <legend>{t(initiativeMessages.authors)}</legend>
      {authors.map((author, index) => (
        // Rows are told apart by their place: a person is chosen into a row.
        <div key={`author ${String(index)}`} className={classes['author']}>
          {index === 0 ? (
            <span className={classes['self']}>{t(initiativeMessages.me, { name: author.name })}</span>
          ) : (
            <ColleagueSelect
              label={t(initiativeMessages.author)}
              value={author.id === '' ? null : author}
              onChange={(colleague) =>
                change(index, { ...author, id: colleague?.id ?? '', name: colleague?.name ?? '' })
              }
            />
          )}
          {authors.length > 1 && (
            <TextInput
              className={classes['share']}
              inputMode="numeric"
              label={t(initiativeMessages.share)}
              value={author.percent}
              onChange={(event) => change(index, { ...author, percent: event.currentTarget.value.replace(/\D/g, '') })}
            />
          )}
          {index > 0 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(initiativeMessages.removeAuthor)}
              onClick={() => onChange(authors.filter((_, at) => at !== index))}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          )}
        </div>
      ))}
      {authors.length > 1 && <p className={classes['hint']}>{t(initiativeMessages.sharesHint)}</p>}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange(addAuthor(authors))}
      >
        {t(initiativeMessages.addAuthor)}
      </Button>
    </fieldset>
  );
}
