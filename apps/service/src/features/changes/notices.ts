import { actorName } from '@premia/access';
import type { ChangeSetRecord, Tx } from '@premia/database';
import { type Notice, notify } from '../notifications/notify.ts';
import type { Effects } from './effect.ts';

type Noticed = Pick<ChangeSetRecord, 'id' | 'title' | 'authorId'>;

/** Finance learns that a set waits. */
export async function noticeWaiting(tx: Tx, set: Noticed): Promise<void> {
  const rows = await tx.rows<{ id: string }>(
    `select employee_id as id from role_grants where role = 'finance' order by 1`,
  );
  await notify(tx, [notice(tx, set, { to: rows.map(({ id }) => id), code: 'change/waits' })]);
}

/** Its author learns what became of a set; whom an applied one concerns, that something was changed for them. */
export async function noticeDecided(
  tx: Tx,
  set: Noticed,
  { decision, effects }: { readonly decision: 'approve' | 'reject'; readonly effects: Effects },
): Promise<void> {
  const author = await tx.rows<{ id: string }>('select id from employees where id = $1', [set.authorId]);
  const concerned = effects.periods.flatMap(({ people }) => people.map(({ employeeId }) => employeeId));
  await notify(tx, [
    notice(tx, set, { to: author.map(({ id }) => id), code: 'change/decided', more: { decision } }),
    ...(decision === 'approve' ? [notice(tx, set, { to: concerned, code: 'change/announced' })] : []),
  ]);
}

interface Telling {
  readonly to: readonly string[];
  readonly code: Notice['code'];
  readonly more?: Readonly<Record<string, string>>;
}

function notice(tx: Tx, { id, title }: Noticed, { to, code, more = {} }: Telling): Notice {
  return { to, code, details: { changeSetId: id, title, by: actorName(tx.actor), ...more } };
}
