import type { BilingualText } from './bilingual-text.ts';

/** Everything people are told; the browser has words and a link for each (`shell/notifications`). */
export type NotificationCode =
  | 'comment/mentioned'
  | 'change/waits'
  | 'change/decided'
  | 'change/announced'
  | 'submission/waits'
  | 'submission/decided'
  | 'initiative/assigned'
  | 'initiative/deadline-near'
  | 'initiative/overdue'
  | 'initiative/to-approve'
  | 'initiative/returned'
  | 'initiative/approved'
  | 'initiative/declined'
  | 'initiative/corrected'
  | 'initiative/correction-declined'
  | 'initiative/revoked'
  | 'initiative/rewarded';

/** notifications.list(): the latest ones of the caller. */
export interface PersonNotification {
  readonly id: string;
  readonly code: NotificationCode;
  readonly details: Readonly<Record<string, string>>;
  readonly by: { readonly id: string; readonly name: BilingualText } | null;
  readonly createdAt: string;
  readonly isRead: boolean;
}
