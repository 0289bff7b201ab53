import { CHANNELS, type Tx } from '@premia/database';
import type { CommentAnchor, SchemeComment } from '../../contract.ts';

const COMMENT = `
  select c.id, c.thread_id as "threadId", c.anchor, c.text, c.mentions, c.created_at as "createdAt",
    jsonb_build_object('id', a.id, 'name', a.name) as author,
    c.resolved_at as "resolvedAt", r.name as "resolvedBy"
  from scheme_comments c
  join employees a on a.id = c.author_id
  left join employees r on r.id = c.resolved_by`;

/** Oldest first, answers among the rest; the screen puts threads together. */
export async function listComments(tx: Tx, schemeId: string): Promise<readonly SchemeComment[]> {
  return tx.rows<SchemeComment>(`${COMMENT} where c.scheme_id = $1 order by c.created_at, c.id`, [schemeId]);
}

export async function readComment(tx: Tx, schemeId: string, commentId: string): Promise<SchemeComment | null> {
  const rows = await tx.rows<SchemeComment>(`${COMMENT} where c.scheme_id = $1 and c.id = $2`, [schemeId, commentId]);
  return rows[0] ?? null;
}

export async function schemeTitle(
  tx: Tx,
  schemeId: string,
): Promise<{ readonly ru?: string; readonly en?: string } | null> {
  const rows = await tx.rows<{ readonly title: { readonly ru?: string; readonly en?: string } }>(
    'select title from schemes where id = $1',
    [schemeId],
  );
  return rows[0]?.title ?? null;
}

export interface NewComment {
  readonly id: string;
  readonly schemeId: string;
  readonly threadId: string | null;
  readonly anchor: CommentAnchor;
  readonly text: string;
  readonly authorId: string;
  readonly mentions: readonly string[];
}

export async function insertComment(tx: Tx, comment: NewComment): Promise<void> {
  await tx.rows(
    `insert into scheme_comments (id, scheme_id, thread_id, anchor, text, author_id, mentions)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      comment.id,
      comment.schemeId,
      comment.threadId,
      JSON.stringify(comment.anchor),
      comment.text,
      comment.authorId,
      comment.mentions,
    ],
  );
}

/** Those of `employeeIds` who may open schemes: nobody else is told of one. */
export async function mentionable(tx: Tx, employeeIds: readonly string[] | null): Promise<readonly Mentionable[]> {
  return tx.rows<Mentionable>(
    `select distinct e.id, e.name from employees e join role_grants g on g.employee_id = e.id
     where g.role in ('hr', 'finance', 'head', 'executive') and e.left_on is null
       and ($1::text[] is null or e.id = any($1)) order by e.id`,
    [employeeIds],
  );
}

export interface Mentionable {
  readonly id: string;
  readonly name: { readonly ru?: string; readonly en?: string };
}

/** False when it was in that state already. */
export async function settle(
  tx: Tx,
  commentId: string,
  by: { readonly employeeId: string; readonly at: Date } | null,
): Promise<boolean> {
  const rows = await tx.rows(
    `update scheme_comments set resolved_at = $2, resolved_by = $3
     where id = $1 and thread_id is null and (resolved_at is null) = ($2::timestamptz is not null) returning id`,
    [commentId, by?.at ?? null, by?.employeeId ?? null],
  );
  return rows.length > 0;
}

export async function announceComments(tx: Tx, schemeId: string): Promise<void> {
  await tx.rows('select pg_notify($1, $2)', [CHANNELS.comments, schemeId]);
}
