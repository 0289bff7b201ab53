import { type Actor, actorName, payWall } from '@premia/access';
import pg from 'pg';
import type { Pool } from './connect.ts';
import { copyIn } from './copy-in.ts';

/** A repository's handle: dead as soon as the transaction is over, whoever still holds it. */
export interface Tx {
  readonly actor: Actor;
  /** Rows of one statement; parameters are `$1`, `$2` … */
  readonly rows: <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  /**
   * As `rows`, for texts that never vary and are sent all day: parsed and, as soon as the server finds it worth it, planned
   * once a connection.
   */
  readonly prepared: <Row extends object>(text: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  /** `copy … from stdin` with lines of `copyText`. */
  readonly copyIn: (statement: string, lines: string) => Promise<void>;
}

const BEGIN = {
  write: 'begin isolation level read committed',
  snapshot: 'begin isolation level repeatable read read only',
  frozen: 'begin isolation level repeatable read',
} as const;

/**
 * Runs `work` in one transaction as `actor`; commits when it resolves, rolls back when it rejects.
 * Our own because drizzle 0.45 leaks the client when BEGIN fails and leaves a usable handle behind.
 * Read committed: REPEATABLE READ would take its snapshot while waiting for a lock, and then miss what the
 * lock was waited for. For changes use `withChange`.
 */
export function withTx<Result>(pool: Pool, actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return transact({ pool, actor, begin: BEGIN.write }, work);
}

/** Reads one consistent moment; the server refuses writes. */
export function withSnapshot<Result>(pool: Pool, actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return transact({ pool, actor, begin: BEGIN.snapshot }, work);
}

/** A lock of the session, held around the transaction; both are one statement without parameters of a stranger. */
export interface SessionLock {
  readonly take: string;
  readonly give: string;
  readonly parameters: readonly unknown[];
}

/**
 * Reads one consistent moment and writes what follows from it. The moment begins when `lock` is held: a transaction that
 * waited for the lock itself would have looked before it got it.
 */
export function withFrozenMoment<Result>(
  { pool, actor, lock }: { readonly pool: Pool; readonly actor: Actor; readonly lock: SessionLock },
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return transact({ pool, actor, begin: BEGIN.frozen, lock }, work);
}

interface Transaction {
  readonly pool: Pool;
  readonly actor: Actor;
  readonly begin: string;
  readonly lock?: SessionLock;
}

async function transact<Result>(
  { pool, actor, begin, lock }: Transaction,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let failure: Error | undefined;
  // The pool listens for errors of idle clients only; one cut between two statements would end the process unheard.
  const onCut = (error: Error): void => {
    failure = error;
  };
  client.on('error', onCut);
  const { proxy, revoke } = Proxy.revocable(client, { get: property });
  try {
    if (lock !== undefined) await client.query(lock.take, [...lock.parameters]);
    await client.query(`${begin}; ${actorSettings(actor)}`);
    const result = await work(handle(proxy, actor));
    revoke();
    await client.query('commit');
    return result;
  } catch (error) {
    revoke();
    failure = (await rollback(client)) ?? failure;
    throw error;
  } finally {
    // A session that cannot give its lock back ends; with it ends the lock.
    if (lock !== undefined) failure = (await giveBack(client, lock)) ?? failure;
    // A client whose rollback failed is in an unknown state: handing the error over makes the pool drop it.
    client.off('error', onCut);
    client.release(failure);
  }
}

/** Sent with `begin`, so as not to wait twice; with no parameters, for only such statements can be sent together. */
function actorSettings(actor: Actor): string {
  const [name, wall] = [actorName(actor), payWall(actor)].map((text) => pg.escapeLiteral(text));
  return `select set_config('premia.actor', ${name}, true), set_config('premia.pay_wall', ${wall}, true)`;
}

function handle(client: pg.PoolClient, actor: Actor): Tx {
  return {
    actor,
    rows: async (text, parameters = []) => (await client.query(text, [...parameters])).rows,
    prepared: async (text, parameters = []) =>
      (await client.query({ name: nameOf(text), text, values: [...parameters] })).rows,
    copyIn: (statement, lines) => copyIn(client, statement, lines),
  };
}

const names = new Map<string, string>();

/** The same text has the same name on every connection of this process. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `premia_${names.size}`;
  names.set(text, name);
  return name;
}

function property(target: pg.PoolClient, name: string | symbol): unknown {
  if (name === 'release') throw new Error('a transaction handle is not the pool’s client');
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? value.bind(target) : value;
}

async function giveBack(client: pg.PoolClient, lock: SessionLock): Promise<Error | undefined> {
  try {
    await client.query(lock.give, [...lock.parameters]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The database's own clock, for what several rows of a transaction have in common. */
export async function readInstant(tx: Tx): Promise<string> {
  const [row] = await tx.rows<{ now: string }>('select clock_timestamp() as now');
  if (row === undefined) throw new Error('a select without a table answers one row');
  return row.now;
}
