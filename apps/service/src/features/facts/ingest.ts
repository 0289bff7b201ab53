import {
  type Credit,
  creditFact,
  decideVersion,
  type FactOutcome,
  type Organization,
  periodOf,
  type Refused,
  readSubmission,
  type Submission,
  withVersion,
} from '@premia/compensation';
import {
  type Cause,
  type Change,
  type Company,
  ensurePeriods,
  factKeyText,
  holdFacts,
  insertFactVersions,
  loadStaff,
  lockPeriodsShared,
  markTouched,
  type NewFactVersion,
  type PeriodState,
  periodKindsInUse,
  quarantineItems,
  readCompany,
  readCreditedPeople,
  type Staff,
  type StoredFact,
  type Touched,
  type Tx,
  type Unchanged,
} from '@premia/database';
import type { PeriodKind } from '@premia/scheme';
import { factRecordedEvents } from './events.ts';
import { quarantined } from './quarantined.ts';

/** An item on its way: read and credited, or refused with its reason. */
type Item =
  | { readonly ok: true; readonly submission: Submission; readonly credits: readonly Credit[] }
  | { readonly ok: false; readonly outcome: Refused };

/**
 * One delivery. The order of steps is the protocol: read the items, lock their periods and only then look at their
 * states, hold their keys and only then look at their versions.
 */
export async function ingestItems(
  tx: Tx,
  raw: readonly unknown[],
  batchId: string | null,
): Promise<Change<readonly FactOutcome[]> | Unchanged<readonly FactOutcome[]>> {
  const company = await readCompany(tx);
  const { items, staff } = await readItems(tx, raw, company);
  const sound = items.flatMap((item) => (item.ok ? [item.submission] : []));
  const held = sound.length === 0 ? new Map<string, StoredFact>() : await holdFacts(tx, sound);
  const kinds = await periodKindsInUse(tx);
  const states = await lockPeriods(tx, kinds, [...sound.map(({ on }) => on), ...daysOf(held)]);
  const { outcomes, versions } = decideItems(items, { held, kinds, states });
  const kept = await quarantineItems(tx, quarantined(raw, outcomes), batchId);
  if (versions.length === 0 && kept === 0) return { unchanged: outcomes };
  await insertFactVersions(tx, versions, batchId);
  const current = currentVersions(versions);
  await markTouched(tx, await touchedBy(tx, current, held));
  return {
    result: outcomes,
    audit: [
      {
        action: 'fact.ingest',
        target: { kind: 'facts', id: batchId ?? sound[0]?.source ?? 'unreadable' },
        details: countOutcomes(outcomes),
      },
    ],
    outbox: factRecordedEvents(current, staff.organization),
  };
}

async function readItems(
  tx: Tx,
  raw: readonly unknown[],
  company: Company,
): Promise<{ readonly items: readonly Item[]; readonly staff: Staff }> {
  const read = raw.map((item) => readSubmission(item, company));
  const people = read.flatMap((item) => (item.ok ? item.submission.shares.map(({ employeeId }) => employeeId) : []));
  const staff = await loadStaff(tx, [...new Set(people)]);
  const known = new Set(staff.hiredOn.keys());
  const items = read.map((item) => (item.ok ? credited(item.submission, staff.organization, known) : item));
  return { items, staff };
}

function credited(submission: Submission, organization: Organization, known: ReadonlySet<string>): Item {
  // What is taken back counts for nobody, whoever it names.
  if (submission.deleted) return { ok: true, submission, credits: [] };
  const result = creditFact(submission, organization, known);
  if (result.ok) return { ok: true, submission, credits: result.credits };
  const details = { employee: result.employeeId, on: submission.on };
  return { ok: false, outcome: { status: 'rejected', code: result.code, details } };
}

/** Days the current versions lie on: a corrected date touches the old period as well as the new. */
function daysOf(held: ReadonlyMap<string, StoredFact>): readonly string[] {
  return [...held.values()].flatMap(({ occurredOn }) => (occurredOn === null ? [] : [occurredOn]));
}

async function lockPeriods(
  tx: Tx,
  kinds: readonly PeriodKind[],
  days: readonly string[],
): Promise<ReadonlyMap<string, PeriodState>> {
  return lockPeriodsShared(tx, await ensurePeriods(tx, days, kinds));
}

interface Known {
  readonly held: ReadonlyMap<string, StoredFact>;
  readonly kinds: readonly PeriodKind[];
  readonly states: ReadonlyMap<string, PeriodState>;
}

/** Item by item, each seeing what the ones before it stored: a delivery may hold several versions of one fact. */
function decideItems(items: readonly Item[], { held, kinds, states }: Known) {
  const facts = new Map(held);
  const versions: NewFactVersion[] = [];
  const outcomes = items.map((item): FactOutcome => {
    if (!item.ok) return item.outcome;
    const { submission, credits } = item;
    const key = factKeyText(submission);
    const fact = facts.get(key);
    if (fact === undefined) throw new Error('holdFacts answers every key it is given');
    const known = fact.payloadHashes.size === 0 ? null : fact;
    const decision = decideVersion(known, submission);
    if (decision.status === 'duplicate') return { status: 'duplicate' };
    if (decision.status === 'conflict') {
      const details = { version: String(submission.version ?? fact.currentVersion) };
      return { status: 'conflict', code: 'fact/same-version-differs', details };
    }
    const days = [submission.on, ...(fact.occurredOn === null ? [] : [fact.occurredOn])];
    const isCurrent = decision.status === 'accepted';
    const late = isCurrent && days.some((day) => kinds.some((kind) => isClosed(states, periodOf(day, kind).text)));
    versions.push({ factId: fact.factId, version: decision.version, submission, credits, late, isCurrent });
    const next = withVersion(known, decision.version, submission.payloadHash);
    facts.set(key, { ...fact, ...next, occurredOn: isCurrent ? submission.on : fact.occurredOn });
    return { status: late ? 'accepted_late' : decision.status };
  });
  return { outcomes, versions };
}

/** From the moment a final run froze a period's inputs, what comes for it is late. */
function isClosed(states: ReadonlyMap<string, PeriodState>, period: string): boolean {
  const state = states.get(period);
  return state === 'closing' || state === 'sealed';
}

/** The newest version of each fact that this delivery made current. */
function currentVersions(versions: readonly NewFactVersion[]): readonly NewFactVersion[] {
  const newest = new Map<string, NewFactVersion>();
  for (const version of versions) if (version.isCurrent) newest.set(version.factId, version);
  return [...newest.values()];
}

/** Everyone a fact counts for now or counted for before. */
async function touchedBy(
  tx: Tx,
  current: readonly NewFactVersion[],
  held: ReadonlyMap<string, StoredFact>,
): Promise<readonly Touched[]> {
  const now = current.flatMap(({ credits, submission }) =>
    credits.map(({ employeeId }) => ({ employeeId, day: submission.on, cause: causeOf(submission) })),
  );
  const changed = new Map(current.map(({ factId, submission }) => [factId, causeOf(submission)]));
  const replaced = [...held.values()].filter((fact) => changed.has(fact.factId) && fact.currentVersion > 0);
  const before = await readCreditedPeople(
    tx,
    replaced.map(({ factId, currentVersion }) => ({ factId, version: currentVersion })),
  );
  const lost = before.flatMap(({ factId, employeeId, occurredOn }): Touched[] => {
    const cause = changed.get(factId);
    return cause === undefined ? [] : [{ employeeId, day: occurredOn, cause }];
  });
  return [...lost, ...now];
}

/** What the portal shows as the reason: the fact itself. */
function causeOf({ source, id, title }: Submission): Cause {
  return { kind: 'fact', source, id, title };
}

function countOutcomes(outcomes: readonly FactOutcome[]): Readonly<Record<string, string>> {
  const counts: Record<string, number> = {};
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).map(([status, count]) => [status, String(count)]));
}
