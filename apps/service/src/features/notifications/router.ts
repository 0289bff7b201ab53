import { z } from 'zod';
import type { PersonNotification } from '../../contract.ts';
import { proc, router } from '../../trpc/procedure.ts';

const notificationIdSchema = z.string().regex(/^\d{1,18}$/, 'id');

export const notificationsRouter = router({
  list: proc('notification.read').query(
    ({ ctx }): Promise<readonly PersonNotification[]> => ctx.useCases.notifications.list(ctx.caller),
  ),
  unread: proc('notification.read').query(
    ({ ctx }): Promise<{ readonly count: number }> => ctx.useCases.notifications.unread(ctx.caller),
  ),
  markRead: proc('notification.read')
    .input(z.strictObject({ throughId: notificationIdSchema }))
    .mutation(
      ({ ctx, input }): Promise<{ readonly count: number }> => ctx.useCases.notifications.markRead(ctx.caller, input),
    ),
});
