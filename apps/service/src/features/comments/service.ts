import type { PersonActor } from '@premia/access';
import { type Change, type Tx, type Unchanged, withChange, withSnapshot } from '@premia/database';
import type { SchemeComment } from '../../contract.ts';
import type { Dependencies } from '../../dependencies.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { notify } from '../notifications/notify.ts';
import * as repository from './repository.ts';
import type { CommentUseCases, NewRemark } from './use-cases.ts';

type Outcome = Change<Result<SchemeComment>> | Unchanged<Result<SchemeComment>>;

/** What people say to each other about a scheme, pinned to its nodes, ports and cells. */
export function createCommentService({ pool, now }: Pick<Dependencies, 'pool' | 'now'>): CommentUseCases {
  return {
    list: (actor, { schemeId }) => withSnapshot(pool, actor, (tx) => repository.listComments(tx, schemeId)),
    people: (actor) => withSnapshot(pool, actor, (tx) => repository.mentionable(tx, null)),
    add: (actor, remark) => withChange(pool, actor, (tx) => add(tx, actor, remark)),

    settle: (actor, { schemeId, threadId, isResolved }) =>
      withChange(pool, actor, async (tx): Promise<Outcome> => {
        const by = isResolved ? { employeeId: actor.employeeId, at: now() } : null;
        const thread = await repository.readComment(tx, schemeId, threadId);
        if (thread === null || thread.threadId !== null) {
          return { unchanged: ABSENT };
        }
        if (!(await repository.settle(tx, threadId, by))) {
          return { unchanged: success(thread) };
        }
        await repository.announceComments(tx, schemeId);
        const action = isResolved ? 'comment.resolve' : 'comment.reopen';
        return written(tx, { schemeId, commentId: threadId, action });
      }),
  };
}

async function add(tx: Tx, actor: PersonActor, remark: NewRemark): Promise<Outcome> {
  const { schemeId, threadId } = remark;
  const title = await repository.schemeTitle(tx, schemeId);
  const thread = threadId === null ? null : await repository.readComment(tx, schemeId, threadId);
  if (title === null || (threadId !== null && thread?.threadId !== null)) {
    return { unchanged: ABSENT };
  }
  const mentioned = (await repository.mentionable(tx, remark.mentions)).map(({ id }) => id);
  if (mentioned.length < new Set(remark.mentions).size) {
    return { unchanged: failure('invalid', 'comment/nobody-mentioned') };
  }
  const id = newId('com');
  await repository.insertComment(tx, {
    ...remark,
    id,
    // An answer stands where its thread stands.
    anchor: thread?.anchor ?? remark.anchor,
    authorId: actor.employeeId,
    mentions: mentioned,
  });
  const details = { schemeId, commentId: id, ...titles(title), by: actor.employeeId };
  await notify(tx, [{ to: mentioned, code: 'comment/mentioned', details }]);
  await repository.announceComments(tx, schemeId);
  return written(tx, { schemeId, commentId: id, action: threadId === null ? 'comment.open' : 'comment.answer' });
}

interface Written {
  readonly schemeId: string;
  readonly commentId: string;
  readonly action: string;
}

async function written(tx: Tx, { schemeId, commentId, action }: Written): Promise<Outcome> {
  const comment = await repository.readComment(tx, schemeId, commentId);
  if (comment === null) {
    throw new Error('a comment was not there after it was written');
  }
  const target = { kind: 'scheme', id: schemeId };
  return { result: success(comment), audit: [{ action, target, details: { commentId } }], outbox: [] };
}

function titles({ ru, en }: { readonly ru?: string; readonly en?: string }): Readonly<Record<string, string>> {
  return { ...(ru === undefined ? {} : { titleRu: ru }), ...(en === undefined ? {} : { titleEn: en }) };
}
