import { readTable } from '../../ingest/file/read-table.ts';
import { announcementsOf, seenBy } from './announcements.ts';
import type { ChangeDependencies } from './change-dependencies.ts';
import { decideChange } from './decide-change.ts';
import { createDraft, editDraft } from './drafts.ts';
import { listSets, readGiven, readPage } from './page.ts';
import { previewOf, tryOut, understandRows } from './preview.ts';
import { undoChange } from './undo-change.ts';
import type { ChangeUseCases } from './use-cases.ts';

/** Changes to criteria, targets and entered values: proposed, previewed, approved, announced, undone. */
export function createChangeService(dependencies: ChangeDependencies): ChangeUseCases {
  return {
    list: (actor) => listSets(dependencies, actor),
    get: (actor, { changeSetId }) => readPage(dependencies, actor, changeSetId),
    given: (actor, { changeSetId }) => readGiven(dependencies, actor, changeSetId),
    preview: (actor, { changeSetId }) => previewOf(dependencies, actor, changeSetId),
    tryOut: (actor, changes) => tryOut(dependencies, actor, changes),
    understand: (actor, changes) => understandRows(dependencies, actor, changes),
    create: (actor, input) => createDraft(dependencies, actor, input),
    edit: (actor, input) => editDraft(dependencies, actor, input),
    decide: (actor, input) => decideChange(dependencies, actor, input),
    undo: (actor, input) => undoChange(dependencies, actor, input),
    readTable: (_actor, input) => readTable(input),
    announcements: (actor) => announcementsOf(dependencies, actor),
    seen: (actor, { changeSetId }) => seenBy(dependencies, actor, changeSetId),
  };
}
