import { type Actor, actorName, decide } from '@premia/access';
import {
  type Change,
  type ChangeSetRecord,
  holdChangeSet,
  insertChangeSet,
  moveChangeSet,
  replaceChangeSetRows,
  type Tx,
  type Unchanged,
  withChange,
} from '@premia/database';
import type { ChangeDecided } from '../../contract.ts';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { companyToday } from '../company/repository.ts';
import type { ChangeDependencies } from './change-dependencies.ts';
import { judgeDefinition } from './judge-definition.ts';
import { prepareRows } from './prepare-rows.ts';
import type { DraftInput, GivenChanges } from './use-cases.ts';

export const CHANGE_ROWS_MAX = 50_000;

type Outcome = Change<Result<ChangeDecided>> | Unchanged<Result<ChangeDecided>>;

/** The action of the policy behind a kind of change: definitions are hr's alone, targets a head may propose too. */
export function mayPropose(actor: Actor, kind: GivenChanges['kind']): boolean {
  const decision = decide(actor, 'change.propose');
  return decision.allowed && (decision.scope === 'all' || kind === 'targets');
}

/** Why the changes cannot be drafted at all; null when they can. */
export async function refuseChanges(tx: Tx, changes: GivenChanges): Promise<Result<never> | null> {
  if (changes.kind === 'definition') {
    for (const proposed of changes.definitions) {
      const refusal = await judgeDefinition(tx, proposed);
      if (refusal !== null) return refusal;
    }
    return null;
  }
  return changes.rows.length > CHANGE_ROWS_MAX
    ? failure('invalid', 'change/too-many-rows', { limit: String(CHANGE_ROWS_MAX) })
    : null;
}

export async function createDraft(
  { pool, now }: ChangeDependencies,
  actor: Actor,
  input: DraftInput,
): Promise<Result<ChangeDecided>> {
  if (!mayPropose(actor, input.changes.kind)) return ABSENT;
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const refusal = await refuseChanges(tx, input.changes);
    if (refusal !== null) return { unchanged: refusal };
    const id = newId('chg');
    const { title, note, fileName } = input;
    await insertChangeSet(tx, {
      id,
      kind: input.changes.kind,
      title,
      note,
      authorId: actorName(actor),
      source: fileName === null ? 'entered' : 'file',
      sourceName: fileName ?? '',
      undoes: null,
    });
    const rows = await prepareRows(tx, actor, { changes: input.changes, today: await companyToday(tx, now()) });
    await replaceChangeSetRows(tx, id, rows);
    return {
      result: success({ ok: true, changeSetId: id, state: 'draft', revision: 1 }),
      audit: [
        {
          action: 'change.propose',
          target: { kind: 'change-set', id },
          details: { kind: input.changes.kind, rows: String(rows.length) },
        },
      ],
      outbox: [],
    };
  });
}

export async function editDraft(
  { pool, now }: ChangeDependencies,
  actor: Actor,
  input: DraftInput & { readonly changeSetId: string; readonly revision: number },
): Promise<Result<ChangeDecided>> {
  if (!mayPropose(actor, input.changes.kind)) return ABSENT;
  return withChange(pool, actor, async (tx): Promise<Outcome> => {
    const set = await holdChangeSet(tx, input.changeSetId);
    if (set === null || !mayKnow(actor, set)) return { unchanged: ABSENT };
    const code = refuseEdit(actor, set, input);
    if (code !== null) return { unchanged: success({ ok: false, code, details: { state: set.state } }) };
    const refusal = await refuseChanges(tx, input.changes);
    if (refusal !== null) return { unchanged: refusal };
    const rows = await prepareRows(tx, actor, { changes: input.changes, today: await companyToday(tx, now()) });
    await replaceChangeSetRows(tx, set.id, rows);
    await moveChangeSet(tx, { id: set.id, state: 'draft', title: input.title, note: input.note });
    return {
      result: success({ ok: true, changeSetId: set.id, state: 'draft', revision: set.revision + 1 }),
      audit: [
        {
          action: 'change.propose',
          target: { kind: 'change-set', id: set.id },
          details: { step: 'edit', rows: String(rows.length) },
        },
      ],
      outbox: [],
    };
  });
}

/** Everybody who sees all sets sees this one; a head sees the own ones. */
export function mayKnow(actor: Actor, { authorId }: Pick<ChangeSetRecord, 'authorId'>): boolean {
  const decision = decide(actor, 'change.list');
  return decision.allowed && (decision.scope === 'all' || authorId === actorName(actor));
}

function refuseEdit(
  actor: Actor,
  set: ChangeSetRecord,
  input: { readonly revision: number; readonly changes: GivenChanges },
) {
  if (set.authorId !== actorName(actor)) return 'change/not-yours';
  if (set.state !== 'draft' || set.kind !== input.changes.kind || set.undoes !== null) return 'change/decided';
  return set.revision === input.revision ? null : 'change/changed-meanwhile';
}
