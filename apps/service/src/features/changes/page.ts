import { type Actor, actorName, decide } from '@premia/access';
import { type ChangeSetCommand, changeSetTransition } from '@premia/compensation';
import {
  type Bilingual,
  type ListedChangeSet,
  listChangeSets,
  readChangeSet,
  readChangeSetRows,
  readEmployeeNames,
  readStandings,
  readUndoOf,
  type Tx,
  withSnapshot,
} from '@premia/database';
import type { ChangeCommand, ChangeRowGiven, ChangeSetListed, ChangeSetPage } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { understood } from './apply.ts';
import type { ChangeDependencies } from './change-dependencies.ts';
import { CHANGE_ACTIONS } from './decide-change.ts';
import { mayKnow } from './drafts.ts';
import { isOutdated } from './prepare-rows.ts';
import { rowsInWords } from './rows-in-words.ts';

const SETS_SHOWN = 200;
const ROWS_SHOWN = 500;

export async function listSets({ pool }: ChangeDependencies, actor: Actor): Promise<readonly ChangeSetListed[]> {
  const decision = decide(actor, 'change.list');
  if (!decision.allowed) return [];
  return withSnapshot(pool, actor, async (tx) => {
    const sets = await listChangeSets(tx, decision.scope === 'all' ? null : actorName(actor), SETS_SHOWN);
    const names = await namesOf(
      tx,
      sets.map(({ authorId }) => authorId),
    );
    return sets.map((set) => listed(actor, set, names));
  });
}

function listed(actor: Actor, set: ListedChangeSet, names: ReadonlyMap<string, Bilingual>): ChangeSetListed {
  const { id, kind, title, state, rows, problems, authorId, createdAt, submittedAt, decidedAt, summary } = set;
  return {
    id,
    kind,
    title,
    state,
    rows,
    problems,
    authorName: names.get(authorId) ?? { en: authorId },
    isOwn: authorId === actorName(actor),
    createdAt,
    submittedAt,
    decidedAt,
    summary,
  };
}

async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Bilingual>> {
  return readEmployeeNames(tx, [...new Set(ids.filter((id) => id !== null))]);
}

export async function readPage(
  { pool }: ChangeDependencies,
  actor: Actor,
  changeSetId: string,
): Promise<Result<ChangeSetPage>> {
  return withSnapshot(pool, actor, async (tx): Promise<Result<ChangeSetPage>> => {
    const set = await readChangeSet(tx, changeSetId);
    if (set === null || !mayKnow(actor, set)) return ABSENT;
    const rows = await readChangeSetRows(tx, set.id);
    const isOpen = set.state === 'draft' || set.state === 'submitted';
    const standings = isOpen
      ? await readStandings(
          tx,
          understood(rows).map(({ subject }) => subject),
          { lock: false },
        )
      : null;
    const names = await namesOf(tx, [set.authorId, set.decidedBy]);
    const undoneBy = await readUndoOf(tx, set.id);
    const undone = set.undoes === null ? null : await readChangeSet(tx, set.undoes);
    return success({
      ...listed(actor, set, names),
      note: set.note,
      revision: set.revision,
      source: set.source,
      sourceName: set.sourceName,
      decidedByName: set.decidedBy === null ? null : (names.get(set.decidedBy) ?? { en: set.decidedBy }),
      decisionReason: set.decisionReason,
      undoes: undone === null ? null : { id: undone.id, title: undone.title },
      undoneBy,
      shownRows: await rowsInWords(tx, rows.slice(0, ROWS_SHOWN), standings),
      outdated: standings === null ? 0 : rows.filter((row) => isOutdated(row, standings)).length,
      commands: commandsOf(actor, set, undoneBy !== null),
    });
  });
}

/** All rows of a set as they were given, in the file's order: what an editor has to start from. */
export async function readGiven(
  { pool }: ChangeDependencies,
  actor: Actor,
  changeSetId: string,
): Promise<Result<readonly ChangeRowGiven[]>> {
  return withSnapshot(pool, actor, async (tx): Promise<Result<readonly ChangeRowGiven[]>> => {
    const set = await readChangeSet(tx, changeSetId);
    if (set === null || !mayKnow(actor, set)) return ABSENT;
    const rows = await readChangeSetRows(tx, set.id);
    return success(rows.toSorted((left, right) => left.line - right.line).map(({ given }) => given));
  });
}

/** What the caller may do now, as far as it can be told without working out what the set means. */
function commandsOf(actor: Actor, set: ListedChangeSet, isBeingUndone: boolean): readonly ChangeCommand[] {
  const isOwn = set.authorId === actorName(actor);
  const decisions = (['submit', 'withdraw', 'approve', 'reject', 'discard'] as const).filter((decision) => {
    const isAuthors = decision === 'submit' || decision === 'withdraw' || decision === 'discard';
    return (
      changeSetTransition(set.state, decision satisfies ChangeSetCommand) !== null &&
      decide(actor, CHANGE_ACTIONS[decision], { startedBy: set.authorId }).allowed &&
      (!isAuthors || isOwn)
    );
  });
  const edits = isOwn && set.state === 'draft' && set.undoes === null && decide(actor, 'change.propose').allowed;
  const undoes = set.state === 'applied' && !isBeingUndone && decide(actor, 'change.undo').allowed;
  return [...(edits ? (['edit'] as const) : []), ...decisions, ...(undoes ? (['undo'] as const) : [])];
}
