import {
  type Change,
  countUnreadNotifications,
  listNotifications,
  markNotificationsRead,
  type StoredNotification,
  type Unchanged,
  withChange,
  withSnapshot,
} from '@premia/database';
import type { NotificationCode, PersonNotification } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import type { NotificationUseCases } from './use-cases.ts';

const LISTED_MAX = 50;

type Marked = { readonly count: number };

/** What a person should be told: in the product, in their own language, with a link to where it happened. */
export function createNotificationService({ pool }: Pick<Dependencies, 'pool'>): NotificationUseCases {
  return {
    list: (actor) =>
      withSnapshot(pool, actor, async (tx) => {
        const stored = await listNotifications(tx, { employeeId: actor.employeeId, limit: LISTED_MAX });
        return stored.map(toPersonNotification);
      }),
    unread: (actor) =>
      withSnapshot(pool, actor, async (tx) => ({ count: await countUnreadNotifications(tx, actor.employeeId) })),
    markRead: (actor, { throughId }) =>
      withChange(pool, actor, async (tx): Promise<Change<Marked> | Unchanged<Marked>> => {
        const { employeeId } = actor;
        const count = await markNotificationsRead(tx, { employeeId, throughId });
        if (count === 0) {
          return { unchanged: { count } };
        }
        const target = { kind: 'person', id: employeeId };
        return {
          result: { count },
          audit: [{ action: 'notification.read', target, details: { throughId, count: String(count) } }],
          outbox: [],
        };
      }),
  };
}

function toPersonNotification({ id, code, details, by, createdAt, readAt }: StoredNotification): PersonNotification {
  // Only `notify` writes codes, and it takes no others.
  return { id, code: code as NotificationCode, details, by, createdAt, isRead: readAt !== null };
}
