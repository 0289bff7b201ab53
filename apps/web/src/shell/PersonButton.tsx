import { useName, useTranslate } from '@premia/ui';
import type { ComponentProps } from 'react';
import classes from './AppFrame.module.css';
import { rolesInOrder, useSession } from './session.ts';
import { shellMessages } from './shell.messages.ts';

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0))
    .join('');
}

export type PersonButtonProps = ComponentProps<'button'> & { readonly compact: boolean };

/** The signed-in person as a button; takes whatever a menu gives its target. */
export function PersonButton({ compact, ...button }: PersonButtonProps) {
  const t = useTranslate();
  const nameOf = useName();
  const person = useSession();
  const name = nameOf(person.name);
  return (
    <button
      aria-haspopup="menu"
      {...button}
      type="button"
      className={classes['person']}
      // Who speaks to the page says what is seen, and in the narrow bar that is the initials.
      aria-label={compact ? `${initialsOf(name)}, ${t(shellMessages.account)}: ${name}` : undefined}
    >
      <span className={classes['avatar']} aria-hidden="true">
        {initialsOf(name)}
      </span>
      {!compact && (
        <span className={classes['personText']}>
          <span className={classes['personName']}>{name}</span>
          <span className={classes['personRole']}>
            {rolesInOrder(person)
              .map((role) => t(shellMessages[role]))
              .join(', ')}
          </span>
        </span>
      )}
    </button>
  );
}
