import type { Pool } from '@premia/database';
import { attendInitiatives } from '../features/initiatives/attend.ts';
import type { Job } from './loop.ts';

const POLL_MS = 60_000;

/** Reminders, monthly facts and paid rewards of initiatives: nothing announces the passing of days, so it looks. */
export function initiativeAttendant({ pool, now }: { readonly pool: Pool; readonly now: () => Date }): Job {
  return {
    name: 'initiatives',
    pollMs: POLL_MS,
    async round() {
      await attendInitiatives(pool, now());
      return 'idle';
    },
  };
}
