import type { SessionLock, Tx } from './with-tx.ts';

/** First key of the advisory locks on periods; the second is the hash of the period's key. */
const PERIOD_LOCKS = 7_736_643;

export type PeriodState = 'open' | 'closing' | 'sealed';

/**
 * Lock first, then read: whoever writes to periods takes their shared locks and only then looks at their states,
 * in a later statement and so in a later snapshot. A foreign key or `select state` alone lets writes slip in after
 * the seal. Periods without a row are not in the answer.
 */
export async function lockPeriodsShared(tx: Tx, periods: readonly string[]): Promise<ReadonlyMap<string, PeriodState>> {
  const keys = [...new Set(periods)].sort();
  // One statement each, in one order for everybody, so that two writers cannot wait for each other.
  for (const key of keys)
    await tx.prepared('select pg_advisory_xact_lock_shared($1, hashtext($2))', [PERIOD_LOCKS, key]);
  return readStates(tx, keys);
}

export async function lockPeriodShared(tx: Tx, period: string): Promise<PeriodState | null> {
  return (await lockPeriodsShared(tx, [period])).get(period) ?? null;
}

/** Waits for every writer of the period and keeps new ones out until the transaction ends. */
export async function lockPeriodExclusive(tx: Tx, period: string): Promise<PeriodState | null> {
  await tx.rows('select pg_advisory_xact_lock($1, hashtext($2))', [PERIOD_LOCKS, period]);
  return (await readStates(tx, [period])).get(period) ?? null;
}

/**
 * A period's lock for `withFrozenChange`: the moment it reads begins when every writer of the period is done
 * (`exclusive`), or while the period cannot be closed (`shared`).
 */
export function periodLock(period: string, mode: 'exclusive' | 'shared'): SessionLock {
  const shared = mode === 'shared' ? '_shared' : '';
  return {
    take: `select pg_advisory_lock${shared}($1, hashtext($2))`,
    give: `select pg_advisory_unlock${shared}($1, hashtext($2))`,
    parameters: [PERIOD_LOCKS, period],
  };
}

async function readStates(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, PeriodState>> {
  const rows = await tx.prepared<{ key: string; state: PeriodState }>(
    'select key, state from periods where key = any($1)',
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row.state]));
}
