import { type PersonActor, systemActor } from '@premia/access';
import {
  type AccrualState,
  readAccrualContext,
  readAccrualInputs,
  readAccrualTeam,
  readCompany,
  readVersions,
  type Tx,
  withSnapshot,
} from '@premia/database';
import type { BilingualText, PortalWhyChanged } from '../../contract.ts';
import { ABSENT, type Result, success } from '../../failure.ts';
import { compiledVersion } from '../accruals/calculation.ts';
import type { SchemeCompiler } from '../schemes/compiled-schemes.ts';
import type { PortalDependencies } from './portal-dependencies.ts';
import * as repository from './repository.ts';
import { type ComparedScheme, type Side, schemeChange, sumOf } from './scheme-change.ts';

export interface ChangesAsked {
  readonly period: string;
  /** `0`: from the first. */
  readonly after: string;
  readonly upTo?: string | undefined;
}

/** What moved the caller's shown total in an open period, worked out again from both sides of the first and last change. */
export async function whyChanged(
  { pool, compiler }: Pick<PortalDependencies, 'pool' | 'compiler'>,
  caller: PersonActor,
  { period, after, upTo }: ChangesAsked,
): Promise<Result<PortalWhyChanged>> {
  const { employeeId } = caller;
  // The caller's own wall decides which changes there are; colleagues of a team scheme stand behind it.
  const rows = await withSnapshot(pool, caller, async (tx) =>
    (await repository.changesAfter(tx, { employeeId, period }, after)).filter(
      ({ id }) => upTo === undefined || BigInt(id) <= BigInt(upTo),
    ),
  );
  if (rows.length === 0) return ABSENT;
  return withSnapshot(pool, systemActor('explain'), async (tx) => {
    const { own, booked } = apart(rows);
    const compared: ComparedScheme[] = [];
    for (const [schemeId, changes] of Map.groupBy(own, (row) => row.schemeId)) {
      compared.push(await compare(tx, compiler, { employeeId, period, schemeId, changes }));
    }
    const { currency } = await readCompany(tx);
    const adjustments = sumOf(
      booked.map(({ totalAfter }) => totalAfter),
      currency,
    );
    const zero = sumOf([], currency);
    const paidIn = compared.flatMap(({ after: now, before }) => now?.side ?? before?.side ?? [])[0]?.document.currency;
    return success(total(compared, { currency: paidIn ?? currency, adjustments: [zero, adjustments] }));
  });
}

/** Rows of the calculation, and those a booked correction wrote: these have no sides, they are the amount itself. */
function apart(rows: readonly repository.ChangeRow[]) {
  const isBooked = ({ cause, stateBefore, stateAfter }: repository.ChangeRow): boolean =>
    cause?.kind === 'adjustment' && stateBefore === null && stateAfter === null;
  return { own: rows.filter((row) => !isBooked(row)), booked: rows.filter(isBooked) };
}

/** The whole: both sums, and each scheme in the order it was met. */
export function total(
  compared: readonly ComparedScheme[],
  { currency, adjustments }: { readonly currency: string; readonly adjustments: readonly (string | null)[] },
): PortalWhyChanged {
  const [bookedBefore = null, bookedAfter = null] = adjustments;
  const side = (of: 'before' | 'after', booked: string | null): string | null =>
    sumOf([...compared.map((scheme) => (scheme[of] === null ? '0' : scheme[of].total)), booked], currency);
  return {
    currency,
    before: side('before', bookedBefore),
    after: side('after', bookedAfter),
    schemes: compared.map(schemeChange),
    adjustments: { before: bookedBefore ?? '0', after: bookedAfter ?? '0' },
  };
}

interface OneScheme {
  readonly employeeId: string;
  readonly period: string;
  readonly schemeId: string;
  /** Oldest first. */
  readonly changes: readonly repository.ChangeRow[];
}

async function compare(
  tx: Tx,
  compiler: SchemeCompiler,
  { employeeId, period, schemeId, changes }: OneScheme,
): Promise<ComparedScheme> {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a group without rows');
  const sideOf = (state: AccrualState | null) =>
    state === null ? null : readSide(tx, compiler, { employeeId, period, state });
  const [before, after] = [await sideOf(first.stateBefore), await sideOf(last.stateAfter)];
  const causes = [...changes].reverse().flatMap(({ cause }) => repository.toPortalCause(cause) ?? []);
  return {
    schemeId,
    employeeId,
    title: (after ?? before)?.document.title ?? (await titleOf(tx, schemeId)),
    // A first figure has nothing before it, and a scheme that pays no more nothing after.
    before: first.totalBefore === null && before === null ? null : { total: first.totalBefore, side: before },
    after: last.totalAfter === null && after === null ? null : { total: last.totalAfter, side: after },
    causes,
  };
}

async function titleOf(tx: Tx, schemeId: string): Promise<BilingualText> {
  const rows = await tx.rows<{ readonly title: BilingualText }>('select title from schemes where id = $1', [schemeId]);
  return rows[0]?.title ?? { en: schemeId };
}

interface SideQuery {
  readonly employeeId: string;
  readonly period: string;
  readonly state: AccrualState;
}

/** Null when a part of it was not kept. */
export async function readSide(
  tx: Tx,
  compiler: SchemeCompiler,
  { employeeId, period, state }: SideQuery,
): Promise<Side | null> {
  const { versionId, inputsHash, contextHash, teamHash } = state;
  const [version] = await readVersions(tx, [versionId]);
  const context = await readAccrualContext(tx, contextHash);
  const members = teamHash === null ? [[employeeId, inputsHash] as const] : await readAccrualTeam(tx, teamHash);
  const employees = members === null ? null : await readAccrualInputs(tx, period, members);
  if (version === undefined || context === null || employees === null) return null;
  const { document, plan } = compiledVersion(version, compiler);
  return { document, snapshot: { plan, request: { ...context, employees } } };
}
