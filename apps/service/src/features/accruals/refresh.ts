import type { Actor } from '@premia/access';
import { buildStatement, contextHash, inputsHash } from '@premia/compensation';
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
  publish,
  RENEW_CLAIMS,
  readAccruals,
  readNames,
  recordAccrualChanges,
  removeAccruals,
  type StoredAccrual,
  settleClaims,
  type TeamMembers,
  type Tx,
  teamHash,
  withSnapshot,
  withTx,
  writeAccruals,
} from '@premia/database';
import { heartOf } from '../../heart/heart.ts';
import type { Books } from '../books.ts';
import { type Calculation, calculate, factVersionsOf, loadCalculations } from './calculation.ts';
import { accrualEvents, type Described, type Naming } from './events.ts';
import type { RefreshReport } from './service.ts';
import { shownTotal } from './shown-total.ts';

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

interface PeriodClaims {
  readonly period: string;
  readonly claims: readonly Claim[];
}

/** What the claimed people's accruals of one period come out as now. */
interface Computed {
  readonly accruals: readonly Described[];
  /** People of the same team schemes whose accruals moved too. */
  readonly colleagues: readonly string[];
  readonly naming: Naming;
  readonly states: States;
}

/** What accruals were worked out from, by the hashes they carry. */
interface States {
  readonly inputs: ReadonlyMap<string, KeptInputs>;
  readonly contexts: KeptStates['contexts'];
  readonly teams: KeptStates['teams'];
}

/**
 * Reads on one snapshot taken after the claims, so that it holds at least what they were set for; writes later in a
 * transaction of its own. What changes in between has set its mark again and is computed again.
 */
export async function refreshPeriod(books: Books, actor: Actor, work: PeriodClaims): Promise<RefreshReport> {
  const claimed = { ...NOTHING_DONE, claimed: work.claims.length };
  // A scheme that looks at the team is calculated for all its people: that may take longer than a lease.
  const beat = heartOf(books.pool).beatFor({ text: RENEW_CLAIMS, values: [JSON.stringify(work.claims)] });
  try {
    const computed = await withSnapshot(books.pool, actor, (tx) => compute(tx, books, work));
    // Before the write and in a transaction of its own: marks taken while holding others could wait in a circle.
    await withTx(books.pool, actor, (tx) => markColleagues(tx, work, computed.colleagues));
    return addReports(claimed, await withTx(books.pool, actor, (tx) => write(tx, work, computed)));
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await withTx(books.pool, actor, (tx) => failClaims(tx, work.claims, message));
    return { ...claimed, failed: work.claims.length };
  } finally {
    beat.stop();
  }
}

async function compute(tx: Tx, { compiler }: Books, { period, claims }: PeriodClaims): Promise<Computed> {
  const employeeIds = claims.map(({ employeeId }) => employeeId);
  const { staff, calculations } = await loadCalculations(tx, compiler, { period, employeeIds, facts: 'needed' });
  const claimed = new Set(employeeIds);
  const described = calculations.map(describe);
  const accruals = described.flatMap((one) => one.accruals);
  const others = accruals.filter(({ accrual }) => !claimed.has(accrual.employeeId));
  const stored = await readStored(
    tx,
    period,
    others.map(({ accrual }) => accrual.employeeId),
  );
  const moved = others.filter(({ accrual }) => differs(stored.get(keyOf(accrual)), accrual));
  return {
    accruals: accruals.filter(({ accrual }) => claimed.has(accrual.employeeId)),
    colleagues: [...new Set(moved.map(({ accrual }) => accrual.employeeId))],
    naming: { names: await readNames(tx, employeeIds), organization: staff.organization },
    states: {
      inputs: new Map(described.flatMap(({ inputs }) => inputs.map((kept) => [inputsKey(kept), kept]))),
      contexts: new Map(described.map(({ context }) => context)),
      teams: new Map(described.flatMap(({ team }) => (team === null ? [] : [team]))),
    },
  };
}

async function readStored(
  tx: Tx,
  period: string,
  employeeIds: readonly string[],
): Promise<ReadonlyMap<string, StoredAccrual>> {
  if (employeeIds.length === 0) return new Map();
  const accruals = await readAccruals(tx, { period, employeeIds });
  return new Map(accruals.map((accrual) => [keyOf(accrual), accrual]));
}

const inputsKey = ({ employeeId, hash }: Pick<KeptInputs, 'employeeId' | 'hash'>): string => `${employeeId} ${hash}`;

interface DescribedCalculation {
  readonly accruals: readonly Described[];
  readonly inputs: readonly KeptInputs[];
  readonly context: readonly [string, Omit<Calculation['request'], 'employees'>];
  readonly team: readonly [string, TeamMembers] | null;
}

function describe(calculation: Calculation): DescribedCalculation {
  const { employees, ...context } = calculation.request;
  const inputs = employees.map(
    (one): KeptInputs => ({
      employeeId: one.id,
      hash: inputsHash(one),
      inputs: one,
      factVersions: factVersionsOf(calculation, one.id),
    }),
  );
  const members = inputs.map(({ employeeId, hash }) => [employeeId, hash] as const);
  const team = calculation.plan.requirements.team ? ([teamHash(members), members] as const) : null;
  const hashes = { context: contextHash(context), team: team?.[0] ?? null };
  return {
    accruals: describeAccruals(calculation, inputs, hashes),
    inputs,
    context: [hashes.context, context],
    team,
  };
}

function describeAccruals(
  calculation: Calculation,
  keptInputs: readonly KeptInputs[],
  hashes: { readonly context: string; readonly team: string | null },
): readonly Described[] {
  const { version, plan, period, participants } = calculation;
  return calculate(calculation).flatMap((result, index) => {
    const participant = participants[index];
    const hash = keptInputs[index]?.hash;
    if (participant === undefined || hash === undefined) throw new Error('a result without its participant');
    const { assignmentId, place, asOf } = participant;
    const content = buildStatement({
      plan,
      period: period.text,
      assignmentId,
      departmentId: place.departmentId,
      inputsHash: hash,
      result,
    });
    const accrual: NewAccrual = {
      period: period.text,
      employeeId: result.id,
      schemeId: version.schemeId,
      schemeVersionId: version.id,
      departmentId: place.departmentId,
      inputsHash: hash,
      contextHash: hashes.context,
      teamHash: hashes.team,
      resultHash: result.resultHash,
      currency: plan.currency,
      total: result.total,
      problems: result.problems,
      lines: content.lines,
    };
    return [{ accrual, schemeKey: version.schemeKey, placedOn: asOf }];
  });
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
    ({ accrual }) => causes.has(accrual.employeeId) && differs(before.get(keyOf(accrual)), accrual),
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

/** A colleague's number moved through the team: with a mark of their own they are computed and written like anybody. */
async function markColleagues(tx: Tx, { period, claims }: PeriodClaims, colleagues: readonly string[]): Promise<void> {
  const cause = claims.find((claim) => claim.cause !== null)?.cause;
  await markPeople(
    tx,
    colleagues.map((employeeId) => ({ period, employeeId })),
    cause ?? { kind: 'scheme', source: 'team', id: period, title: '' },
  );
}

/** Accruals of the claimed people under schemes that pay them no more. */
function noLongerPaid(before: ReadonlyMap<string, StoredAccrual>, { accruals }: Computed): readonly StoredAccrual[] {
  const paid = new Set(accruals.map(({ accrual }) => keyOf(accrual)));
  return [...before.values()].filter((accrual) => !paid.has(keyOf(accrual)));
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
    ...own.map(({ accrual }) => changeOf(before.get(keyOf(accrual)) ?? null, accrual, causes)),
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

function differs(before: StoredAccrual | undefined, after: NewAccrual): boolean {
  return (
    before === undefined ||
    before.resultHash !== after.resultHash ||
    before.inputsHash !== after.inputsHash ||
    before.schemeVersionId !== after.schemeVersionId ||
    before.departmentId !== after.departmentId
  );
}

const keyOf = ({ employeeId, schemeId }: Pick<NewAccrual, 'employeeId' | 'schemeId'>): string =>
  `${employeeId} ${schemeId}`;
