import type { Tx } from '@premia/database';
import type { ApiTokenSummary } from '../../contract.ts';

const SUMMARY = `
  select t.id, t.title, t.created_at as "createdAt", e.name as "createdBy", t.last_used_at as "lastUsedAt",
    t.revoked_at as "revokedAt"
  from tokens t join employees e on e.id = t.created_by`;

export async function listTokens(tx: Tx): Promise<readonly ApiTokenSummary[]> {
  return tx.rows<ApiTokenSummary>(`${SUMMARY} order by t.created_at desc, t.id`);
}

export async function readToken(tx: Tx, tokenId: string): Promise<ApiTokenSummary | null> {
  const rows = await tx.rows<ApiTokenSummary>(`${SUMMARY} where t.id = $1`, [tokenId]);
  return rows[0] ?? null;
}

export interface NewToken {
  readonly id: string;
  readonly secretHash: string;
  readonly title: string;
  readonly actions: readonly string[];
  readonly createdBy: string;
}

export async function insertToken(tx: Tx, token: NewToken): Promise<void> {
  await tx.rows('insert into tokens (id, secret_hash, title, actions, created_by) values ($1, $2, $3, $4, $5)', [
    token.id,
    token.secretHash,
    token.title,
    token.actions,
    token.createdBy,
  ]);
}

/** Whether it was this call that revoked it. */
export async function revokeToken(tx: Tx, tokenId: string, now: Date): Promise<boolean> {
  const changed = await tx.rows('update tokens set revoked_at = $2 where id = $1 and revoked_at is null returning id', [
    tokenId,
    now,
  ]);
  return changed.length > 0;
}

export interface LiveToken {
  readonly title: string;
  readonly actions: readonly string[];
}

export async function liveToken(tx: Tx, secretHash: string): Promise<LiveToken | null> {
  const rows = await tx.rows<LiveToken>(
    'select title, actions from tokens where secret_hash = $1 and revoked_at is null',
    [secretHash],
  );
  return rows[0] ?? null;
}

/** A write for every delivery would be most of the work of a small one: the minute is enough. */
export async function noteTokenUse(tx: Tx, secretHash: string, now: Date): Promise<void> {
  await tx.rows(
    `update tokens set last_used_at = $2
     where secret_hash = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
    [secretHash, now],
  );
}
