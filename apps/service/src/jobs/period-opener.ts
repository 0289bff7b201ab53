import { systemActor } from '@premia/access';
import { periodOf } from '@premia/compensation';
import { ensurePeriods, markEverybody, type Pool, periodKindsInUse, withChange } from '@premia/database';
import { companyToday } from '../features/company/repository.ts';
import type { Logger } from '../observability/logging.ts';
import type { Job } from './loop.ts';

const OPENER = systemActor('period-opener');
const POLL_MS = 60_000;

export interface PeriodOpenerOptions {
  readonly pool: Pool;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Opens the periods the company's calendar has come to, so that everyone has an accrual from the first day. */
export function periodOpener({ pool, now, log }: PeriodOpenerOptions): Job {
  return {
    name: 'period-opener',
    pollMs: POLL_MS,
    async round() {
      const opened = await openCurrentPeriods(pool, now());
      if (opened.length > 0) {
        log.info({ periods: opened }, 'Periods were opened');
      }
      return 'idle';
    },
  };
}

/** Keys of the periods that were not there yet. */
export async function openCurrentPeriods(pool: Pool, instant: Date): Promise<readonly string[]> {
  return withChange(pool, OPENER, async (tx) => {
    const today = await companyToday(tx, instant);
    const kinds = await periodKindsInUse(tx);
    const current = kinds.map((kind) => periodOf(today, kind).text);
    const known = await tx.rows<{ readonly key: string }>('select key from periods where key = any($1)', [current]);
    const [first, ...others] = current.filter((key) => known.every((row) => row.key !== key));
    if (first === undefined) {
      return { unchanged: [] };
    }
    await ensurePeriods(tx, [today], kinds);
    const opened = [first, ...others];
    for (const period of opened) {
      await markEverybody(tx, period, { kind: 'period', source: 'calendar', id: period, title: period });
    }
    return {
      result: opened,
      audit: [openedEntry(first), ...others.map(openedEntry)],
      outbox: opened.map((period) => ({ topic: 'period.changed', payload: { period, state: 'open', revision: 1 } })),
    };
  });
}

function openedEntry(period: string) {
  return { action: 'period.open', target: { kind: 'period', id: period } };
}
