import { Tooltip } from '@mantine/core';
import { useName, useTranslate } from '@premia/ui';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { announce } from '../state/announce.ts';
import { useDesigner } from '../state/designer-context.tsx';
import classes from './People.module.css';
import { personStyle } from './person-colour.ts';
import { presenceMessages as messages } from './presence.messages.ts';
import type { Other, Presence } from './presence.ts';

/** More would push the buttons away. */
const SHOWN_MAX = 4;

/** Who else has the scheme open; a click follows where they look. */
export function People() {
  const { presence } = useDesigner();
  return presence === null ? null : <PeopleHere presence={presence} />;
}

function PeopleHere({ presence }: { readonly presence: Presence }) {
  const t = useTranslate();
  const nameOf = useName();
  const people = onePageEach(useStore(presence.others));
  const followed = useStore(presence.followed);
  useArrivals(people);
  if (people.length === 0) return null;
  const rest = people.slice(SHOWN_MAX);
  return (
    <ul className={classes['people']} aria-label={t(messages.here)}>
      {people.slice(0, SHOWN_MAX).map((person) => {
        const isFollowed = person.page === followed;
        const label = t(isFollowed ? messages.unfollow : messages.follow, { name: nameOf(person.name) });
        return (
          <li key={person.personId}>
            <Tooltip label={label}>
              <button
                type="button"
                className={classes['person']}
                style={personStyle(person.colour)}
                aria-label={label}
                aria-pressed={isFollowed}
                onClick={() => presence.followed.setState(isFollowed ? null : person.page, true)}
              >
                {initials(nameOf(person.name))}
              </button>
            </Tooltip>
          </li>
        );
      })}
      {rest.length > 0 && (
        <li>
          <Tooltip label={t(messages.more, { names: rest.map(({ name }) => nameOf(name)).join(', ') })}>
            <span className={classes['more']}>+{rest.length}</span>
          </Tooltip>
        </li>
      )}
    </ul>
  );
}

/** Somebody with several pages is one person here: the page that was touched last stands for them. */
function onePageEach(others: readonly Other[]): readonly Other[] {
  return [...new Map(others.map((other) => [other.personId, other])).values()];
}

function initials(name: string): string {
  return name
    .split(/\s+/u)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase();
}

/** Says to those who do not see the circles who came and who went. */
function useArrivals(people: readonly Other[]): void {
  const { ui } = useDesigner();
  const t = useTranslate();
  const nameOf = useName();
  const before = useRef(people);
  useEffect(() => {
    const known = new Map(before.current.map((person) => [person.personId, person]));
    const now = new Map(people.map((person) => [person.personId, person]));
    const came = people.find(({ personId }) => !known.has(personId));
    const went = before.current.find(({ personId }) => !now.has(personId));
    before.current = people;
    if (came !== undefined) announce(ui, t(messages.joined, { name: nameOf(came.name) }));
    else if (went !== undefined) announce(ui, t(messages.left, { name: nameOf(went.name) }));
  }, [people, ui, t, nameOf]);
}
