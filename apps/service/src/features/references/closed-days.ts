import { lockPeriodsShared, type Tx } from '@premia/database';

export interface ClosedDays {
  /** The closed period a day stands in the way of; null when it may be changed. */
  periodOf(day: string): string | null;
}

interface PeriodRow {
  readonly key: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * What no longer changes from a day on. A rate counts until the next one: none is changed before the last closed period
 * ends (`from-then-on`). A day of the calendar counts in the periods that hold it (`its-own`). The periods' locks are held,
 * so that none is closed meanwhile.
 */
export async function closedDays(
  tx: Tx,
  reach: 'from-then-on' | 'its-own',
  days: readonly string[],
): Promise<ClosedDays> {
  const first = [...days].sort()[0];
  if (first === undefined) return { periodOf: () => null };
  const periods = await tx.rows<PeriodRow>(
    `select key, starts_on as "startsOn", ends_on as "endsOn" from periods where ends_on > $1 order by starts_on, key`,
    [first],
  );
  const states = await lockPeriodsShared(
    tx,
    periods.map(({ key }) => key),
  );
  const closed = periods.filter(({ key }) => states.get(key) !== 'open');
  return {
    periodOf(day) {
      const found = closed.findLast(
        ({ startsOn, endsOn }) => endsOn > day && (reach === 'from-then-on' || startsOn <= day),
      );
      return found?.key ?? null;
    },
  };
}

/** The same for a list that is only shown. */
export async function closedForShowing(
  tx: Tx,
): Promise<{ readonly ends: string | null; readonly spans: readonly PeriodRow[] }> {
  const spans = await tx.rows<PeriodRow>(
    `select key, starts_on as "startsOn", ends_on as "endsOn" from periods where state <> 'open' order by ends_on`,
  );
  return { ends: spans.at(-1)?.endsOn ?? null, spans };
}
