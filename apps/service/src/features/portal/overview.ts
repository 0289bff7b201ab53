import type { PersonActor } from '@premia/access';
import { periodOf } from '@premia/compensation';
import { readCompany, type Tx, withSnapshot } from '@premia/database';
import { add, decimal, toFixedText, ZERO } from '@premia/decimal';
import { minorDigits, parsePeriod } from '@premia/scheme';
import type { PortalOverview } from '../../contract.ts';
import { failure, type Result, success } from '../../failure.ts';
import { bookedInWords } from '../adjustments/proposals-in-words.ts';
import { companyToday } from '../company/repository.ts';
import { readAttainment } from './attainment.ts';
import { toLines } from './lines.ts';
import type { PortalDependencies } from './portal-dependencies.ts';
import { readProvisional } from './provisional.ts';
import * as repository from './repository.ts';
import { describeSchemes } from './schemes-in-words.ts';

const CHANGES_SHOWN = 10;

/** The caller's own period: what they have, what it is made of, where it stands and what moved it. */
export async function overview(
  { pool, now, compiler }: Pick<PortalDependencies, 'pool' | 'now' | 'compiler'>,
  caller: PersonActor,
  asked: string | undefined,
): Promise<Result<PortalOverview>> {
  return withSnapshot(pool, caller, async (tx): Promise<Result<PortalOverview>> => {
    const today = await companyToday(tx, now());
    const period = parsePeriod(asked ?? periodOf(today, 'month').text);
    if (period === null) {
      return failure('invalid', 'period/unknown', { period: asked ?? '' });
    }
    const owned = { employeeId: caller.employeeId, period: period.text };
    const state = await repository.readPeriod(tx, period.text);
    const results = await ownResults(tx, owned, state);
    const schemes = await describeSchemes(tx, compiler, results);
    const lines = toLines(results, schemes);
    const adjustments = await bookedInWords(tx, compiler, { ...owned, employeeIds: null, showsHidden: false });
    const { currency } = results[0] ?? (await readCompany(tx));
    const sums = toSums(results, [...lines, ...adjustments.map(({ delta: amount }) => ({ amount }))], currency);
    const periods = await repository.ownPeriods(tx, caller.employeeId);
    const changes = await repository.latestChanges(tx, owned, CHANGES_SHOWN);
    const runId = state?.sealedRunId ?? null;
    return success({
      period: period.text,
      periods: periods.includes(period.text) ? periods : [period.text, ...periods],
      currency,
      total: sums.total,
      status: toStatus(sums.known, state, currency),
      state: state?.state ?? 'open',
      asOf: latest(results.map(({ asOf }) => asOf)) ?? now().toISOString(),
      lines,
      adjustments,
      attainment: await readAttainment(tx, { employeeId: caller.employeeId, period, runId, schemes, day: today }),
      changes: changes.map(repository.toPortalChange),
      problems: results.flatMap(({ problems }) => problems),
      provisional: state?.state === 'sealed' ? null : await readProvisional(tx, owned, results),
    });
  });
}

/** A sealed period shows its statements, any other what has accrued so far. */
function ownResults(
  tx: Tx,
  { employeeId, period }: repository.OwnedPeriod,
  state: repository.OwnPeriod | null,
): Promise<readonly repository.OwnResult[]> {
  return state?.state === 'sealed' && state.sealedRunId !== null
    ? repository.sealedResults(tx, state.sealedRunId, employeeId)
    : repository.openResults(tx, period, employeeId);
}

/** The total is what the shown lines and the corrections booked in the period add up to, and nothing when a part of it could not be worked out. */
function toSums(
  results: readonly repository.OwnResult[],
  lines: readonly { readonly amount: string }[],
  currency: string,
): { readonly total: string | null; readonly known: string } {
  const sum = lines.reduce((total, { amount }) => add(total, decimal(amount)), ZERO);
  const known = toFixedText(sum, minorDigits(currency));
  return { total: results.some(({ total }) => total === null) ? null : known, known };
}

function toStatus(known: string, period: repository.OwnPeriod | null, currency: string): PortalOverview['status'] {
  const nothing = toFixedText(ZERO, minorDigits(currency));
  const empty = { accrued: nothing, approved: nothing, paid: nothing };
  if (period?.state !== 'sealed') {
    return { ...empty, accrued: known };
  }
  return period.runState === 'paid' ? { ...empty, paid: known } : { ...empty, approved: known };
}

function latest(instants: readonly string[]): string | null {
  return instants.reduce<string | null>((last, instant) => (last === null || instant > last ? instant : last), null);
}
