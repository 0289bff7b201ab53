import { actorName, type MachineActor, systemActor } from '@premia/access';
import { withChange, withSnapshot } from '@premia/database';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, success } from '../../failure.ts';
import { hashOfSecret, newSecret } from '../../secrets.ts';
import { insertToken, listTokens, liveToken, readToken, revokeToken, tokenIdOf } from './repository.ts';
import type { TokenUseCases } from './use-cases.ts';

/** A connector delivers facts and reads nothing. */
const TOKEN_ACTIONS = ['fact.ingest'] as const;

export function createTokenService({ pool, now }: Dependencies): TokenUseCases {
  return {
    list: (actor) => withSnapshot(pool, actor, listTokens),

    create: (actor, { title }) => {
      const token = newSecret();
      const secretHash = hashOfSecret(token);
      const id = tokenIdOf(secretHash);
      return withChange(pool, actor, async (tx) => {
        await insertToken(tx, { secretHash, title, actions: TOKEN_ACTIONS, createdBy: actorName(actor) });
        return {
          result: { id, token },
          audit: [{ action: 'token.create', target: { kind: 'token', id } }],
          outbox: [],
        };
      });
    },

    revoke: (actor, { tokenId }) =>
      withChange(pool, actor, async (tx) => {
        const outcome = await revokeToken(tx, tokenId, now());
        const token = await readToken(tx, tokenId);
        if (token === null) {
          return { unchanged: ABSENT };
        }
        const result = success(token);
        return outcome === 'revoked'
          ? { result, audit: [{ action: 'token.revoke', target: { kind: 'token', id: tokenId } }], outbox: [] }
          : { unchanged: result };
      }),

    machineOf: (token) =>
      withSnapshot(pool, systemActor('tokens'), async (tx): Promise<MachineActor | null> => {
        const found = await liveToken(tx, hashOfSecret(token));
        return found === null ? null : { kind: 'machine', name: found.name, actions: found.actions };
      }),
  };
}
