import { ActionIcon, Combobox, InputBase, ScrollArea, Tooltip, useCombobox } from '@mantine/core';
import type { PersonSummary } from '@premia/service';
import { useName, useTranslate } from '@premia/ui';
import { IconChevronLeft, IconChevronRight, IconUser } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { focusCanvas } from '../canvas/focus-canvas.ts';
import { designerMessages as messages } from '../designer.messages.ts';
import { useDesigner, useUi } from '../state/designer-context.tsx';
import classes from './TopBar.module.css';
import type { SampleControl } from './use-sample.ts';
import type { SamplePeople } from './use-sample-people.ts';

/** How many people the list shows before typing narrows it. */
const OPTIONS_MAX = 60;

/** Whose numbers stand on the drawing: search by name, or one of the ready-made picks. */
export function SamplePicker({ control }: { readonly control: SampleControl }) {
  const t = useTranslate();
  const nameOf = useName();
  const [query, setQuery] = useState('');
  const { ui } = useDesigner();
  const isOpen = useUi((state) => state.isChoosingSample);
  const combobox = useCombobox({
    opened: isOpen,
    onOpenedChange: (opened) => {
      ui.setState({ isChoosingSample: opened });
      if (!opened) setQuery('');
    },
  });
  useEffect(() => {
    if (query !== '') combobox.selectFirstOption();
  }, [query, combobox.selectFirstOption]);
  // Whoever opens the list is about to type a name; a letter that misses the field would hit a shortcut. The field is
  // mounted, hidden, before the list is opened, so it takes the focus when it comes to be seen.
  useLayoutEffect(() => {
    if (isOpen) combobox.searchRef.current?.focus({ preventScroll: true });
  }, [isOpen, combobox.searchRef]);
  const { list } = control.people;
  const chosen = list.find((person) => person.id === control.sample.employeeId);
  return (
    <span className={classes['sample']}>
      <Tooltip label={`${t(messages.previousPerson)} ( [ )`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t(messages.previousPerson)}
          onClick={() => control.step(-1)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
      </Tooltip>
      <Combobox
        store={combobox}
        width={320}
        position="bottom-start"
        onOptionSubmit={(id) => {
          control.choose(id);
          combobox.closeDropdown();
          focusCanvas();
        }}
      >
        <Combobox.Target targetType="button">
          <InputBase
            component="button"
            type="button"
            pointer
            size="xs"
            leftSection={<IconUser size={14} />}
            rightSection={<Combobox.Chevron />}
            rightSectionPointerEvents="none"
            className={classes['sampleButton'] ?? ''}
            aria-label={`${t(messages.sample)}: ${chosen === undefined ? t(messages.chooseSample) : nameOf(chosen.name)}`}
            onClick={() => combobox.toggleDropdown()}
          >
            <span className={classes['ellipsis']}>
              {chosen === undefined ? t(messages.chooseSample) : nameOf(chosen.name)}
            </span>
          </InputBase>
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Search
            value={query}
            placeholder={t(messages.searchPeople)}
            aria-label={t(messages.searchPeople)}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <Combobox.Options>{isOpen && <PeopleFound control={control} query={query} />}</Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Tooltip label={`${t(messages.nextPerson)} ( ] )`}>
        <ActionIcon variant="subtle" color="gray" aria-label={t(messages.nextPerson)} onClick={() => control.step(1)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

interface PeopleFoundProps {
  readonly control: SampleControl;
  readonly query: string;
}

/** Drawn only while the list is open: it may hold seventy people. */
function PeopleFound({ control: { people, sample }, query }: PeopleFoundProps) {
  const t = useTranslate();
  const nameOf = useName();
  const { list } = people;
  const found = list.filter((person) =>
    `${person.name.ru ?? ''} ${person.name.en ?? ''}`.toLowerCase().includes(query.trim().toLowerCase()),
  );
  const groups =
    query === '' ? groupsOf(people, t) : [{ label: t(messages.everyone), people: found.slice(0, OPTIONS_MAX) }];
  return (
    <ScrollArea.Autosize mah={320} type="scroll">
      {groups.map((group) => (
        <Combobox.Group key={group.label} label={group.label}>
          {group.people.map((person) => (
            <Combobox.Option
              key={`${group.label} ${person.id}`}
              value={person.id}
              active={person.id === sample.employeeId}
            >
              <span className={classes['person']}>
                <span>{nameOf(person.name)}</span>
                <span className={classes['dim']}>{nameOf(person.position)}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Group>
      ))}
      {query !== '' && found.length === 0 && <Combobox.Empty>{t(messages.nobody)}</Combobox.Empty>}
    </ScrollArea.Autosize>
  );
}

interface PersonGroup {
  readonly label: string;
  readonly people: readonly PersonSummary[];
}

const PRESET_WORDS = {
  typical: messages.typical,
  newcomer: messages.newcomers,
  capped: messages.aboveCap,
  highest: messages.highest,
  idle: messages.noSales,
} as const;

/** The ready-made picks, then everybody who is none of them. */
function groupsOf({ list, presets }: SamplePeople, t: ReturnType<typeof useTranslate>): readonly PersonGroup[] {
  const named = new Set(presets.flatMap(({ people }) => people.map(({ id }) => id)));
  const others = list.filter((person) => !named.has(person.id)).slice(0, OPTIONS_MAX);
  return [
    ...presets.map(({ key, people }) => ({ label: t(PRESET_WORDS[key]), people })),
    ...(others.length === 0 ? [] : [{ label: t(messages.everyone), people: others }]),
  ];
}
