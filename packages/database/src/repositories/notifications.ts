import { CHANNELS } from '../connection/channels.ts';
import type { Tx } from '../connection/with-tx.ts';
import type { Bilingual } from '../schema/column-types.ts';

export interface NewNotification {
  readonly employeeId: string;
  readonly code: string;
  /** What the wording and the link are made of; `by` is the id of whoever caused it. */
  readonly details: Readonly<Record<string, string>>;
}

export interface StoredNotification extends NewNotification {
  readonly id: string;
  readonly createdAt: string;
  readonly readAt: string | null;
  readonly by: { readonly id: string; readonly name: Bilingual } | null;
}

/** Tells people something in the transaction that made it true. Nobody is told of what they did themselves. */
export async function insertNotifications(tx: Tx, notifications: readonly NewNotification[]): Promise<void> {
  const told = notifications.filter(({ employeeId, details }) => employeeId !== details['by']);
  if (told.length === 0) return;
  await tx.rows(
    `insert into notifications (employee_id, code, details)
     select n."employeeId", n.code, n.details
     from rows from (jsonb_to_recordset($1::jsonb) as ("employeeId" text, code text, details jsonb))
       with ordinality as n("employeeId", code, details, position) order by n.position`,
    [JSON.stringify(told)],
  );
  await tx.rows('select pg_notify($1, p.id) from (select distinct unnest($2::text[])) as p(id)', [
    CHANNELS.notifications,
    told.map(({ employeeId }) => employeeId),
  ]);
}

/** The latest ones first. */
export async function listNotifications(
  tx: Tx,
  { employeeId, limit }: { readonly employeeId: string; readonly limit: number },
): Promise<readonly StoredNotification[]> {
  return tx.rows<StoredNotification>(
    `select n.id, n.employee_id as "employeeId", n.code, n.details, n.created_at as "createdAt", n.read_at as "readAt",
       case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as by
     from notifications n left join employees b on b.id = n.details->>'by'
     where n.employee_id = $1 order by n.id desc limit $2`,
    [employeeId, limit],
  );
}

export async function countUnreadNotifications(tx: Tx, employeeId: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    'select count(*)::int as count from notifications where employee_id = $1 and read_at is null',
    [employeeId],
  );
  if (row === undefined) throw new Error('a count answers one row');
  return row.count;
}

/** Marks everything up to and including `throughId` as read; answers how many were not. */
export async function markNotificationsRead(
  tx: Tx,
  { employeeId, throughId }: { readonly employeeId: string; readonly throughId: string },
): Promise<number> {
  const rows = await tx.rows(
    `update notifications set read_at = now()
     where employee_id = $1 and id <= $2::bigint and read_at is null returning id`,
    [employeeId, throughId],
  );
  return rows.length;
}
