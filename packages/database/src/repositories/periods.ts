import { endOf, periodOf } from '@premia/compensation';
import { PERIOD_KINDS, type Period, type PeriodKind, parsePeriod } from '@premia/scheme';
import type { PeriodState } from '../connection/period-lock.ts';
import type { Tx } from '../connection/with-tx.ts';

export interface StoredPeriod {
  readonly key: string;
  readonly kind: PeriodKind;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: PeriodState;
  readonly revision: number;
  readonly sealedAt: string | null;
}

const COLUMNS = `key, kind, starts_on as "startsOn", ends_on as "endsOn", state, revision, sealed_at as "sealedAt"`;

/** Months always, quarters and years once a scheme is paid by them. */
export async function periodKindsInUse(tx: Tx): Promise<readonly PeriodKind[]> {
  const rows = await tx.prepared<{ kind: PeriodKind }>(
    'select distinct period as kind from schemes where archived_at is null',
  );
  const used = new Set(rows.map((row) => row.kind));
  return PERIOD_KINDS.filter((kind) => kind === 'month' || used.has(kind));
}

/** Opens the periods of the given kinds that hold the given days, where they are not there yet. */
export async function ensurePeriods(
  tx: Tx,
  days: readonly string[],
  kinds: readonly PeriodKind[],
): Promise<readonly string[]> {
  const wanted = new Map<string, Period>();
  for (const day of new Set(days)) {
    for (const kind of kinds) {
      const period = periodOf(day, kind);
      wanted.set(period.text, period);
    }
  }
  await insertPeriods(tx, [...wanted.values()]);
  return [...wanted.keys()].sort();
}

/** Opens one period by its key; false when the key is not one. */
export async function ensurePeriod(tx: Tx, key: string): Promise<boolean> {
  const period = parsePeriod(key);
  if (period === null) return false;
  await insertPeriods(tx, [period]);
  return true;
}

async function insertPeriods(tx: Tx, periods: readonly Period[]): Promise<void> {
  const rows = periods
    .map((period) => ({ key: period.text, kind: period.kind, starts_on: period.firstDay, ends_on: endOf(period) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  await tx.prepared(
    `insert into periods (key, kind, starts_on, ends_on)
     select r.key, r.kind, r.starts_on, r.ends_on
     from jsonb_to_recordset($1::jsonb) as r(key text, kind text, starts_on date, ends_on date)
     where not exists (select from periods p where p.key = r.key)
     on conflict (key) do nothing`,
    [JSON.stringify(rows)],
  );
}

/** Periods that are open and have begun, whose accruals nobody has asked for; each is answered once. */
export async function takeUnopenedPeriods(
  tx: Tx,
  today: string,
): Promise<readonly Pick<StoredPeriod, 'key' | 'revision'>[]> {
  const rows = await tx.rows<Pick<StoredPeriod, 'key' | 'revision'>>(
    `update periods set opened_at = clock_timestamp()
     where key in (select key from periods where opened_at is null and state = 'open' and starts_on <= $1
       order by key for update skip locked)
     returning key, revision`,
    [today],
  );
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

export async function readPeriod(tx: Tx, key: string): Promise<StoredPeriod | null> {
  const [row] = await tx.rows<StoredPeriod>(`select ${COLUMNS} from periods where key = $1`, [key]);
  return row ?? null;
}

/**
 * By period, the first one before it of the same kind that is not sealed and in which somebody is owed something: it has
 * accruals, or facts and a scheme that pays for its kind. What it leaves in the ledger – draws, reserves, instalments –
 * is what the later one begins with.
 */
export async function readEarlierOpen(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.rows<{ key: string; earlier: string }>(
    `select asked.key, e.key as earlier
     from periods asked cross join lateral (
       select p.key from periods p
       where p.kind = asked.kind and p.starts_on < asked.starts_on and p.state <> 'sealed'
         and (exists (select from accruals a where a.period = p.key)
           or (exists (select from assignments n join schemes s on s.id = n.scheme_id and s.period = p.kind
                 where n.valid_from < p.ends_on and (n.valid_to is null or n.valid_to > p.starts_on))
             and exists (select from fact_versions v join facts f on f.id = v.fact_id and f.current_version = v.version
                 where v.occurred_on >= p.starts_on and v.occurred_on < p.ends_on and not v.deleted)))
       order by p.starts_on limit 1
     ) e where asked.key = any($1)`,
    [[...new Set(keys)]],
  );
  return new Map(rows.map(({ key, earlier }) => [key, earlier]));
}

/** The first earlier period of the same kind that was sealed after an instant; null when there is none. */
export async function readEarlierSealedSince(tx: Tx, key: string, instant: string): Promise<string | null> {
  const [row] = await tx.rows<{ key: string }>(
    `select p.key from periods p join periods own on own.key = $1
     where p.kind = own.kind and p.starts_on < own.starts_on and p.state = 'sealed' and p.sealed_at > $2::timestamptz
     order by p.starts_on limit 1`,
    [key, instant],
  );
  return row?.key ?? null;
}

/** From one state to the next; null when it was not in the state it should have come from. */
export async function movePeriod(
  tx: Tx,
  key: string,
  move: {
    readonly from: readonly PeriodState[];
    readonly to: PeriodState;
    readonly runId: string | null;
    /** The instant of a seal, when it was taken before; else now. */
    readonly sealedAt?: string;
  },
): Promise<StoredPeriod | null> {
  const [row] = await tx.rows<StoredPeriod>(
    `update periods set state = $3, revision = revision + 1,
       sealed_at = case when $3 = 'sealed' then coalesce($5::timestamptz, clock_timestamp()) end,
       sealed_run_id = case when $3 = 'sealed' then $4 end
     where key = $1 and state = any($2) returning ${COLUMNS}`,
    [key, move.from, move.to, move.runId, move.sealedAt ?? null],
  );
  return row ?? null;
}
