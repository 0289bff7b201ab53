import { systemActor } from '@premia/access';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../connection/with-tx.ts';
import { type MigratedDatabase, openTestDatabase } from '../testing/test-database.ts';
import { markTouchedByFacts, noteTouchedFacts, takeTouchedFacts } from './dirty.ts';
import { claimDirty } from './dirty-claims.ts';

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
  expect([...taken.touched].sort((one, other) => Number(one.factId) - Number(other.factId))).toEqual(
    [1, 2, 3].map((n) => ({
      employeeId: `p${n}`,
      day: n % 2 === 1 ? '2026-03-02' : '2026-03-01',
      factId: `2000${n}`,
      version: 1,
    })),
  );
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(100);
});

it('of several facts of a person on a day the last is told', async () => {
  await withTx(database.pool, ACTOR, (tx) =>
    noteTouchedFacts(tx, [{ firstId: '101', version: 1, replaced: 0, count: 200 }]),
  );
  const { taken, read } = await takeNotes();
  expect(taken.touched.map(({ factId }) => Number(factId)).sort()).toEqual(
    Array.from({ length: 10 }, (_, index) => 291 + index),
  );
  expect(read).toBeLessThan(1_000);
});

it('a mark says what it was set for when it is claimed: of several days of a person the last', async () => {
  await database.owner.query(
    `insert into periods (key, kind, starts_on, ends_on) values ('2026-03', 'month', '2026-03-01', '2026-04-01')`,
  );
  const claims = await withTx(database.pool, ACTOR, async (tx) => {
    await markTouchedByFacts(tx, [
      { employeeId: 'p3', day: '2026-03-02', factId: '203', version: 1 },
      { employeeId: 'p3', day: '2026-03-01', factId: '204', version: 1 },
      { employeeId: 'p4', day: '2026-03-01', factId: '204', version: 1 },
    ]);
    return claimDirty(tx, 10);
  });
  const title = (employeeId: string) => claims.find((claim) => claim.employeeId === employeeId)?.cause;
  expect(title('p3')).toEqual({ kind: 'fact', source: 'crm', id: 'f203', title: 'Deal 203' });
  expect(title('p4')).toEqual({ kind: 'fact', source: 'crm', id: 'f204', title: 'Deal 204' });
});
