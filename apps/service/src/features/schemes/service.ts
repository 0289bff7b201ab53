import type { Actor } from '@premia/access';
import { newestSubmission, type Tx, withSnapshot } from '@premia/database';
import type { SchemeDetail, SubmissionSummary } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { targetNames, toSummary as toSubmissionSummary } from '../approvals/summary.ts';
import { companyToday } from '../company/repository.ts';
import { archiveScheme } from './archive-scheme.ts';
import { readStoredDocument } from './compiled-schemes.ts';
import { listComponents, openComponent } from './components.ts';
import { countParticipants } from './count-participants.ts';
import { createScheme, duplicateScheme } from './create-scheme.ts';
import * as repository from './repository.ts';
import { sampleInputs } from './sample-inputs.ts';
import { saveDraft } from './save-draft.ts';
import type { SchemeDependencies } from './scheme-dependencies.ts';
import { toSummary } from './summary.ts';
import type { SchemeUseCases } from './use-cases.ts';

/** Schemes from the first draft to the archive; every change of one is a file of its own beside this. */
export function createSchemeService(dependencies: SchemeDependencies): SchemeUseCases {
  const { pool, now, compiler } = dependencies;
  return {
    list: (actor) =>
      withSnapshot(pool, actor, async (tx) => {
        const today = await companyToday(tx, now());
        const participants = await countParticipants(tx, today);
        return (await repository.listSchemes(tx, today)).map((row) => toSummary(row, { compiler, participants }));
      }),

    open: (actor, { schemeId }) =>
      withSnapshot(pool, actor, async (tx): Promise<Result<SchemeDetail>> => {
        const today = await companyToday(tx, now());
        const row = await repository.readScheme(tx, schemeId, today);
        if (row === null) {
          return ABSENT;
        }
        return success({
          ...toSummary(row, { compiler, participants: await countParticipants(tx, today) }),
          draft: readStoredDocument(row.draft),
          revision: row.revision,
          versions: await repository.listVersions(tx, schemeId),
          assignments: await repository.listAssignments(tx, schemeId),
          submission: await openSubmission(tx, actor, schemeId),
        });
      }),

    create: (actor, scheme) => createScheme(dependencies, actor, scheme),
    duplicate: (actor, copy) => duplicateScheme(dependencies, actor, copy),
    saveDraft: (actor, draft) => saveDraft(dependencies, actor, draft),
    archive: (actor, { schemeId }) => archiveScheme(dependencies, actor, schemeId),
    components: (actor) => listComponents(dependencies, actor),
    component: (actor, version) => openComponent(dependencies, actor, version),
    sampleInputs: (actor, sample) => sampleInputs(dependencies, actor, sample),
  };
}

/** What the draft waits for, or came back with. */
async function openSubmission(tx: Tx, actor: Actor, schemeId: string): Promise<SubmissionSummary | null> {
  const newest = await newestSubmission(tx, schemeId);
  return newest === null || newest.state === 'approved' || newest.state === 'withdrawn'
    ? null
    : toSubmissionSummary(newest, actor, await targetNames(tx, [newest]));
}
