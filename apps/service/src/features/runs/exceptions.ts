import { type Actor, decide } from '@premia/access';
import { listExceptions, readRun, readVersions, type Tx, withSnapshot } from '@premia/database';
import { compare, decimal, parseDecimal } from '@premia/decimal';
import type { BilingualText, RunException } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import type { Books } from '../books.ts';
import { readStoredDocument } from '../schemes/compiled-schemes.ts';
import { readPayoutTitles } from '../statements/payout-titles.ts';
import { isRunVisible } from './visible-runs.ts';

/** What somebody should look at before they approve, worst first: each with its amounts and its reason. */
export async function runExceptions(
  books: Books,
  actor: Actor,
  runId: string,
): Promise<Result<readonly RunException[]>> {
  if (!decide(actor, 'run.list').allowed) return ABSENT;
  return withSnapshot(books.pool, actor, async (tx): Promise<Result<readonly RunException[]>> => {
    const run = await readRun(tx, runId);
    if (run === null || !isRunVisible(actor, run)) return ABSENT;
    const caps = await readCaps(tx, runId);
    const rows = await listExceptions(tx, { runId, caps });
    const titles = await readPayoutTitles(tx, books.compiler, [
      ...new Set(rows.map(({ schemeVersionId }) => schemeVersionId)),
    ]);
    return success(
      rows.map(({ schemeVersionId, capped, ...row }) => ({
        ...row,
        capped: capped.map((line) => ({ ...line, title: titleOf(titles, schemeVersionId, line.code) })),
      })),
    );
  });
}

function titleOf(titles: Awaited<ReturnType<typeof readPayoutTitles>>, versionId: string, code: string): BilingualText {
  return titles.get(versionId)?.get(code) ?? { en: code };
}

/** Highest amounts that payouts of the run's schemes state for themselves. */
async function readCaps(tx: Tx, runId: string) {
  const frozen = await tx.rows<{ id: string }>(
    'select distinct scheme_version_id as id from run_schemes where run_id = $1',
    [runId],
  );
  const versions = await readVersions(
    tx,
    frozen.map(({ id }) => id),
  );
  return versions.flatMap((version) =>
    readStoredDocument(version.document).nodes.flatMap((node) => {
      const { code, cap } = node.params ?? {};
      if (node.kind !== 'payout' || typeof code !== 'string' || typeof cap !== 'string') return [];
      const read = parseDecimal(cap);
      const isCap = read.ok && compare(read.value, decimal('0')) > 0;
      return isCap ? [{ schemeVersionId: version.id, code, cap }] : [];
    }),
  );
}
