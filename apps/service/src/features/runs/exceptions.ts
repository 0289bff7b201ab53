import { type Actor, decide } from '@premia/access';
import {
  countExceptions,
  EXCEPTION_KINDS,
  listExceptions,
  readRun,
  readVersions,
  type Tx,
  withSnapshot,
} from '@premia/database';
import type { BilingualText, RunExceptionPage } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import type { Books } from '../books.ts';
import { readStoredDocument } from '../schemes/compiled-schemes.ts';
import { readPayoutTitles } from '../statements/payout-titles.ts';
import { payoutLimits } from './payout-caps.ts';
import type { ExceptionQuery } from './use-cases.ts';
import { isRunVisible } from './visible-runs.ts';

const PAGE_SIZE = 50;

/** What somebody should look at before they approve, a page of one kind at a time: each with its amounts and its reason. */
export async function runExceptions(
  books: Books,
  actor: Actor,
  { runId, kind: asked, offset }: ExceptionQuery,
): Promise<Result<RunExceptionPage>> {
  if (!decide(actor, 'run.list').allowed) return ABSENT;
  return withSnapshot(books.pool, actor, async (tx): Promise<Result<RunExceptionPage>> => {
    const run = await readRun(tx, runId);
    if (run === null || !isRunVisible(actor, run)) return ABSENT;
    const caps = await readCaps(tx, runId);
    const counts = await countExceptions(tx, { runId, caps });
    const kind = asked ?? EXCEPTION_KINDS.find((one) => counts[one] > 0) ?? null;
    const rows = kind === null ? [] : await listExceptions(tx, { runId, caps, kind, offset, limit: PAGE_SIZE });
    const titles = await readPayoutTitles(tx, books.compiler, [
      ...new Set(rows.map(({ schemeVersionId }) => schemeVersionId)),
    ]);
    return success({
      counts,
      kind,
      rows: rows.map(({ schemeVersionId, capped, ...row }) => ({
        ...row,
        capped: capped.map((line) => ({ ...line, title: titleOf(titles, schemeVersionId, line.code) })),
      })),
      next: rows.length < PAGE_SIZE ? null : offset + rows.length,
    });
  });
}

function titleOf(titles: Awaited<ReturnType<typeof readPayoutTitles>>, versionId: string, code: string): BilingualText {
  return titles.get(versionId)?.get(code) ?? { en: code };
}

/** Highest amounts that payouts of the run's schemes can have. */
async function readCaps(tx: Tx, runId: string) {
  const frozen = await tx.rows<{ id: string }>(
    'select distinct scheme_version_id as id from run_schemes where run_id = $1',
    [runId],
  );
  const versions = await readVersions(
    tx,
    frozen.map(({ id }) => id),
  );
  return versions.flatMap(({ id: schemeVersionId, document }) =>
    payoutLimits(readStoredDocument(document)).map((limit) => ({ schemeVersionId, ...limit })),
  );
}
