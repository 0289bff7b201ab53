import { type Actor, actorName, decide } from '@premia/access';
import {
  type Change,
  type ChangeSetRow,
  holdChangeSet,
  insertChangeSet,
  moveChangeSet,
  readChangeSetRows,
  readLaterSets,
  readStandings,
  readUndoOf,
  replaceChangeSetRows,
  type Tx,
  type Unchanged,
  withChange,
} from '@premia/database';
import type { ChangeDecided } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { newId } from '../../ids.ts';
import { type Refusal, understood } from './apply.ts';
import type { ChangeDependencies } from './change-dependencies.ts';
import { noticeWaiting } from './notices.ts';
import { sameValue } from './prepare-rows.ts';

export interface UndoInput {
  readonly changeSetId: string;
  readonly revision: number;
  readonly reason: string;
}

/**
 * Submits the set that restores what held before an applied one. Like any other it needs another person's approval; it is
 * refused where something was changed since: restoring would silently throw that away.
 */
export async function undoChange(
  { pool }: ChangeDependencies,
  actor: Actor,
  input: UndoInput,
): Promise<Result<ChangeDecided>> {
  if (!decide(actor, 'change.undo').allowed) return ABSENT;
  return withChange(
    pool,
    actor,
    async (tx): Promise<Change<Result<ChangeDecided>> | Unchanged<Result<ChangeDecided>>> => {
      const set = await holdChangeSet(tx, input.changeSetId);
      if (set === null) return { unchanged: ABSENT };
      const refuse = (refusal: Refusal) => ({ unchanged: success({ ok: false as const, ...refusal }) });
      if (set.state !== 'applied') return refuse({ code: 'change/decided', details: { state: set.state } });
      if (set.revision !== input.revision) return refuse({ code: 'change/changed-meanwhile', details: {} });
      if ((await readUndoOf(tx, set.id)) !== null) return refuse({ code: 'change/undone-already', details: {} });
      const rows = understood(await readChangeSetRows(tx, set.id));
      const standings = await readStandings(
        tx,
        rows.map(({ subject }) => subject),
        { lock: false },
      );
      const standing = await refuseStanding(tx, set.id, { rows, standings });
      if (standing !== null) return refuse(standing);
      const id = newId('chg');
      await insertChangeSet(tx, {
        id,
        kind: set.kind,
        title: set.title,
        note: input.reason,
        authorId: actorName(actor),
        source: 'undo',
        sourceName: '',
        undoes: set.id,
      });
      await replaceChangeSetRows(tx, id, reversed(rows, standings));
      await moveChangeSet(tx, { id, state: 'submitted' });
      await noticeWaiting(tx, { id, title: set.title, authorId: actorName(actor) });
      return {
        result: success({ ok: true, changeSetId: id, state: 'submitted', revision: 2 }),
        audit: [
          {
            action: 'change.undo',
            target: { kind: 'change-set', id },
            details: { undoes: set.id, rows: String(rows.length), reason: input.reason },
          },
        ],
        outbox: [],
      };
    },
  );
}

/**
 * Later changes that stand on what the set wrote – another value holds, or somebody said the same once more; null when
 * nothing does. A later change that was undone again is none.
 */
async function refuseStanding(
  tx: Tx,
  id: string,
  { rows, standings }: { readonly rows: ReturnType<typeof understood>; readonly standings: Standings },
): Promise<Refusal | null> {
  const later = await readLaterSets(
    tx,
    id,
    rows.map((row) => row.subjectKey),
  );
  const moved = rows.filter((row) => !sameValue(standings.get(row.subjectKey)?.value ?? null, row.after));
  if (moved.length === 0 && later.length === 0) return null;
  return {
    code: 'change/stands-under-later',
    details: { rows: String(moved.length), title: later.map(({ title }) => title).join(', ') },
  };
}

type Standings = Awaited<ReturnType<typeof readStandings>>;

function reversed(
  rows: ReturnType<typeof understood>,
  standings: Standings,
): readonly Omit<ChangeSetRow, 'appliedRevision'>[] {
  return rows.map(({ appliedRevision: _applied, before, after, ...row }) => ({
    ...row,
    before: after,
    beforeRevision: standings.get(row.subjectKey)?.revision ?? 0,
    after: before,
  }));
}
