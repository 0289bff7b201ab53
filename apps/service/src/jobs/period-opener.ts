import { systemActor } from '@premia/access';
import {
  ensurePeriods,
  markEverybody,
  type Pool,
  periodKindsInUse,
  takeUnopenedPeriods,
  withChange,
} from '@premia/database';
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

/**
 * Keys of the periods that nobody had opened. A fact or a preview may have brought a period about before its first day or
 * before this looked: it is opened here all the same, once its first day has come.
 */
export async function openCurrentPeriods(pool: Pool, instant: Date): Promise<readonly string[]> {
  return withChange(pool, OPENER, async (tx) => {
    const today = await companyToday(tx, instant);
    await ensurePeriods(tx, [today], await periodKindsInUse(tx));
    const taken = await takeUnopenedPeriods(tx, today);
    const opened = taken.map(({ key }) => key);
    const [first, ...others] = opened;
    if (first === undefined) {
      return { unchanged: [] };
    }
    for (const period of opened) {
      await markEverybody(tx, period, { kind: 'period', source: 'calendar', id: period, title: period });
    }
    return {
      result: opened,
      audit: [openedEntry(first), ...others.map(openedEntry)],
      outbox: taken.map(({ key, revision }) => ({
        topic: 'period.changed',
        payload: { period: key, state: 'open', revision },
      })),
    };
  });
}

function openedEntry(period: string) {
  return { action: 'period.open', target: { kind: 'period', id: period } };
}
