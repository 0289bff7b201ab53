import { type Pool, withTx } from '@premia/database';
import { PEOPLE } from '@premia/service/testing';
import type { Scenario } from '../scenario.ts';

const TABLES = [
  'fact_versions',
  'credits',
  'scheme_versions',
  'run_schemes',
  'run_inputs',
  'statements',
  'statement_lines',
  'ledger_transactions',
  'ledger_entries',
  'adjustments',
  'accrual_changes',
  'audit',
] as const;

/** `$` is the table, `#` one of its columns. */
const ATTACKS = [
  'update $ set # = #',
  'delete from $',
  'truncate $ cascade',
  'alter table $ disable trigger all',
  'alter table $ disable row level security',
  'alter table $ owner to current_user',
  'drop table $ cascade',
  'create rule swallow as on insert to $ do instead nothing',
  'grant update on $ to public',
] as const;

export const tampering: Scenario = {
  id: 'T24',
  title: 'UPDATE, DELETE, TRUNCATE, ALTER, DROP, GRANT as the application role on sealed tables: all refused',
  async run({ openCompany }) {
    const { company, owner } = await openCompany();
    const deal = { source: 'crm', id: 'd', type: 'deal.won', on: '2026-03-03', amount: '1000', employee: 'bob' };
    await company.facts.ingest(PEOPLE.hanna, [deal]);
    await company.settle();
    await company.sealPeriod('2026-03');
    let refused = 0;
    const passed: string[] = [];
    for (const table of TABLES) {
      const { rows } = await owner.query<{ column: string }>(
        'select column_name as column from information_schema.columns where table_name = $1 limit 1',
        [table],
      );
      for (const attack of ATTACKS) {
        const sql = attack.replace('$', table).replaceAll('#', rows[0]?.column ?? '');
        const outcome = await withTx(company.pool, { kind: 'system', name: 'tamper' }, (tx) => tx.rows(sql)).then(
          () => 'passed',
          () => 'refused',
        );
        // A grant of a right one does not have is a warning in Postgres, not an error: what counts is that nobody has it.
        const isHarmless = sql.startsWith('grant') && !(await hasRight(owner, table));
        if (outcome === 'refused' || isHarmless) refused += 1;
        else passed.push(sql);
      }
    }
    return {
      figures: { attacks: TABLES.length * ATTACKS.length, refused, passed: passed.join('; ') },
      ok: passed.length === 0,
    };
  },
};

async function hasRight(owner: Pool, table: string): Promise<boolean> {
  const { rows } = await owner.query<{ has: boolean }>(
    `select has_table_privilege('premia_app', $1, 'update') as has`,
    [table],
  );
  return rows[0]?.has ?? true;
}
