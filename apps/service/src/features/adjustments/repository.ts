import type { Tx } from '@premia/database';
import type { BilingualText } from '../../contract.ts';

export async function readSchemeKeys(tx: Tx, schemeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; key: string }>('select id, key from schemes where id = any($1)', [
    schemeIds,
  ]);
  return new Map(rows.map(({ id, key }) => [id, key]));
}

export async function readSchemeTitles(
  tx: Tx,
  schemeIds: readonly string[],
): Promise<ReadonlyMap<string, BilingualText>> {
  const rows = await tx.rows<{ id: string; title: BilingualText }>('select id, title from schemes where id = any($1)', [
    schemeIds,
  ]);
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Scheme versions by statement: whose words the lines of a correction are told in. */
export async function readVersionsOfStatements(
  tx: Tx,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; versionId: string }>(
    'select id, scheme_version_id as "versionId" from statements where id = any($1)',
    [statementIds],
  );
  return new Map(rows.map(({ id, versionId }) => [id, versionId]));
}

/** Marks of sealed periods nobody could recalculate, newest first. */
export interface UnclearOrigin {
  readonly period: string;
  readonly employeeId: string;
  readonly name: BilingualText;
  readonly problem: string;
}

export async function readUnclearOrigins(tx: Tx): Promise<readonly UnclearOrigin[]> {
  return tx.rows<UnclearOrigin>(
    `select o.period, o.employee_id as "employeeId", e.name, split_part(o.last_error, E'\\n', 1) as problem
     from late_origins o join employees e on e.id = o.employee_id
     where o.last_error is not null order by o.marked_at desc limit 200`,
  );
}

/** Marks of sealed periods a worker has yet to recalculate. */
export async function countRecalculating(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*)::int as count from late_origins o join periods p on p.key = o.period
     where o.last_error is null and p.state = 'sealed'`,
  );
  return row?.count ?? 0;
}

/** Which statements or adjustments were undone. */
export async function readReversed(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>('select reverses as id from adjustments where reverses = any($1)', [ids]);
  return new Set(rows.map(({ id }) => id));
}
