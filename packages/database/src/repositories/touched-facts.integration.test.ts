import { systemActor } from '@premia/access';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../connection/with-tx.ts';
import { type MigratedDatabase, openTestDatabase } from '../testing/test-database.ts';
import { noteTouchedFacts, takeTouchedFacts } from './dirty.ts';

const ACTOR = systemActor('test');
const FACTS = 30_000;

let database: MigratedDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.query(`
    insert into employees (id, name, hired_on) select 'p' || n, '{}', '2024-01-01' from generate_series(0, 9) n;
    insert into facts (id, source, external_id, current_version) overriding system value
      select n, 'crm', 'f' || n, 1 from generate_series(1, ${FACTS}) n;
    insert into fact_versions (fact_id, version, fact_type, occurred_on, title, payload_hash)
      select n, 1, 'deal.won', '2026-03-01'::date + n % 2, 'Deal ' || n, 'h' from generate_series(1, ${FACTS}) n;
    insert into credits (fact_id, version, employee_id, role, share, occurred_on, period)
      select n, 1, 'p' || n % 10, 'owner', 1, '2026-03-01'::date + n % 2, '2026-03' from generate_series(1, ${FACTS}) n;`);
});
afterAll(() => database.close());

const takeNotes = () =>
  withTx(database.pool, ACTOR, async (tx) => {
    const taken = await takeTouchedFacts(tx, 64);
    const [row] = await tx.rows<{ read: number }>(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
       from pg_stat_xact_user_tables where relname in ('facts', 'fact_versions', 'credits')`,
    );
    return { taken, read: row?.read ?? 0 };
  });

it('a note costs what it names, however many facts there are and however little is known of them', async () => {
  await withTx(database.pool, ACTOR, (tx) =>
    noteTouchedFacts(tx, [{ firstId: '20001', version: 1, replaced: 0, count: 3 }]),
  );
  const { taken, read } = await takeNotes();
  expect(taken.deliveries).toBe(1);
  expect(taken.touched.map(({ employeeId, day, cause }) => [employeeId, day, cause])).toEqual(
    [1, 2, 3].map((n) => [
      `p${n}`,
      n % 2 === 1 ? '2026-03-02' : '2026-03-01',
      { kind: 'fact', source: 'crm', id: `f2000${n}`, title: `Deal 2000${n}` },
    ]),
  );
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(100);
});

it('of several facts of a person on a day the last is told', async () => {
  await withTx(database.pool, ACTOR, (tx) =>
    noteTouchedFacts(tx, [{ firstId: '101', version: 1, replaced: 0, count: 200 }]),
  );
  const { taken, read } = await takeNotes();
  expect(taken.touched.map(({ cause }) => cause.id).sort()).toEqual(
    Array.from({ length: 10 }, (_, index) => `f${291 + index}`),
  );
  expect(read).toBeLessThan(1_000);
});
