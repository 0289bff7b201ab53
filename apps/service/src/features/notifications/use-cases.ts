import type { PersonActor } from '@premia/access';
import type { PersonNotification } from '../../contract.ts';

export interface NotificationUseCases {
  list(actor: PersonActor): Promise<readonly PersonNotification[]>;
  unread(actor: PersonActor): Promise<{ readonly count: number }>;
  /** Marks everything up to and including `throughId` as read; once is enough. */
  markRead(actor: PersonActor, input: { readonly throughId: string }): Promise<{ readonly count: number }>;
}
