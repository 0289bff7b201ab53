import { systemActor } from '@premia/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../connection/with-tx.ts';
import { type MigratedDatabase, openTestDatabase } from '../testing/test-database.ts';

let database: MigratedDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.query(`
    insert into departments (id, name) values ('east', '{}');
    insert into employees (id, name, hired_on) values ('bob', '{}', '2024-01-01'), ('fiona', '{}', '2024-01-01');
    insert into periods (key, kind, starts_on, ends_on) values ('2026-03', 'month', '2026-03-01', '2026-04-01');
    insert into schemes (id, key, title, period, currency) values ('s', 's', '{}', 'month', 'RUB');
    insert into scheme_versions (id, scheme_id, version, hash, document, reads, published_by)
      values ('v', 's', 1, 'h', '{}', '{"criteria":[]}', 'fiona');
    insert into runs (id, period, kind, state, currency, launched_by, engine_version)
      values ('r', '2026-03', 'final', 'approved', 'RUB', 'fiona', 'e');
    insert into run_schemes values ('r', 'v', 'h', '{}', 'c');
    insert into run_inputs (run_id, ordinal, employee_id, scheme_id, scheme_version_id, assignment_id, department_id, period, inputs, inputs_hash)
      values ('r', 0, 'bob', 's', 'v', 'a', 'east', '2026-03', '{}', 'i');
    insert into statements (id, run_id, ordinal, period, employee_id, scheme_id, scheme_version_id, assignment_id, department_id, currency, total, inputs_hash, result_hash, statement_hash)
      values ('st', 'r', 0, '2026-03', 'bob', 's', 'v', 'a', 'east', 'RUB', 10, 'i', 'x', 'y');
    insert into statement_lines values ('st', 'commission', 'commission', 0, 10, true, 'bob', '2026-03');
    insert into facts (source, external_id, current_version) values ('crm', 'd1', 1);
    insert into fact_versions (fact_id, version, fact_type, occurred_on, payload_hash) values (1, 1, 'deal.won', '2026-03-01', 'p');
    insert into credits values (1, 1, 'bob', 'owner', 1, '2026-03-01', '2026-03');
    insert into control_total_overrides (source, day, fact_type, currency, difference, reason, decided_by)
      values ('crm', '2026-03-01', 'deal.won', 'RUB', '2/1', 'known', 'fiona');
    insert into accrual_changes (period, employee_id, scheme_id) values ('2026-03', 'bob', 's');
    insert into audit (actor, action, target_kind, target_id) values ('fiona', 'run.seal', 'run', 'r');
    insert into ledger_transactions (id, kind, period, origin_period, employee_id, cause_kind, cause_id, booked_by)
      values ('t', 'statement', '2026-03', '2026-03', 'bob', 'statement', 'st', 'fiona');
    begin;
    insert into ledger_entries values ('t', 0, 'department-fund', 'east', -10, 'RUB', 'bob', '2026-03'),
      ('t', 1, 'payable', 'bob', 10, 'RUB', 'bob', '2026-03');
    commit;
    insert into adjustments (id, statement_id, number, employee_id, scheme_id, department_id, period, origin_period, currency, delta, lines, recomputed_hash, cause, booked_by)
      values ('j', 'st', 1, 'bob', 's', 'east', '2026-03', '2026-03', 'RUB', 1, '[]', 'z', '{}', 'fiona');
    update runs set state = 'sealed' where id = 'r';
    update periods set state = 'sealed', sealed_at = now(), sealed_run_id = 'r' where key = '2026-03';
  `);
});
afterAll(() => database.close());

const asApplication = (text: string) => withTx(database.pool, systemActor('tamper'), (tx) => tx.rows(text));

const GROW_ONLY = [
  'fact_versions',
  'credits',
  'scheme_versions',
  'accrual_changes',
  'run_schemes',
  'run_inputs',
  'statements',
  'statement_lines',
  'ledger_transactions',
  'ledger_entries',
  'adjustments',
  'audit',
  'control_total_overrides',
] as const;

describe.each(GROW_ONLY)('%s', (table) => {
  it('cannot be rewritten, removed, emptied or altered by the application', async () => {
    const column = table === 'audit' ? 'action' : table === 'ledger_entries' ? 'currency' : undefined;
    const set = column ?? (await firstTextColumn(table));
    for (const attack of [
      `update ${table} set ${set} = ${set}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `alter table ${table} disable trigger all`,
      `alter table ${table} add column note text`,
      `drop table ${table} cascade`,
      `create rule nothing as on delete to ${table} do instead nothing`,
    ]) {
      await expect(asApplication(attack), attack).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('refuses the same even of the owner', async () => {
    for (const attack of [
      `delete from ${table}`,
      `update ${table} set ${await firstTextColumn(table)} = 'x'`,
      `truncate ${table} cascade`,
    ]) {
      await expect(database.owner.query(attack), attack).rejects.toThrow('never changed or removed');
    }
    const { rows } = await database.owner.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    expect(rows[0]?.count).toBeGreaterThan(0);
  });
});

async function firstTextColumn(table: string): Promise<string> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 and data_type = 'text' order by 1 limit 1`,
    [table],
  );
  return rows[0]?.name ?? 'version';
}

describe('what is sealed', () => {
  it.each([
    [`update periods set state = 'open', sealed_at = null where key = '2026-03'`, 'is sealed'],
    [`update runs set total = 11 where id = 'r'`, 'is sealed'],
    [`update runs set state = 'review' where id = 'r'`, 'is sealed'],
    [`update runs set run_hash = 'another', state = 'exported' where id = 'r'`, 'is sealed'],
  ])('stays so: %s', async (attack, message) => {
    await expect(asApplication(attack)).rejects.toThrow(message);
    await expect(database.owner.query(attack)).rejects.toThrow(message);
  });
});

describe('rules the code above may forget', () => {
  it('refuses an approval by the launcher', async () => {
    const insert = `insert into runs (id, period, kind, state, currency, launched_by, approved_by, engine_version)
      values ('r2', '2026-03', 'preview', 'approved', 'RUB', 'fiona', 'fiona', 'e')`;
    await expect(asApplication(insert)).rejects.toThrow('runs_four_eyes');
  });

  it('refuses a second final run of a period', async () => {
    const insert = `insert into runs (id, period, kind, state, currency, launched_by, engine_version)
      values ('r3', '2026-03', 'final', 'draft', 'RUB', 'fiona', 'e')`;
    await expect(asApplication(insert)).rejects.toThrow('runs_one_final');
  });

  it('refuses entries that do not add up to zero', async () => {
    const book = (amount: string) =>
      withTx(database.pool, systemActor('books'), async (tx) => {
        await tx.rows(
          `insert into ledger_transactions (id, kind, period, origin_period, employee_id, cause_kind, cause_id, booked_by)
           values ($1, 'payment', '2026-03', '2026-03', 'bob', 'payment', $1, 'x')`,
          [`t ${amount}`],
        );
        await tx.rows(
          `insert into ledger_entries values ($1, 0, 'payable', 'bob', -10, 'RUB', 'bob', '2026-03'),
             ($1, 1, 'payroll', 'payroll', $2, 'RUB', 'bob', '2026-03')`,
          [`t ${amount}`, amount],
        );
      });
    await expect(book('10.01')).rejects.toThrow('does not add up to zero');
    await expect(book('10')).resolves.toBeUndefined();
  });

  it('finds the one version of a row of them that has no fact', async () => {
    await database.owner.query(
      `insert into facts (id, source, external_id, current_version) overriding system value
       select n, 'row', n, 1 from generate_series(5001, 5006) n where n <> 5003`,
    );
    const versions = `insert into fact_versions (fact_id, version, fact_type, occurred_on, payload_hash)
      select n, 1, 'x', '2026-03-01', 'p' from generate_series(5001, 5006) n`;
    await expect(asApplication(versions)).rejects.toThrow('belongs to a fact');
    await database.owner.query(
      `insert into facts (id, source, external_id, current_version) overriding system value values (5003, 'row', '5003', 1)`,
    );
    await asApplication(versions);
  });

  it.each([
    [
      `insert into fact_versions (fact_id, version, fact_type, occurred_on, payload_hash) values (404, 1, 'x', '2026-03-01', 'p')`,
      'belongs to a fact',
    ],
    [`insert into credits values (1, 2, 'nobody', 'owner', 1, '2026-03-01', '2026-03')`, 'belongs to somebody known'],
    [
      `insert into ledger_transactions (id, kind, period, origin_period, employee_id, cause_kind, cause_id, booked_by)
       values ('air', 'payment', '2026-03', '2026-03', 'nobody', 'payment', 'air', 'x')`,
      'names a row of employees',
    ],
    [
      `insert into ledger_entries values ('air', 0, 'payable', 'bob', 0, 'RUB', 'bob', '2026-03')`,
      'names a row of ledger_transactions',
    ],
    [
      `insert into statement_lines (statement_id, code, category, position, amount, employee_id, period)
       values ('air', 'c', 'bonus', 0, 1, 'bob', '2026-03')`,
      'names a row of statements',
    ],
  ])('refuses rows that hang in the air: %s', async (insert, message) => {
    await expect(asApplication(insert)).rejects.toThrow(message);
  });

  it('checks what is booked by its keys: without reading what was booked before, of which the planner knows nothing', async () => {
    const book = (from: number, count: number): string => `
      insert into ledger_transactions (id, kind, period, origin_period, employee_id, cause_kind, cause_id, booked_by)
        select 'k' || n, 'payment', '2026-03', '2026-03', 'bob', 'payment', 'k' || n, 'x'
        from generate_series(${from}, ${from + count - 1}) n;
      insert into ledger_entries
        select 'k' || n, p, 'payable', 'bob', case p when 0 then 1 else -1 end, 'RUB', 'bob', '2026-03'
        from generate_series(${from}, ${from + count - 1}) n cross join generate_series(0, 1) p;`;
    const client = await database.owner.connect();
    // A connection counts what its transactions before have read until it hands that on, about once a second: only the
    // difference belongs to this one.
    const readSoFar = async (): Promise<number[]> => {
      const { rows } = await client.query<{ read: number }>(
        `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
         from pg_stat_xact_user_tables where relname in ('ledger_entries', 'ledger_transactions') order by relname`,
      );
      return rows.map(({ read }) => read);
    };
    await client.query(book(100_000, 8_000));
    await client.query('begin');
    const before = await readSoFar();
    await client.query(book(200_000, 500));
    const after = await readSoFar();
    await client.query('rollback');
    client.release();
    expect(after).toHaveLength(2);
    after.forEach((read, table) => {
      expect(read - (before[table] ?? 0)).toBeLessThan(2_000);
    });
  });

  it('keeps facts and whoever is credited with them, even from the owner', async () => {
    await expect(database.owner.query('delete from facts')).rejects.toThrow('never changed or removed');
    await expect(database.owner.query(`delete from employees where id = 'bob'`)).rejects.toThrow('credited with facts');
  });

  it('refuses to book the same cause twice', async () => {
    const again = `insert into ledger_transactions (id, kind, period, origin_period, employee_id, cause_kind, cause_id, booked_by)
      values ('t9', 'statement', '2026-03', '2026-03', 'bob', 'statement', 'st', 'x')`;
    await expect(asApplication(again)).rejects.toThrow('ledger_transactions_cause');
  });
});

it('every table says what the application may do with it', async () => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'premia_migrations'
       and not has_table_privilege('premia_app', c.oid, 'select')`,
  );
  expect(rows).toEqual([]);
});
