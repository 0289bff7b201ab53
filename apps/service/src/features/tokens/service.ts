import { actorName, type MachineActor, systemActor } from '@premia/access';
import { withChange, withSnapshot, withTx } from '@premia/database';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { hashOfSecret, newSecret } from '../../secrets.ts';
import { insertToken, listTokens, liveToken, noteTokenUse, readToken, revokeToken } from './repository.ts';
import type { TokenUseCases } from './use-cases.ts';

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
