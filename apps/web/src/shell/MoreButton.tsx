import { useTranslate } from '@premia/ui';
import { IconDots } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import classes from './AppFrame.module.css';
import { shellMessages } from './shell.messages.ts';

export type MoreButtonProps = ComponentProps<'button'> & { readonly isHere: boolean };

/** The last place of a phone's bar; takes whatever a menu gives its target. */
export function MoreButton({ isHere, ...button }: MoreButtonProps) {
  const t = useTranslate();
  return (
    <button
      aria-haspopup="menu"
      {...button}
      type="button"
      className={classes['bottomLink']}
      data-status={isHere ? 'active' : undefined}
    >
      <IconDots size={22} stroke={1.75} aria-hidden="true" />
      <span>{t(shellMessages.more)}</span>
    </button>
  );
}
