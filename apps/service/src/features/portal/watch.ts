import type { PersonActor } from '@premia/access';
import { withSnapshot } from '@premia/database';
import type { PortalChange } from '../../contract.ts';
import type { PortalDependencies } from './portal-dependencies.ts';
import * as repository from './repository.ts';

/** An announcement can be missed while the listening connection is away; nobody waits longer than this. */
const WATCH_POLL_MS = 15_000;

/** Changes of the caller's own period from now on, until `signal` aborts. */
export async function* watch(
  { pool, feed, metrics }: PortalDependencies,
  caller: PersonActor,
  {
    period,
    after,
    signal,
  }: { readonly period: string; readonly after?: string | undefined; readonly signal: AbortSignal },
): AsyncGenerator<PortalChange, void, undefined> {
  const owned = { employeeId: caller.employeeId, period };
  const watcher = feed.watch(caller.employeeId);
  metrics.watchers.inc();
  try {
    // The watcher stands before the position is read: a change in between rings and is read after it.
    let position = after ?? (await withSnapshot(pool, caller, (tx) => repository.lastChangeId(tx, owned)));
    // What came between the page the reader has and this stream rang before anybody listened: it is looked for at once.
    let isWaiting = after === undefined;
    while (!signal.aborted) {
      if (isWaiting) {
        await watcher.bell.wait(WATCH_POLL_MS, signal);
      }
      isWaiting = true;
      if (signal.aborted) {
        return;
      }
      const from = position;
      const changes = await withSnapshot(pool, caller, (tx) => repository.changesAfter(tx, owned, from));
      for (const change of changes) {
        yield repository.toPortalChange(change);
        position = change.id;
      }
    }
  } finally {
    watcher.leave();
    metrics.watchers.dec();
  }
}
