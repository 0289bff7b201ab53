import { systemActor } from '@premia/access';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensurePeriods, movePeriod } from '../repositories/periods.ts';
import { type MigratedDatabase, openTestDatabase } from '../testing/test-database.ts';
import { lockPeriodExclusive, lockPeriodShared } from './period-lock.ts';
import { withTx } from './with-tx.ts';

let database: MigratedDatabase;
beforeAll(async () => {
  database = await openTestDatabase(12);
});
afterAll(() => database.close());

const ACTOR = systemActor('race');
const WRITERS = 8;
const ROUNDS = 25;

/** What a writer does to a period; the audit stands for any row that must not come after the seal. */
async function writeUntilClosed(period: string): Promise<number> {
  for (let written = 0; ; written += 1) {
    const isOpen = await withTx(database.pool, ACTOR, async (tx) => {
      if ((await lockPeriodShared(tx, period)) !== 'open') return false;
      await tx.rows(
        `insert into audit (actor, action, target_kind, target_id, at) values ('race', 'write', 'period', $1, clock_timestamp())`,
        [period],
      );
      return true;
    });
    if (!isOpen) return written;
  }
}

async function close(period: string): Promise<void> {
  await withTx(database.pool, ACTOR, async (tx) => {
    await lockPeriodExclusive(tx, period);
    await movePeriod(tx, period, { from: ['open'], to: 'closing', runId: null });
  });
  await withTx(database.pool, ACTOR, async (tx) => {
    await lockPeriodExclusive(tx, period);
    await movePeriod(tx, period, { from: ['closing'], to: 'sealed', runId: null });
  });
}

it('lets nothing be written after the seal, and nothing be lost before it', async () => {
  const days = Array.from({ length: ROUNDS }, (_, index) => `${2000 + index}-01-15`);
  await withTx(database.pool, ACTOR, (tx) => ensurePeriods(tx, days, ['month']));
  let written = 0;
  for (const period of days.map((day) => day.slice(0, 7))) {
    const writers = Array.from({ length: WRITERS }, () => writeUntilClosed(period));
    const counts = await Promise.all([...writers, close(period).then(() => 0)]);
    written += counts.reduce((sum, count) => sum + count, 0);
  }
  const { rows } = await database.owner.query<{ rows: number; late: number }>(
    `select count(*)::int as rows, count(*) filter (where a.at > p.sealed_at)::int as late
     from audit a join periods p on p.key = a.target_id where a.actor = 'race'`,
  );
  expect(rows).toEqual([{ rows: written, late: 0 }]);
});
