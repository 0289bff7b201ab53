import { useTranslate } from '@premia/ui';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { useTRPC } from '../api.ts';
import classes from './Notifications.module.css';
import { notificationMessages } from './notifications.messages.ts';

/** A colleague's word may wait this long; coming back to the window asks at once. */
const LOOK_EVERY_MS = 30_000;
const COUNT_SHOWN_MAX = 99;

/** Tells how much is unread; takes whatever a popover gives its target. */
export function BellButton(props: ComponentProps<'button'>) {
  const t = useTranslate();
  const trpc = useTRPC();
  const unread = useQuery({ ...trpc.notifications.unread.queryOptions(), refetchInterval: LOOK_EVERY_MS });
  const count = unread.data?.count ?? 0;
  return (
    <button
      aria-haspopup="dialog"
      {...props}
      type="button"
      className={classes['bell']}
      aria-label={t(notificationMessages.bell, { count })}
    >
      <IconBell size={18} stroke={1.75} aria-hidden="true" />
      {count > 0 && (
        <span className={classes['count']} aria-hidden="true">
          {count > COUNT_SHOWN_MAX ? `${COUNT_SHOWN_MAX}+` : count}
        </span>
      )}
    </button>
  );
}
