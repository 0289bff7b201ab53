import type { Credit, KnownFact, Submission } from '@premia/compensation';
import type { Tx } from '../connection/with-tx.ts';
import { columns, copyText, plain, text } from './columns.ts';

/** `2026-03` of `2026-03-14`. */
const MONTH_LENGTH = 7;

export interface FactKey {
  readonly source: string;
  readonly id: string;
}

/** A key with the version it is about to get at most: what a fact that was not there before starts with. */
export interface WantedFact extends FactKey {
  readonly version: number | null;
}

export interface StoredFact extends KnownFact {
  readonly factId: string;
  /** The day the current version happened on, null for a fact without versions yet. */
  readonly occurredOn: string | null;
}

export const factKeyText = ({ source, id }: FactKey): string => `${source}\0${id}`;

/** From so many keys on it pays to try whether all of them are new. */
const MANY_KEYS = 100;
/** Keys that are looked up before trying: of a delivery that was sent before, nearly every one is there. */
const PROBES = 8;

/**
 * Makes sure every key has its row and holds those rows until the transaction ends, in one order for everybody: two
 * deliveries of the same fact wait for each other instead of both being first. A row that is made here already says the
 * version its delivery makes current, so that nothing has to be written twice.
 */
export async function holdFacts(tx: Tx, wanted: readonly WantedFact[]): Promise<ReadonlyMap<string, StoredFact>> {
  const keys = newestWanted(wanted);
  const ids = keys.length < MANY_KEYS ? null : await drawIds(tx, keys);
  return (ids === null ? null : await makeAll(tx, keys, ids)) ?? makeAndHold(tx, keys);
}

type NewestWanted = FactKey & { readonly version: number };

/** Each key once, with its highest version, in the one order keys are held in. */
function newestWanted(wanted: readonly WantedFact[]): readonly NewestWanted[] {
  const newest = new Map<string, NewestWanted>();
  for (const { source, id, version } of wanted) {
    const key = factKeyText({ source, id });
    newest.set(key, { source, id, version: Math.max(newest.get(key)?.version ?? 1, version ?? 1) });
  }
  return [...newest].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, key]) => key);
}

/** Ids for all keys, when none of those that are looked up is there: what is asked and drawn at once is one wait less. */
async function drawIds(tx: Tx, keys: readonly FactKey[]): Promise<readonly string[] | null> {
  const probes = Array.from({ length: PROBES }, (_, probe) => keys[Math.floor((probe * keys.length) / PROBES)]);
  const [drawn] = await tx.prepared<{ ids: string | null }>(
    `select string_agg(nextval('facts_id_seq')::text, ',') as ids from generate_series(1, $3::int)
     where not exists (select from unnest($1::text[], $2::text[]) as k(source, id)
       join facts f on f.source = k.source and f.external_id = k.id)`,
    [
      ...columns(
        probes.flatMap((probe) => probe ?? []),
        [text((key) => key.source), text((key) => key.id)],
      ),
      keys.length,
    ],
  );
  return drawn?.ids?.split(',') ?? null;
}

const UNIQUE_VIOLATION = '23505';

/** Writes all keys as new ones, page by page; null when one of them was there already, and nothing has happened. */
async function makeAll(
  tx: Tx,
  keys: readonly NewestWanted[],
  ids: readonly string[],
): Promise<Map<string, StoredFact> | null> {
  const rows = keys.map((key, index) => ({ ...key, factId: ids[index] ?? '' }));
  try {
    await tx.copyIn(
      'savepoint keys; copy facts (id, source, external_id, current_version) from stdin',
      rows
        .map(({ factId, source, id, version }) => `${factId}\t${copyText(source)}\t${copyText(id)}\t${version}\n`)
        .join(''),
    );
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION)) throw error;
    await tx.rows('rollback to savepoint keys');
    return null;
  }
  return new Map(rows.map((row) => [factKeyText(row), newFact(row.factId)]));
}

const NO_HASHES: ReadonlyMap<number, string> = new Map();

function newFact(factId: string): StoredFact {
  return { factId, currentVersion: 0, payloadHashes: NO_HASHES, occurredOn: null };
}

async function makeAndHold(tx: Tx, keys: readonly NewestWanted[]): Promise<ReadonlyMap<string, StoredFact>> {
  const made = await tx.prepared<{ source: string; externalId: string; factId: string }>(
    `insert into facts (source, external_id, current_version)
     select k.source, k.id, k.version
     from unnest($1::text[], $2::text[], $3::int[]) with ordinality as k(source, id, version, n)
     order by k.n on conflict (source, external_id) do nothing
     returning source, external_id as "externalId", id as "factId"`,
    columns(keys, [text((key) => key.source), text((key) => key.id), plain((key) => key.version)]),
  );
  const facts = new Map<string, StoredFact>();
  for (const { source, externalId, factId } of made)
    facts.set(factKeyText({ source, id: externalId }), newFact(factId));
  if (facts.size < keys.length) {
    await holdKnown(
      tx,
      keys.filter((key) => !facts.has(factKeyText(key))),
      facts,
    );
  }
  return facts;
}

async function holdKnown(tx: Tx, keys: readonly FactKey[], facts: Map<string, StoredFact>): Promise<void> {
  const list = columns(keys, [text((key) => key.source), text((key) => key.id)]);
  await tx.prepared(
    `select f.id from facts f
     join unnest($1::text[], $2::text[]) with ordinality as k(source, id, n) on f.source = k.source and f.external_id = k.id
     order by k.n for update of f`,
    list,
  );
  // A statement of its own: what the wait for the locks let in is visible only now.
  const rows = await tx.prepared<StoredRow>(
    `select f.source, f.external_id as "externalId", f.id as "factId", f.current_version as "currentVersion",
       v.version, v.payload_hash as "payloadHash", v.occurred_on as "occurredOn"
     from facts f
     join unnest($1::text[], $2::text[]) as k(source, id) on f.source = k.source and f.external_id = k.id
     left join fact_versions v on v.fact_id = f.id`,
    list,
  );
  groupFacts(rows, facts);
}

interface StoredRow {
  readonly source: string;
  readonly externalId: string;
  readonly factId: string;
  readonly currentVersion: number;
  readonly version: number | null;
  readonly payloadHash: string | null;
  readonly occurredOn: string | null;
}

function groupFacts(rows: readonly StoredRow[], facts: Map<string, StoredFact>): void {
  const hashes = new Map<string, Map<number, string>>();
  for (const row of rows) {
    const key = factKeyText({ source: row.source, id: row.externalId });
    const payloadHashes = hashes.get(key) ?? new Map<number, string>();
    hashes.set(key, payloadHashes);
    if (row.version !== null && row.payloadHash !== null) payloadHashes.set(row.version, row.payloadHash);
    const occurredOn = row.version === row.currentVersion ? row.occurredOn : (facts.get(key)?.occurredOn ?? null);
    facts.set(key, { factId: row.factId, currentVersion: row.currentVersion, payloadHashes, occurredOn });
  }
}

export interface NewFactVersion {
  readonly factId: string;
  readonly version: number;
  readonly submission: Submission;
  readonly credits: readonly Credit[];
  readonly late: boolean;
  /** Whether this version counts from now on; an older one is history. */
  readonly isCurrent: boolean;
  /** Of a fact that this transaction made: its row says its newest version already. */
  readonly isNewFact: boolean;
}

/** Stores versions and their credits; facts that were known before are moved to their newest version. */
export async function insertFactVersions(
  tx: Tx,
  versions: readonly NewFactVersion[],
  batchId: string | null,
): Promise<void> {
  if (versions.length === 0) return;
  await tx.copyIn(
    `copy fact_versions (fact_id, version, fact_type, occurred_on, amount, currency, title, attributes, deleted,
       payload_hash, late, batch_id) from stdin`,
    versions.map((version) => versionLine(version, batchId)).join(''),
  );
  await insertCredits(tx, versions);
  await moveToNewest(tx, versions);
}

function versionLine({ factId, version, submission, late }: NewFactVersion, batchId: string | null): string {
  const { type, on, amount, currency, title, attributes, deleted, payloadHash } = submission;
  const texts = copyText(JSON.stringify(attributes));
  return `${factId}\t${version}\t${copyText(type)}\t${on}\t${amount ?? '\\N'}\t${currency ?? '\\N'}\t${copyText(title)}\t${texts}\t${deleted}\t${payloadHash}\t${late}\t${batchId ?? '\\N'}\n`;
}

async function insertCredits(tx: Tx, versions: readonly NewFactVersion[]): Promise<void> {
  const rows = versions.flatMap(({ factId, version, submission: { on }, credits }) =>
    credits.map(({ employeeId, role, share }) => ({ factId, version, employeeId, role, share, on })),
  );
  if (rows.length === 0) return;
  await tx.prepared(
    `insert into credits (fact_id, version, employee_id, role, share, occurred_on, period)
     select * from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::numeric[], $6::date[], $7::text[])`,
    columns(rows, [
      plain((row) => row.factId),
      plain((row) => row.version),
      text((row) => row.employeeId),
      plain((row) => row.role),
      plain((row) => row.share),
      plain((row) => row.on),
      plain((row) => row.on.slice(0, MONTH_LENGTH)),
    ]),
  );
}

/** One row per fact: an UPDATE that meets the same row twice takes either, not the later. */
async function moveToNewest(tx: Tx, versions: readonly NewFactVersion[]): Promise<void> {
  const newest = new Map<string, number>();
  for (const { factId, version, isCurrent, isNewFact } of versions) {
    if (isCurrent && !isNewFact) newest.set(factId, Math.max(newest.get(factId) ?? 0, version));
  }
  if (newest.size === 0) return;
  await tx.rows(
    `update facts f set current_version = r.version from unnest($1::bigint[], $2::int[]) as r(id, version)
     where f.id = r.id and f.current_version < r.version`,
    [[...newest.keys()], [...newest.values()]],
  );
}

export interface FactVersionKey {
  readonly factId: string;
  readonly version: number;
}

/** Who the given versions of facts count for by themselves; heads above them are not among them. */
export async function readCreditedPeople(
  tx: Tx,
  versions: readonly FactVersionKey[],
): Promise<readonly { readonly factId: string; readonly employeeId: string; readonly occurredOn: string }[]> {
  if (versions.length === 0) return [];
  return tx.rows(
    `select c.fact_id as "factId", c.employee_id as "employeeId", c.occurred_on as "occurredOn"
     from credits c
     join unnest($1::bigint[], $2::int[]) as r(fact_id, version) on c.fact_id = r.fact_id and c.version = r.version
     where c.role <> 'rollup'`,
    columns(versions, [plain(({ factId }) => factId), plain(({ version }) => version)]),
  );
}

/** A version of a fact with everyone it counts for by itself, and where they stood on its day. */
export interface RecordedFact {
  readonly factId: string;
  readonly source: string;
  readonly externalId: string;
  readonly version: number;
  readonly factType: string;
  readonly occurredOn: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly isDeleted: boolean;
  readonly credits: readonly {
    readonly employeeId: string;
    readonly departmentId: string | null;
    readonly role: Credit['role'];
    readonly share: string;
  }[];
}

/** What an announcement of versions stands for, in the order of the announcement. */
export async function readRecordedFacts(tx: Tx, versions: readonly FactVersionKey[]): Promise<readonly RecordedFact[]> {
  return tx.rows<RecordedFact>(
    `select v.fact_id as "factId", f.source, f.external_id as "externalId", v.version, v.fact_type as "factType",
       v.occurred_on as "occurredOn", v.amount, v.currency, v.deleted as "isDeleted",
       coalesce(k.credits, '[]') as credits
     from unnest($1::bigint[], $2::int[]) with ordinality as r(fact_id, version, n)
     join facts f on f.id = r.fact_id
     join fact_versions v on v.fact_id = r.fact_id and v.version = r.version
     left join lateral (
       select jsonb_agg(jsonb_build_object('employeeId', c.employee_id, 'departmentId', e.department_id,
           'role', c.role, 'share', c.share::text) order by c.employee_id) as credits
       from credits c
       left join employments e on e.employee_id = c.employee_id and e.valid_from <= c.occurred_on
         and (e.valid_to is null or e.valid_to > c.occurred_on)
       where c.fact_id = r.fact_id and c.version = r.version and c.role <> 'rollup'
     ) k on true
     order by r.n`,
    columns(versions, [plain(({ factId }) => factId), plain(({ version }) => version)]),
  );
}
