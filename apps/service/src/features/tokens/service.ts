import { actorName, type MachineActor, systemActor } from '@premia/access';
import { withChange, withSnapshot, withTx } from '@premia/database';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { isSignedWith, isTimely } from '../../ingest/signature.ts';
import { hashOfSecret, newSecret } from '../../secrets.ts';
import {
  insertToken,
  listTokens,
  liveToken,
  liveTokenKeys,
  noteTokenUse,
  readToken,
  revokeToken,
  rotateToken,
} from './repository.ts';
import type { TokenUseCases } from './use-cases.ts';

/** A connector that got a new secret may use the old one for a day. */
const CHANGE_OVER_MS = 24 * 60 * 60 * 1_000;

/** A connector delivers facts and reads nothing. */
const TOKEN_ACTIONS = ['fact.ingest'] as const;

export function createTokenService({ pool, now }: Dependencies): TokenUseCases {
  return {
    list: (actor) => withSnapshot(pool, actor, listTokens),

    create: (actor, { title }) => {
      const token = newSecret();
      const id = newId('tok');
      return withChange(pool, actor, async (tx) => {
        const createdBy = actorName(actor);
        await insertToken(tx, { id, secretHash: hashOfSecret(token), title, actions: TOKEN_ACTIONS, createdBy });
        return {
          result: { id, token },
          audit: [{ action: 'token.create', target: { kind: 'token', id } }],
          outbox: [],
        };
      });
    },

    revoke: (actor, { tokenId }) =>
      withChange(pool, actor, async (tx) => {
        const isNew = await revokeToken(tx, tokenId, now());
        const token = await readToken(tx, tokenId);
        const result = token === null ? ABSENT : success(token);
        return isNew
          ? { result, audit: [{ action: 'token.revoke', target: { kind: 'token', id: tokenId } }], outbox: [] }
          : { unchanged: result };
      }),

    rotate: (actor, { tokenId }) => {
      const token = newSecret();
      return withChange(pool, actor, async (tx) => {
        const until = new Date(now().getTime() + CHANGE_OVER_MS);
        const isRotated = await rotateToken(tx, { id: tokenId, secretHash: hashOfSecret(token), until });
        if (!isRotated) return { unchanged: ABSENT };
        return {
          result: success({ id: tokenId, token }),
          audit: [{ action: 'token.rotate', target: { kind: 'token', id: tokenId } }],
          outbox: [],
        };
      });
    },

    signedBy: (signed) =>
      withTx(pool, systemActor('tokens'), async (tx) => {
        const found = await liveTokenKeys(tx, signed.tokenId);
        // Of a stranger nothing is said, not even whether the token is there.
        if (found === null) return { ok: false, code: 'signature/wrong' } as const;
        const key = found.keys.find((candidate) => isSignedWith(candidate, signed));
        if (key === undefined) return { ok: false, code: 'signature/wrong' } as const;
        if (!isTimely(signed.timestamp, now())) return { ok: false, code: 'signature/expired' } as const;
        await noteTokenUse(tx, key, now());
        return { ok: true, machine: { kind: 'machine', name: found.title, actions: found.actions } } as const;
      }),

    machineOf: (token) =>
      withTx(pool, systemActor('tokens'), async (tx): Promise<MachineActor | null> => {
        const secretHash = hashOfSecret(token);
        const found = await liveToken(tx, secretHash);
        if (found === null) {
          return null;
        }
        await noteTokenUse(tx, secretHash, now());
        return { kind: 'machine', name: found.title, actions: found.actions };
      }),
  };
}
