import type { Tx } from '../../connection/with-tx.ts';
import type { Bilingual } from '../../schema/column-types.ts';
import { BEGINNING_OF_TIME, type LoadOutcome } from './outcome.ts';

export interface ReferenceTable {
  readonly key: string;
  readonly title: Bilingual;
  /** Columns beside `key`. */
  readonly columns: readonly string[];
}

export interface ReferenceRow {
  readonly key: string;
  /** First day on which the row holds; null: always has. */
  readonly from: string | null;
  readonly cells: Readonly<Record<string, string>>;
}

interface StoredRow {
  readonly row_key: string;
  readonly valid_from: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Loads rows of a shared table; a row that changed under the same date is replaced, one with a later date follows it. */
export async function loadReferenceRows(
  tx: Tx,
  table: ReferenceTable,
  rows: readonly ReferenceRow[],
): Promise<readonly LoadOutcome[]> {
  await tx.rows(
    `insert into reference_tables (key, title, columns) values ($1, $2, $3)
     on conflict (key) do update set columns =
       (select array_agg(distinct c order by c) from unnest(reference_tables.columns || excluded.columns) as c)`,
    [table.key, JSON.stringify(table.title), ['key', ...table.columns]],
  );
  const stored = await tx.rows<StoredRow>(
    'select row_key, valid_from, cells from reference_rows where table_key = $1 and row_key = any($2)',
    [table.key, rows.map(({ key }) => key)],
  );
  const known = new Map(stored.map((row) => [`${row.row_key}\n${row.valid_from}`, row.cells]));
  const outcomes = rows.map((row): LoadOutcome => {
    const before = known.get(identity(row));
    if (before === undefined) return { status: 'created' };
    return { status: sameCells(before, row.cells) ? 'unchanged' : 'changed' };
  });
  const changed = new Map(
    rows.filter((_, index) => outcomes[index]?.status !== 'unchanged').map((row) => [identity(row), row]),
  );
  await writeRows(tx, table.key, [...changed.values()]);
  return outcomes;
}

function identity(row: ReferenceRow): string {
  return `${row.key}\n${row.from ?? BEGINNING_OF_TIME}`;
}

function sameCells(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}

async function writeRows(tx: Tx, tableKey: string, rows: readonly ReferenceRow[]): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ key, from, cells }) => ({ key, valid_from: from ?? BEGINNING_OF_TIME, cells })),
  );
  await tx.rows(
    `insert into reference_rows (table_key, row_key, valid_from, cells)
     select $2, r.key, r.valid_from, r.cells from jsonb_to_recordset($1::jsonb) as r(key text, valid_from date, cells jsonb)
     on conflict (table_key, row_key, valid_from) do update set cells = excluded.cells`,
    [json, tableKey],
  );
  // Each row holds until the next of its key begins.
  await tx.rows(
    `update reference_rows r set valid_to = n.next_from
     from (select row_key, valid_from, lead(valid_from) over (partition by row_key order by valid_from) as next_from
           from reference_rows where table_key = $1) n
     where r.table_key = $1 and r.row_key = n.row_key and r.valid_from = n.valid_from and r.valid_to is distinct from n.next_from`,
    [tableKey],
  );
}
