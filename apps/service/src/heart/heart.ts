import { Worker } from 'node:worker_threads';
import { connectionUrlOf, type Pool } from '@premia/database';
import type { HeartOrder } from './heart-thread.ts';

/** A lease as its renewal: one statement that moves its end, and does nothing once the lease is somebody else's. */
export interface Lease {
  readonly text: string;
  readonly values: readonly string[];
}

export interface Beat {
  stop(): void;
}

/**
 * Keeps leases alive while their holder lives. A calculation occupies its thread until it is done, so the heart beats in
 * a thread of its own, on a connection of its own: whatever the worker is busy with, it does not lose what it works on.
 * A stopped or dead process has no heart either.
 */
export interface Heart {
  beatFor(lease: Lease): Beat;
}

const hearts = new WeakMap<Pool, Heart>();

/** The one heart of everything that works on a database through a pool. */
export function heartOf(pool: Pool): Heart {
  const heart = hearts.get(pool) ?? createHeart(pool);
  hearts.set(pool, heart);
  return heart;
}

function createHeart(pool: Pool): Heart {
  let thread: Worker | null = null;
  let beats = 0;
  const start = (): Worker => {
    const started = new Worker(new URL('./heart-thread.ts', import.meta.url), {
      workerData: { databaseUrl: connectionUrlOf(pool) },
    });
    // A heart alone does not keep a process alive; one that broke is replaced by the next lease.
    started.unref();
    started.on('error', () => {
      thread = null;
    });
    return started;
  };
  return {
    beatFor({ text, values }) {
      thread ??= start();
      beats += 1;
      const id = beats;
      const order = (message: HeartOrder): void => thread?.postMessage(message);
      order({ kind: 'beat', id, text, values });
      return { stop: () => order({ kind: 'rest', id }) };
    },
  };
}
