import { Modal, useMantineColorScheme } from '@mantine/core';
import { useLanguage, useName } from '@premia/ui';
import { IconHierarchy2, IconLanguage, IconMoon, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTRPC } from './api.ts';
import classes from './CommandPalette.module.css';
import { DOOR_SIGNS } from './doors.tsx';
import type { Door } from './session.ts';
import { shellMessages } from './shell.messages.ts';

interface Command {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

const RESULTS_MAX = 12;

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

/** Jump anywhere by typing: sections, schemes, language, appearance. */
export function CommandPalette(props: { readonly doors: readonly Door[]; readonly onClose: () => void }) {
  const { translate: t } = useLanguage();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const words = plain(text).split(/\s+/).filter(Boolean);
  const found = useCommands(props.doors)
    .filter((command) => words.every((word) => plain(`${command.label} ${command.hint}`).includes(word)))
    .slice(0, RESULTS_MAX);
  const current = Math.min(active, found.length - 1);

  function run(command: Command | undefined): void {
    if (command === undefined) return;
    props.onClose();
    command.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setActive((current + step + found.length) % found.length);
    }
    if (event.key === 'Enter') run(found[current]);
  }

  return (
    <Modal opened onClose={props.onClose} withCloseButton={false} size="lg" padding={0} yOffset="12vh" centered={false}>
      <div className={classes['field']}>
        <IconSearch size={18} stroke={1.75} aria-hidden="true" />
        <input
          className={classes['input']}
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found[current] === undefined ? undefined : `${listId}-${found[current].id}`}
          aria-label={t(shellMessages.search)}
          placeholder={t(shellMessages.search)}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={classes['list']} role="listbox" id={listId} aria-label={t(shellMessages.search)}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above owns the keyboard.
          <div
            key={command.id}
            id={`${listId}-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={classes['option']}
            onClick={() => run(command)}
            onMouseMove={() => setActive(index)}
          >
            <span className={classes['icon']}>{command.icon}</span>
            <span className={classes['label']}>{command.label}</span>
            <span className={classes['hint']}>{command.hint}</span>
          </div>
        ))}
        {found.length === 0 && <p className={classes['none']}>{t(shellMessages.paletteNothing)}</p>}
      </div>
    </Modal>
  );
}

function useCommands(doors: readonly Door[]): readonly Command[] {
  const { language, setLanguage, translate: t } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const nameOf = useName();
  const navigate = useNavigate();
  const trpc = useTRPC();
  const schemes = useQuery({ ...trpc.schemes.list.queryOptions(), enabled: doors.includes('schemes') });
  const sections = doors.map((door): Command => {
    const { path, label, Icon } = DOOR_SIGNS[door];
    return {
      id: door,
      label: t(label),
      hint: t(shellMessages.section),
      icon: <Icon size={18} stroke={1.75} />,
      run: () => void navigate({ to: path }),
    };
  });
  const openSchemes = (schemes.data ?? []).map(
    (scheme): Command => ({
      id: scheme.id,
      label: nameOf(scheme.title),
      hint: t(shellMessages.scheme),
      icon: <IconHierarchy2 size={18} stroke={1.75} />,
      run: () => void navigate({ to: '/schemes/$schemeId', params: { schemeId: scheme.id } }),
    }),
  );
  const actions: readonly Command[] = [
    {
      id: 'language',
      label: language === 'ru' ? 'English' : 'Русский',
      hint: t(shellMessages.language),
      icon: <IconLanguage size={18} stroke={1.75} />,
      run: () => setLanguage(language === 'ru' ? 'en' : 'ru'),
    },
    {
      id: 'theme',
      label: t(colorScheme === 'dark' ? shellMessages.toLight : shellMessages.toDark),
      hint: t(shellMessages.appearance),
      icon: <IconMoon size={18} stroke={1.75} />,
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
  ];
  return [...sections, ...openSchemes, ...actions];
}
