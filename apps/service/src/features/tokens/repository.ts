import type { Tx } from '@premia/database';
import type { ApiTokenSummary } from '../../contract.ts';

/** The first characters of the stored hash name a token; they lead back to no secret. */
const ID_LENGTH = 16;

export function tokenIdOf(secretHash: string): string {
  return secretHash.slice(0, ID_LENGTH);
}

const SUMMARY = `
  select left(t.secret_hash, ${ID_LENGTH}) as id, t.name as title, t.created_at as "createdAt",
    coalesce(e.name, jsonb_build_object('en', t.created_by)) as "createdBy",
    t.revoked_at as "revokedAt"
  from tokens t left join employees e on e.id = t.created_by`;

export async function listTokens(tx: Tx): Promise<readonly ApiTokenSummary[]> {
  return tx.rows<ApiTokenSummary>(`${SUMMARY} order by t.created_at desc, id`);
}

export async function insertToken(
  tx: Tx,
  token: {
    readonly secretHash: string;
    readonly title: string;
    readonly actions: readonly string[];
    readonly createdBy: string;
  },
): Promise<void> {
  await tx.rows('insert into tokens (secret_hash, name, actions, created_by) values ($1, $2, $3, $4)', [
    token.secretHash,
    token.title,
    token.actions,
    token.createdBy,
  ]);
}

/** Whether there was a token to revoke. */
export async function revokeToken(tx: Tx, tokenId: string, now: Date): Promise<'revoked' | 'was-revoked' | 'absent'> {
  const changed = await tx.rows(
    `update tokens set revoked_at = $2 where left(secret_hash, ${ID_LENGTH}) = $1 and revoked_at is null returning name`,
    [tokenId, now],
  );
  if (changed.length > 0) {
    return 'revoked';
  }
  return (await readToken(tx, tokenId)) === null ? 'absent' : 'was-revoked';
}

export async function readToken(tx: Tx, tokenId: string): Promise<ApiTokenSummary | null> {
  const rows = await tx.rows<ApiTokenSummary>(`${SUMMARY} where left(t.secret_hash, ${ID_LENGTH}) = $1`, [tokenId]);
  return rows[0] ?? null;
}

export interface LiveToken {
  readonly name: string;
  readonly actions: readonly string[];
}

export async function liveToken(tx: Tx, secretHash: string): Promise<LiveToken | null> {
  const rows = await tx.rows<LiveToken>(
    'select name, actions from tokens where secret_hash = $1 and revoked_at is null',
    [secretHash],
  );
  return rows[0] ?? null;
}
