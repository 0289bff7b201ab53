/** The thread behind `heart.ts`: renews the leases it was told of until it is told to rest. */
import { parentPort, workerData } from 'node:worker_threads';
import { connectApplication, LEASE_SECONDS } from '@premia/database';

export type HeartOrder =
  | { readonly kind: 'beat'; readonly id: number; readonly text: string; readonly values: readonly string[] }
  | { readonly kind: 'rest'; readonly id: number };

/** A quarter of a lease: three beats may be lost before it is. */
const BEAT_MS = (LEASE_SECONDS * 1_000) / 4;

const { databaseUrl } = workerData as { readonly databaseUrl: string };
const pool = connectApplication(databaseUrl, { poolSize: 1, name: 'premia-heart' });
const leases = new Map<number, { readonly text: string; readonly values: readonly string[] }>();
let isBeating = false;

parentPort?.on('message', (order: HeartOrder) => {
  switch (order.kind) {
    case 'beat':
      leases.set(order.id, order);
      break;
    case 'rest':
      leases.delete(order.id);
      break;
  }
});

async function beat(): Promise<void> {
  // A slow answer is not followed by a crowd of questions.
  if (isBeating) return;
  isBeating = true;
  try {
    for (const { text, values } of leases.values()) await pool.query(text, [...values]);
  } catch {
    // The database is away: the next beat tries again, and a lease that ends meanwhile is given to somebody else.
  } finally {
    isBeating = false;
  }
}

setInterval(() => void beat(), BEAT_MS);
