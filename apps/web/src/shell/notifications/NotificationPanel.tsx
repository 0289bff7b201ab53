import { Popover } from '@mantine/core';
import type { PersonNotification } from '@premia/service';
import { EmptyState, useFormat, useLanguage, useName, useTranslate } from '@premia/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useState } from 'react';
import { useTRPC } from '../api.ts';
import { Loaded } from '../Loaded.tsx';
import { BellButton } from './BellButton.tsx';
import classes from './Notifications.module.css';
import { notificationPath, notificationWords } from './notification-signs.ts';
import { notificationMessages } from './notifications.messages.ts';

const PANEL_WIDTH_PX = 352;

/** What I was told, the latest first; opening it reads it. */
export function NotificationPanel() {
  const t = useTranslate();
  const [opened, setOpened] = useState(true);
  return (
    <Popover
      width={PANEL_WIDTH_PX}
      position="bottom-start"
      opened={opened}
      onChange={setOpened}
      trapFocus
      withinPortal
      returnFocus
    >
      <Popover.Target>
        <BellButton aria-expanded={opened} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown className={classes['panel']} aria-label={t(notificationMessages.title)}>
        <h2 className={classes['title']}>{t(notificationMessages.title)}</h2>
        <NotificationList onLeave={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function NotificationList({ onLeave }: { readonly onLeave: () => void }) {
  const t = useTranslate();
  const trpc = useTRPC();
  const list = useQuery({ ...trpc.notifications.list.queryOptions(), staleTime: 0 });
  useReadThrough(list.isFetching ? undefined : list.data?.find(({ isRead }) => !isRead)?.id);
  return (
    <Loaded query={list} skeleton={<p className={classes['hint']}>{t(notificationMessages.loading)}</p>}>
      {(notifications) =>
        notifications.length === 0 ? (
          <EmptyState title={t(notificationMessages.empty)} text={t(notificationMessages.emptyText)} />
        ) : (
          <ul className={classes['list']}>
            {notifications.map((notification) => (
              <NotificationItem key={notification.id} notification={notification} onLeave={onLeave} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function NotificationItem(props: { readonly notification: PersonNotification; readonly onLeave: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useName();
  const router = useRouter();
  const { language } = useLanguage();
  const { notification, onLeave } = props;
  const path = notificationPath(notification);
  const by = notification.by === null ? t(notificationMessages.somebody) : nameOf(notification.by.name);
  const follow = (event: MouseEvent) => {
    // With a modifier it is the browser's to open another tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onLeave();
    router.history.push(path);
  };
  return (
    <li>
      <a href={path} className={classes['item']} data-unread={!notification.isRead || undefined} onClick={follow}>
        <span>
          {notificationWords(notification, { t, language, format, by })}
          {!notification.isRead && <span className={classes['unread']}>{t(notificationMessages.unread)}</span>}
        </span>
        <span className={classes['hint']}>{format.dateTime(notification.createdAt)}</span>
      </a>
    </li>
  );
}

/** Tells the service that everything up to `throughId` was seen; the marks stay until the list is opened again. */
function useReadThrough(throughId: string | undefined): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate } = useMutation(
    trpc.notifications.markRead.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.notifications.unread.queryKey() }),
    }),
  );
  useEffect(() => {
    if (throughId !== undefined) mutate({ throughId });
  }, [throughId, mutate]);
}
