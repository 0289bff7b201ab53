import { hash } from 'node:crypto';
import {
  type Credit,
  creditFact,
  creditRemaining,
  decideVersion,
  type FactOutcome,
  periodOf,
  type Refused,
  readSubmission,
  type Standing,
  type Submission,
  standingIn,
  withVersion,
} from '@premia/compensation';
import {
  type Change,
  type Company,
  ensurePeriods,
  factKeyText,
  factsInARow,
  findUnsteady,
  holdFacts,
  insertFactVersions,
  loadStaff,
  lockPeriodsShared,
  type NewFactVersion,
  noteTouchedFacts,
  type PeriodState,
  periodKindsInUse,
  quarantineItems,
  readCompany,
  type StoredFact,
  type Tx,
  type Unchanged,
} from '@premia/database';
import type { PeriodKind } from '@premia/scheme';
import { factsRecordedEvents } from './events.ts';
import { quarantined } from './quarantined.ts';
import { supersedeQuarantined } from './supersede-quarantined.ts';
import { markLate, type ReplacedVersion } from './touched.ts';

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
  /** Whether items waiting under the keys that are taken are closed by it; not when somebody decides about one of them. */
  readonly supersedes?: boolean;
  /** Whether the share of somebody who has left lapses; otherwise it refuses the whole fact. */
  readonly leaversLapse?: boolean;
}

const sha256OfPlatform = (text: string): string => hash('sha256', text);

/**
 * One delivery. The order of steps is the protocol: read the items, lock their periods and only then look at their
 * states, hold their keys and only then look at their versions.
 */
export async function ingestItems(
  tx: Tx,
  { items: raw, textOf, batchId, supersedes = true, leaversLapse = false }: Delivery,
): Promise<Change<readonly FactOutcome[]> | Unchanged<readonly FactOutcome[]>> {
  const company = await readCompany(tx);
  const items = await readItems(tx, raw, { company, credit: leaversLapse ? creditRemaining : creditFact });
  const sound = items.flatMap((item) => (item.ok ? [item.submission] : []));
  const held = sound.length === 0 ? new Map<string, StoredFact>() : await holdFacts(tx, sound);
  const kinds = await periodKindsInUse(tx);
  const states = await lockPeriods(tx, kinds, [...sound.map(({ on }) => on), ...daysOf(held)]);
  const { outcomes, versions } = decideItems(items, { held, kinds, states });
  const current = currentVersions(versions);
  // Before anything is put there: what the same delivery contradicts waits for somebody.
  const superseded = supersedes ? await supersedeQuarantined(tx, current) : [];
  const kept = await quarantineItems(tx, quarantined(raw, outcomes, textOf), batchId);
  if (versions.length === 0 && kept === 0) return { unchanged: outcomes };
  await insertFactVersions(tx, versions, batchId);
  const replaced = replacedVersions(current, held);
  const changed = factsInARow(
    current.map(({ factId, version }) => ({ factId, version, replaced: replaced.get(factId)?.version ?? 0 })),
  );
  await noteTouchedFacts(tx, changed);
  await markLate(tx, { current, replaced });
  return {
    result: outcomes,
    audit: [
      {
        action: 'fact.ingest',
        target: { kind: 'facts', id: batchId ?? sound[0]?.source ?? 'unreadable' },
        details: countOutcomes(outcomes),
      },
      ...superseded,
    ],
    outbox: factsRecordedEvents(changed),
  };
}

interface Reading {
  readonly company: Company;
  readonly credit: typeof creditFact;
}

async function readItems(tx: Tx, raw: readonly unknown[], { company, credit }: Reading): Promise<readonly Item[]> {
  const context = { ...company, digest: sha256OfPlatform };
  const read = raw.map((item) => readSubmission(item, context));
  const standingOf = await readStandings(
    tx,
    read.flatMap((item) => (item.ok ? [item.submission] : [])),
  );
  return read.map((item) => (item.ok ? credited(item.submission, standingOf, credit) : item));
}

function credited(submission: Submission, standingOf: Standing, credit: Reading['credit']): Item {
  // What is taken back counts for nobody, whoever it names.
  if (submission.deleted) return { ok: true, submission, credits: [] };
  const result = credit(submission, standingOf);
  if (result.ok) return { ok: true, submission, credits: result.credits };
  const details = { employee: result.employeeId, on: submission.on };
  return { ok: false, outcome: { status: 'rejected', code: result.code, details } };
}

/** Nearly everyone worked at one place on all days that are asked about: only the others are looked at day by day. */
async function readStandings(tx: Tx, submissions: readonly Submission[]): Promise<Standing> {
  const spans = new Map<string, { employeeId: string; first: string; last: string }>();
  for (const { shares, overlays, on } of submissions) {
    for (const { employeeId } of shares) stretch(spans, employeeId, on);
    for (const { employeeId } of overlays) stretch(spans, employeeId, on);
  }
  const unsteady = await findUnsteady(tx, [...spans.values()]);
  if (unsteady.length === 0) return () => 'employed';
  const asked = new Set(unsteady);
  const { organization, hiredOn } = await loadStaff(tx, unsteady);
  const standingOf = standingIn(organization, new Set(hiredOn.keys()));
  return (employeeId, on) => (asked.has(employeeId) ? standingOf(employeeId, on) : 'employed');
}

function stretch(
  spans: Map<string, { employeeId: string; first: string; last: string }>,
  employeeId: string,
  day: string,
): void {
  const span = spans.get(employeeId);
  if (span === undefined) spans.set(employeeId, { employeeId, first: day, last: day });
  else if (day < span.first) span.first = day;
  else if (day > span.last) span.last = day;
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
  const isClosed = closedDays({ kinds, states });
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
    const isCurrent = decision.status === 'accepted';
    const late = isCurrent && (isClosed(submission.on) || (fact.occurredOn !== null && isClosed(fact.occurredOn)));
    const isNewFact = held.get(key)?.currentVersion === 0;
    versions.push({ factId: fact.factId, version: decision.version, submission, credits, late, isCurrent, isNewFact });
    const next = withVersion(known, decision.version, submission.payloadHash);
    facts.set(key, { ...fact, ...next, occurredOn: isCurrent ? submission.on : fact.occurredOn });
    return { status: late ? 'accepted_late' : decision.status };
  });
  return { outcomes, versions };
}

/**
 * Whether a day lies in a period that is closed: from the moment a final run froze a period's inputs, what comes for it is
 * late. A delivery asks about few days, and many times.
 */
function closedDays({ kinds, states }: Pick<Known, 'kinds' | 'states'>): (day: string) => boolean {
  const known = new Map<string, boolean>();
  return (day) => {
    const closed =
      known.get(day) ??
      kinds.some((kind) => {
        const state = states.get(periodOf(day, kind).text);
        return state === 'closing' || state === 'sealed';
      });
    known.set(day, closed);
    return closed;
  };
}

/** The newest version of each fact that this delivery made current. */
function currentVersions(versions: readonly NewFactVersion[]): readonly NewFactVersion[] {
  const newest = new Map<string, NewFactVersion>();
  for (const version of versions) if (version.isCurrent) newest.set(version.factId, version);
  return [...newest.values()];
}

/** By fact, the version that counted until this delivery. */
function replacedVersions(
  current: readonly NewFactVersion[],
  held: ReadonlyMap<string, StoredFact>,
): ReadonlyMap<string, ReplacedVersion> {
  return new Map(
    current.flatMap(({ factId, submission, isNewFact }) => {
      const fact = isNewFact ? undefined : held.get(factKeyText(submission));
      return fact === undefined || fact.occurredOn === null
        ? []
        : [[factId, { version: fact.currentVersion, occurredOn: fact.occurredOn }] as const];
    }),
  );
}

function countOutcomes(outcomes: readonly FactOutcome[]): Readonly<Record<string, string>> {
  const counts: Record<string, number> = {};
  for (const { status } of outcomes) counts[status] = (counts[status] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).map(([status, count]) => [status, String(count)]));
}
