import { insertNotifications, type Tx } from '@premia/database';
import type { NotificationCode } from '../../contract.ts';

export interface Notice {
  readonly to: readonly string[];
  readonly code: NotificationCode;
  readonly details: Readonly<Record<string, string>>;
}

/**
 * Tells people something, in the transaction that makes it true. `details` are ids and titles for the wording and the
 * link, never an amount; `by` names whoever caused it, who is not told.
 */
export async function notify(tx: Tx, notices: readonly Notice[]): Promise<void> {
  const notifications = notices.flatMap(({ to, code, details }) =>
    [...new Set(to)].map((employeeId) => ({ employeeId, code, details })),
  );
  await insertNotifications(tx, notifications);
}
