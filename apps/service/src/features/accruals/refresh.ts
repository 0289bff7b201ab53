import type { Actor } from '@premia/access';
import {
  type AccrualChange,
  type Cause,
  type Claim,
  dropClaims,
  failClaims,
  holdClaims,
  type KeptInputs,
  type KeptStates,
  keepStates,
  lockPeriodShared,
  markPeople,
  type NewAccrual,
  overtakeClaims,
  publish,
  RENEW_CLAIMS,
  recordAccrualChanges,
  removeAccruals,
  type StoredAccrual,
  settleClaims,
  type Tx,
  withSnapshot,
  withTx,
  writeAccruals,
} from '@premia/database';
import { heartOf } from '../../heart/heart.ts';
import type { Books } from '../books.ts';
import { inHalves } from '../halving.ts';
import { type Computed, computeAccruals, inputsKey, type PeriodClaims, type States } from './compute-accruals.ts';
import { accrualEvents, type Described, type Naming } from './events.ts';
import type { RefreshReport } from './service.ts';
import { shownTotal } from './shown-total.ts';
import { accrualKey, differs, readStored } from './stored-accruals.ts';

export const NOTHING_DONE: RefreshReport = {
  deliveries: 0,
  claimed: 0,
  written: 0,
  overtaken: 0,
  closed: 0,
  failed: 0,
};

export function addReports(left: RefreshReport, right: RefreshReport): RefreshReport {
  return {
    deliveries: left.deliveries + right.deliveries,
    claimed: left.claimed + right.claimed,
    written: left.written + right.written,
    overtaken: left.overtaken + right.overtaken,
    closed: left.closed + right.closed,
    failed: left.failed + right.failed,
  };
}

/**
 * One period's claims from the first read to the last write. Somebody whose calculation throws keeps nobody else from theirs;
 * it is counted against their mark.
 */
export async function refreshPeriod(books: Books, actor: Actor, work: PeriodClaims): Promise<RefreshReport> {
  const { period, claims } = work;
  // A scheme that looks at the team is calculated for all its people: that may take longer than a lease.
  const beat = heartOf(books.pool).beatFor({ text: RENEW_CLAIMS, values: [JSON.stringify(claims)] });
  try {
    const report = await inHalves<Claim, RefreshReport>(claims, {
      attempt: async (some) => {
        const part = { period, claims: some };
        return keepComputed(books, actor, { work: part, computed: await computeClaimed(books, actor, part) });
      },
      fail: async (some, reason) => {
        await withTx(books.pool, actor, (tx) => failClaims(tx, some, reason));
        return { ...NOTHING_DONE, failed: some.length };
      },
      add: addReports,
    });
    return { ...report, claimed: claims.length };
  } finally {
    beat.stop();
  }
}

/** Reads on one snapshot taken after the claims, so that it holds at least what they were set for. */
export function computeClaimed({ pool, compiler }: Books, actor: Actor, work: PeriodClaims): Promise<Computed> {
  return withSnapshot(pool, actor, (tx) => computeAccruals(tx, compiler, work));
}

/** Writes what was computed. What has changed in between has set its mark again and is computed again. */
export async function keepComputed(
  { pool }: Books,
  actor: Actor,
  { work, computed }: { readonly work: PeriodClaims; readonly computed: Computed },
): Promise<RefreshReport> {
  // Before the write and in transactions of their own: marks taken while holding others could wait in a circle.
  const underway = await withTx(pool, actor, (tx) => overtakeColleagues(tx, work, computed.colleagues));
  await withTx(pool, actor, (tx) => markMoved(tx, work, without(computed.colleagues, underway)));
  return withTx(pool, actor, (tx) => write(tx, work, computed));
}

async function write(tx: Tx, { period, claims }: PeriodClaims, computed: Computed): Promise<RefreshReport> {
  const state = await lockPeriodShared(tx, period);
  if (state === 'sealed' || state === null) {
    await dropClaims(tx, claims);
    return { ...NOTHING_DONE, closed: claims.length };
  }
  const held = await holdClaims(tx, claims);
  const causes = new Map(held.map(({ employeeId, cause }) => [employeeId, cause]));
  const before = await readStored(tx, period, [...causes.keys()]);
  const own = computed.accruals.filter(
    ({ accrual }) => causes.has(accrual.employeeId) && differs(before.get(accrualKey(accrual)), accrual),
  );
  const gone = noLongerPaid(before, computed);
  await keepStates(tx, statesOf(period, own, computed.states));
  await writeMoved(tx, { own, gone, before, causes, naming: computed.naming });
  const settled = await settleClaims(tx, held);
  return { ...NOTHING_DONE, written: own.length + gone.length, overtaken: claims.length - settled };
}

/** What the written accruals name, with the inputs of everybody in their teams. */
function statesOf(period: string, own: readonly Described[], { inputs, contexts, teams }: States): KeptStates {
  const kept = new Map<string, KeptInputs>();
  const keep = (employeeId: string, hash: string): void => {
    const found = inputs.get(inputsKey({ employeeId, hash }));
    if (found === undefined) throw new Error(`inputs of ${employeeId} are not at hand`);
    kept.set(inputsKey(found), found);
  };
  const used = { contexts: new Map(contexts), teams: new Map(teams) };
  const named = new Set(own.flatMap(({ accrual }) => [accrual.contextHash, accrual.teamHash]));
  for (const [hash] of contexts) if (!named.has(hash)) used.contexts.delete(hash);
  for (const [hash, members] of teams) {
    if (named.has(hash)) for (const [employeeId, of] of members) keep(employeeId, of);
    else used.teams.delete(hash);
  }
  for (const { accrual } of own) keep(accrual.employeeId, accrual.inputsHash);
  return { period, inputs: [...kept.values()], ...used };
}

/**
 * Colleagues some worker is busy with. One that took its marks earlier may have looked before what these were set for, and
 * may write after everything here: its colleagues are asked for once more. One that took them later has seen all of it.
 */
function overtakeColleagues(
  tx: Tx,
  { period, claims }: PeriodClaims,
  colleagues: readonly NewAccrual[],
): Promise<readonly string[]> {
  const employeeIds = [...new Set(colleagues.map(({ employeeId }) => employeeId))];
  return overtakeClaims(tx, { period, employeeIds, by: claims, cause: causeForColleagues({ period, claims }) });
}

/**
 * A colleague's number moved through the team: with a mark of their own they are computed and written like anybody. Compared
 * with what is stored now: between the looking and this a worker that looked earlier may have written.
 */
async function markMoved(tx: Tx, work: PeriodClaims, colleagues: readonly NewAccrual[]): Promise<void> {
  const { period } = work;
  const stored = await readStored(
    tx,
    period,
    colleagues.map(({ employeeId }) => employeeId),
  );
  const moved = colleagues.filter((accrual) => differs(stored.get(accrualKey(accrual)), accrual));
  await markPeople(
    tx,
    [...new Set(moved.map(({ employeeId }) => employeeId))].map((employeeId) => ({ period, employeeId })),
    causeForColleagues(work),
  );
}

function causeForColleagues({ period, claims }: PeriodClaims): Cause {
  return claims.find(({ cause }) => cause !== null)?.cause ?? { kind: 'scheme', source: 'team', id: period, title: '' };
}

function without(accruals: readonly NewAccrual[], employeeIds: readonly string[]): readonly NewAccrual[] {
  const left = new Set(employeeIds);
  return accruals.filter(({ employeeId }) => !left.has(employeeId));
}

/** Accruals of the claimed people under schemes that pay them no more. */
function noLongerPaid(before: ReadonlyMap<string, StoredAccrual>, { accruals }: Computed): readonly StoredAccrual[] {
  const paid = new Set(accruals.map(({ accrual }) => accrualKey(accrual)));
  return [...before.values()].filter((accrual) => !paid.has(accrualKey(accrual)));
}

interface Moved {
  readonly own: readonly Described[];
  readonly gone: readonly StoredAccrual[];
  readonly before: ReadonlyMap<string, StoredAccrual>;
  readonly causes: ReadonlyMap<string, Cause | null>;
  readonly naming: Naming;
}

async function writeMoved(tx: Tx, { own, gone, before, causes, naming }: Moved): Promise<void> {
  const changes = [
    ...own.map(({ accrual }) => changeOf(before.get(accrualKey(accrual)) ?? null, accrual, causes)),
    ...gone.map((accrual) => changeOf(accrual, null, causes)),
  ];
  await recordAccrualChanges(
    tx,
    changes.filter(({ totalBefore, totalAfter }) => totalBefore !== totalAfter),
  );
  if (own.length > 0) {
    const written = await writeAccruals(
      tx,
      own.map(({ accrual }) => accrual),
    );
    await publish(tx, accrualEvents(own, naming, { ...written, isRemoved: false }));
  }
  if (gone.length > 0) {
    const written = await removeAccruals(tx, gone);
    const described = gone.map((accrual) => ({ accrual, schemeKey: accrual.schemeId, placedOn: null }));
    await publish(tx, accrualEvents(described, naming, { ...written, isRemoved: true }));
  }
}

function changeOf(
  before: StoredAccrual | null,
  after: NewAccrual | null,
  causes: ReadonlyMap<string, Cause | null>,
): AccrualChange {
  const accrual = after ?? before;
  if (accrual === null) throw new Error('a change of nothing into nothing');
  return {
    period: accrual.period,
    employeeId: accrual.employeeId,
    schemeId: accrual.schemeId,
    totalBefore: before === null ? null : shownTotal(before),
    totalAfter: after === null ? null : shownTotal(after),
    cause: causes.get(accrual.employeeId) ?? null,
    stateBefore: stateOf(before),
    stateAfter: stateOf(after),
  };
}

function stateOf(accrual: NewAccrual | null): AccrualChange['stateBefore'] {
  if (accrual === null || accrual.contextHash === null) return null;
  const { schemeVersionId: versionId, inputsHash: inputs, contextHash: context, teamHash: team } = accrual;
  return { versionId, inputsHash: inputs, contextHash: context, teamHash: team };
}
