import { z } from 'zod';

export { CHANNELS } from '@premia/database';

const accrualAnnouncementSchema = z.object({ period: z.string(), employeeId: z.string() });

/** Whose accrual moved. */
export function readAccrualAnnouncement(payload: string): { readonly period: string; readonly employeeId: string } {
  return accrualAnnouncementSchema.parse(JSON.parse(payload));
}

const draftAnnouncementSchema = z.object({ schemeId: z.string(), revision: z.number() });

/** Whose draft was saved, and as which revision. */
export function readDraftAnnouncement(payload: string): { readonly schemeId: string; readonly revision: number } {
  return draftAnnouncementSchema.parse(JSON.parse(payload));
}
