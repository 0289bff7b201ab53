import { hash } from 'node:crypto';
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
  type StoredFact,
  type Touched,
  type Tx,
  type Unchanged,
} from '@premia/database';
import type { PeriodKind } from '@premia/scheme';
import { factsRecordedEvents } from './events.ts';
import { quarantined } from './quarantined.ts';

/** An item on its way: read and credited, or refused with its reason. */
type Item =
  | { readonly ok: true; readonly submission: Submission; readonly credits: readonly Credit[] }
  | { readonly ok: false; readonly outcome: Refused };

/** Raw items with the bytes they came as. */
export interface Delivery {
  readonly items: readonly unknown[];
  /** Of one item; asked only for those that cannot become a fact. */
  readonly textOf: (index: number) => string;
  readonly batchId: string | null;
}

const sha256OfPlatform = (text: string): string => hash('sha256', text);

/**
 * One delivery. The order of steps is the protocol: read the items, lock their periods and only then look at their
 * states, hold their keys and only then look at their versions.
 */
export async function ingestItems(
  tx: Tx,
  { items: raw, textOf, batchId }: Delivery,
): Promise<Change<readonly FactOutcome[]> | Unchanged<readonly FactOutcome[]>> {
  const company = await readCompany(tx);
  const { items, organization } = await readItems(tx, raw, company);
  const sound = items.flatMap((item) => (item.ok ? [item.submission] : []));
  const held = sound.length === 0 ? new Map<string, StoredFact>() : await holdFacts(tx, sound);
  const kinds = await periodKindsInUse(tx);
  const states = await lockPeriods(tx, kinds, [...sound.map(({ on }) => on), ...daysOf(held)]);
  const { outcomes, versions } = decideItems(items, { held, kinds, states });
  const kept = await quarantineItems(tx, quarantined(raw, outcomes, textOf), batchId);
  if (versions.length === 0 && kept === 0) return { unchanged: outcomes };
  await insertFactVersions(tx, versions, batchId);
  const current = currentVersions(versions);
  await markTouched(tx, await touchedBy(tx, { current, held, organization }));
  return {
    result: outcomes,
    audit: [
      {
        action: 'fact.ingest',
        target: { kind: 'facts', id: batchId ?? sound[0]?.source ?? 'unreadable' },
        details: countOutcomes(outcomes),
      },
    ],
    outbox: factsRecordedEvents(current),
  };
}

async function readItems(
  tx: Tx,
  raw: readonly unknown[],
  company: Company,
): Promise<{ readonly items: readonly Item[]; readonly organization: Organization }> {
  const context = { ...company, digest: sha256OfPlatform };
  const read = raw.map((item) => readSubmission(item, context));
  const people = new Set<string>();
  for (const item of read) {
    if (!item.ok) continue;
    for (const { employeeId } of item.submission.shares) people.add(employeeId);
    for (const { employeeId } of item.submission.overlays) people.add(employeeId);
  }
  const { organization, hiredOn } = await loadStaff(tx, [...people]);
  const known = new Set(hiredOn.keys());
  const items = read.map((item) => (item.ok ? credited(item.submission, organization, known) : item));
  return { items, organization };
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
  return [...new Set([...held.values()].flatMap(({ occurredOn }) => (occurredOn === null ? [] : [occurredOn])))];
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
    const isNewFact = held.get(key)?.currentVersion === 0;
    versions.push({ factId: fact.factId, version: decision.version, submission, credits, late, isCurrent, isNewFact });
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

interface Moved {
  readonly current: readonly NewFactVersion[];
  readonly held: ReadonlyMap<string, StoredFact>;
  readonly organization: Organization;
}

/** Everyone a fact counts for now or counted for before, the heads above them included. */
async function touchedBy(tx: Tx, { current, held, organization }: Moved): Promise<readonly Touched[]> {
  const before = await creditedBefore(tx, current, held);
  const marks = new Map<string, Touched>();
  const touch = (employeeId: string, day: string, cause: Cause): void => {
    // The open periods that depend on a day are those of its month: one mark per person and month says it all.
    const key = `${employeeId}\0${day.slice(0, 7)}`;
    const known = marks.get(key);
    if (known === undefined || known.day <= day) marks.set(key, { employeeId, day, cause });
  };
  const headsOf = headsMemo(organization);
  for (const { employeeId, day, cause } of before.people) {
    touch(employeeId, day, cause);
    for (const headId of before.headsOf(employeeId, day)) touch(headId, day, cause);
  }
  for (const { credits, submission } of current) {
    const cause = causeOf(submission);
    for (const { employeeId } of credits) {
      touch(employeeId, submission.on, cause);
      for (const headId of headsOf(employeeId, submission.on)) touch(headId, submission.on, cause);
    }
  }
  return [...marks.values()];
}

/** Whom the versions that were replaced counted for, with where they stood. */
async function creditedBefore(
  tx: Tx,
  current: readonly NewFactVersion[],
  held: ReadonlyMap<string, StoredFact>,
): Promise<{ readonly people: readonly Touched[]; readonly headsOf: HeadsOf }> {
  const changed = new Map(current.map(({ factId, submission }) => [factId, causeOf(submission)]));
  const replaced = [...held.values()].filter((fact) => changed.has(fact.factId) && fact.currentVersion > 0);
  const credited = await readCreditedPeople(
    tx,
    replaced.map(({ factId, currentVersion }) => ({ factId, version: currentVersion })),
  );
  if (credited.length === 0) return { people: [], headsOf: () => [] };
  const { organization } = await loadStaff(tx, [...new Set(credited.map(({ employeeId }) => employeeId))]);
  const people = credited.flatMap(({ factId, employeeId, occurredOn }): Touched[] => {
    const cause = changed.get(factId);
    return cause === undefined ? [] : [{ employeeId, day: occurredOn, cause }];
  });
  return { people, headsOf: headsMemo(organization) };
}

type HeadsOf = (employeeId: string, day: string) => readonly string[];

/** Heads above a person on a day, each department and day looked up once in a delivery. */
function headsMemo(organization: Organization): HeadsOf {
  const known = new Map<string, readonly string[]>();
  return (employeeId, day) => {
    const place = organization.placeOn(employeeId, day);
    if (place === null) return [];
    const key = `${place.departmentId}\0${day}`;
    const heads = known.get(key) ?? organization.headsAbove(place.departmentId, day);
    known.set(key, heads);
    return heads;
  };
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
