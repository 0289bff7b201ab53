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
    `select title, actions from tokens
     where revoked_at is null and (secret_hash = $1 or (previous_hash = $1 and previous_until > clock_timestamp()))`,
    [secretHash],
  );
  return rows[0] ?? null;
}

export interface TokenKeys extends LiveToken {
  /** What is kept of its secrets, the newest first: keys of its signatures. */
  readonly keys: readonly string[];
}

export async function liveTokenKeys(tx: Tx, tokenId: string): Promise<TokenKeys | null> {
  const rows = await tx.rows<TokenKeys>(
    `select title, actions, array_remove(array[secret_hash,
       case when previous_until > clock_timestamp() then previous_hash end], null) as keys
     from tokens where id = $1 and revoked_at is null`,
    [tokenId],
  );
  return rows[0] ?? null;
}

/** The secret changes at once, the one before is taken until `until`; false for a revoked or unknown token. */
export async function rotateToken(
  tx: Tx,
  { id, secretHash, until }: { readonly id: string; readonly secretHash: string; readonly until: Date },
): Promise<boolean> {
  const changed = await tx.rows(
    `update tokens set previous_hash = secret_hash, previous_until = $3, secret_hash = $2
     where id = $1 and revoked_at is null returning id`,
    [id, secretHash, until],
  );
  return changed.length > 0;
}

/** A write for every delivery would be most of the work of a small one: the minute is enough. */
export async function noteTokenUse(tx: Tx, secretHash: string, now: Date): Promise<void> {
  await tx.rows(
    `update tokens set last_used_at = $2
     where (secret_hash = $1 or previous_hash = $1) and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
    [secretHash, now],
  );
}
