import { z } from 'zod';

export { CHANNELS } from '@premia/database';

const accrualAnnouncementSchema = z.object({ period: z.string(), employeeId: z.string() });

/** Whose accrual moved. */
export function readAccrualAnnouncement(payload: string): { readonly period: string; readonly employeeId: string } {
  return accrualAnnouncementSchema.parse(JSON.parse(payload));
}
