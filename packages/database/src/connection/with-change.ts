import { type Actor, actorName } from '@premia/access';
import { CHANNELS } from './channels.ts';
import type { Pool } from './connect.ts';
import { type SessionLock, type Tx, withFrozenMoment, withTx } from './with-tx.ts';

export interface AuditEntry {
  /** An action of the policy, or of the background work: `accrual.refresh`, `run.computeChunk`. */
  readonly action: string;
  readonly target: { readonly kind: string; readonly id: string };
  readonly details?: Readonly<Record<string, string>>;
}

/** What a projection must learn; `topic` and `payload` are defined by the projection's own event types. */
export interface OutboxEvent {
  readonly topic: string;
  readonly payload: object;
}

/** A change cannot be made without saying who did what (I12) and what the projections must learn. */
export interface Change<Result> {
  readonly result: Result;
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
  readonly outbox: readonly OutboxEvent[];
}

/** Work that found nothing to change: nothing is recorded, and whatever it did is rolled back to be sure. */
export interface Unchanged<Result> {
  readonly unchanged: Result;
}

/** One transaction with its audit and outbox rows. The policy is asked before, by the caller. */
export function withChange<Result>(
  pool: Pool,
  actor: Actor,
  work: (tx: Tx) => Promise<Change<Result> | Unchanged<Result>>,
): Promise<Result> {
  return recorded((inside) => withTx(pool, actor, inside), work);
}

/** As `withChange`, on one moment that begins when the lock is held (`withFrozenMoment`). */
export function withFrozenChange<Result>(
  where: { readonly pool: Pool; readonly actor: Actor; readonly lock: SessionLock },
  work: (tx: Tx) => Promise<Change<Result> | Unchanged<Result>>,
): Promise<Result> {
  return recorded((inside) => withFrozenMoment(where, inside), work);
}

async function recorded<Result>(
  transaction: (inside: (tx: Tx) => Promise<Result>) => Promise<Result>,
  work: (tx: Tx) => Promise<Change<Result> | Unchanged<Result>>,
): Promise<Result> {
  let nothing: Unchanged<Result> | undefined;
  try {
    return await transaction(async (tx) => {
      const change = await work(tx);
      if ('unchanged' in change) {
        nothing = change;
        throw new NothingChanged();
      }
      await record(tx, change);
      return change.result;
    });
  } catch (error) {
    if (error instanceof NothingChanged && nothing !== undefined) return nothing.unchanged;
    throw error;
  }
}

/** Leaves `withTx` by its rollback; never seen outside. */
class NothingChanged extends Error {}

/** What nearly every change records, a few rows of each, is one statement. */
async function record(tx: Tx, { audit, outbox }: Pick<Change<unknown>, 'audit' | 'outbox'>): Promise<void> {
  if (outbox.length === 0 || outbox.length >= COPY_FROM_EVENTS) {
    await recordAudit(tx, audit);
    await publish(tx, outbox);
    return;
  }
  await tx.prepared(
    `with audited as (${insertAudit('$1', '$2')}), announced as (${insertEvents('$3')}) select pg_notify($4, '')`,
    [actorName(tx.actor), auditJson(audit), JSON.stringify(outbox), CHANNELS.outbox],
  );
}

export async function recordAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  await tx.prepared(insertAudit('$1', '$2'), [actorName(tx.actor), auditJson(entries)]);
}

const insertAudit = (actor: string, entries: string): string =>
  `insert into audit (actor, action, target_kind, target_id, details)
   select ${actor}, e.action, e.kind, e.id, e.details
   from jsonb_to_recordset(${entries}::jsonb) as e(action text, kind text, id text, details jsonb)`;

function auditJson(entries: readonly AuditEntry[]): string {
  return JSON.stringify(
    entries.map((entry) => ({ action: entry.action, ...entry.target, details: entry.details ?? {} })),
  );
}

/** From so many on, sending lines to copy is quicker than one document the server has to take apart. */
const COPY_FROM_EVENTS = 100;

export async function publish(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  if (events.length < COPY_FROM_EVENTS) {
    await tx.prepared(`with announced as (${insertEvents('$1')}) select pg_notify($2, '')`, [
      JSON.stringify(events),
      CHANNELS.outbox,
    ]);
    return;
  }
  await copyEvents(tx, events);
  await tx.prepared("select pg_notify($1, '')", [CHANNELS.outbox]);
}

const insertEvents = (events: string): string =>
  `insert into outbox (topic, payload)
   select e.topic, e.payload
   from rows from (jsonb_to_recordset(${events}::jsonb) as (topic text, payload jsonb)) with ordinality as e(topic, payload, n)
   order by e.n`;

/** Of what JSON is written with only the backslash means something to a line. */
function copyEvents(tx: Tx, events: readonly OutboxEvent[]): Promise<void> {
  const lines = events.map(({ topic, payload }) => `${topic}\t${JSON.stringify(payload).replaceAll('\\', '\\\\')}\n`);
  return tx.copyIn('copy outbox (topic, payload) from stdin', lines.join(''));
}
