import { readVersions, type Tx } from '@premia/database';
import { type Period, type Plan, parsePeriod } from '@premia/scheme';
import { ABSENT, failure, type Result, success } from '../../failure.ts';
import { readStoredDocument, type SchemeCompiler } from '../schemes/compiled-schemes.ts';
import { readScheme, type SchemeRow } from '../schemes/repository.ts';

/** What is simulated: the scheme as it stands, and the plan it might become. */
export interface Subject {
  readonly scheme: SchemeRow;
  readonly plan: Plan;
  /** Null for the draft. */
  readonly version: number | null;
  readonly today: string;
}

/** What a candidate is called that is no published version. */
export const DRAFT = 'draft';

/** Absent where neither the scheme nor the version is one; refused where it does not compile. */
export async function readSubject(
  tx: Tx,
  compiler: SchemeCompiler,
  query: { readonly schemeId: string; readonly candidate: string; readonly today: string },
): Promise<Result<Subject>> {
  const scheme = await readScheme(tx, query.schemeId, query.today);
  if (scheme === null) {
    return ABSENT;
  }
  const source =
    query.candidate === DRAFT
      ? { document: scheme.draft, hash: scheme.draftHash, version: null }
      : (await readVersions(tx, [query.candidate])).find(({ schemeId }) => schemeId === scheme.id);
  if (source === undefined) {
    return ABSENT;
  }
  const { plan } = compiler.compile(readStoredDocument(source.document), source.hash);
  return plan === null
    ? failure('invalid', 'scheme/has-errors')
    : success({ scheme, plan, version: source.version, today: query.today });
}

/** Only periods of the scheme's own kind can be paid by it. */
export function readPeriods(keys: readonly string[], plan: Plan): Result<readonly Period[]> {
  const periods: Period[] = [];
  for (const key of new Set(keys)) {
    const period = parsePeriod(key);
    if (period === null || period.kind !== plan.period) {
      return failure('invalid', 'scheme/other-period', { period: key, expected: plan.period });
    }
    periods.push(period);
  }
  return success(periods);
}
