import { Button, Combobox, Textarea, useCombobox } from '@mantine/core';
import type { MentionablePerson } from '@premia/service';
import { useName, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTRPC } from '../../../shell/api.ts';
import { failureWords } from '../../../shell/failures.ts';
import classes from './Comments.module.css';
import { commentMessages as messages } from './comments.messages.ts';
import { callAt } from './threads.ts';

export interface Remark {
  readonly text: string;
  readonly mentions: readonly string[];
}

export interface ComposerProps {
  readonly label: string;
  readonly isFocused?: boolean;
  readonly onSend: (remark: Remark) => Promise<void>;
  /** Beside the button: the place, or the way out. */
  readonly children?: ReactNode;
}

const CHOICES_MAX = 6;
const TEXT_LENGTH_MAX = 4_000;

/** A text with `@` for calling people. A remark that could not be sent stays in the field. */
export function Composer({ label, isFocused = false, onSend, children }: ComposerProps) {
  const t = useTranslate();
  const nameOf = useName();
  const trpc = useTRPC();
  const people = useQuery(trpc.comments.people.queryOptions()).data ?? [];
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [cursor, setCursor] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox();
  const call = callAt(text, cursor);
  const choices = call === null ? [] : matching(people, call.letters, nameOf).slice(0, CHOICES_MAX);

  const choose = (id: string) => {
    const person = people.find((one) => one.id === id);
    if (person === undefined || call === null) return;
    const name = `@${nameOf(person.name)} `;
    setText(text.slice(0, call.from) + name + text.slice(cursor));
    setCursor(call.from + name.length);
    combobox.closeDropdown();
    field.current?.focus();
  };
  const send = async () => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      const mentions = people.filter((person) => text.includes(`@${nameOf(person.name)}`)).map(({ id }) => id);
      await onSend({ text: text.trim(), mentions });
      setText('');
    } catch (error) {
      setFailure(t(messages.notSent, { reason: failureWords(error, t).text }));
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // The same keys check the scheme outside this field.
      event.stopPropagation();
      void send();
    }
  };
  return (
    <div className={classes['composer']}>
      <Combobox store={combobox} onOptionSubmit={choose} position="top-start" withinPortal>
        <Combobox.Target>
          <Textarea
            ref={field}
            aria-label={label}
            placeholder={t(messages.placeholder)}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={TEXT_LENGTH_MAX}
            autoFocus={isFocused}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setCursor(event.currentTarget.selectionStart);
              combobox.openDropdown();
              combobox.selectFirstOption();
            }}
            onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={onKeyDown}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={choices.length === 0}>
          <Combobox.Options aria-label={t(messages.people)}>
            {choices.map(({ id, name }) => (
              <Combobox.Option key={id} value={id}>
                {nameOf(name)}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {failure !== null && (
        <p className={classes['failure']} role="alert">
          {failure}
        </p>
      )}
      <div className={classes['composerEnd']}>
        {children}
        <span className={classes['hint']} aria-hidden="true">
          {t(messages.sendHint)}
        </span>
        <Button size="xs" loading={isBusy} disabled={text.trim() === ''} onClick={() => void send()}>
          {t(messages.send)}
        </Button>
      </div>
    </div>
  );
}

function matching(
  people: readonly MentionablePerson[],
  letters: string,
  nameOf: ReturnType<typeof useName>,
): readonly MentionablePerson[] {
  const wanted = letters.toLocaleLowerCase();
  return people.filter(({ name }) =>
    nameOf(name)
      .toLocaleLowerCase()
      .split(/\s+/u)
      .some((part) => part.startsWith(wanted)),
  );
}
