import { connectApplication, type Pool } from '@premia/database';
import type { Logger } from '../observability/logging.ts';
import { createBell } from './bell.ts';
import { backoffMs } from './loop.ts';

export interface Listener {
  stop(): Promise<void>;
}

export interface ListenerOptions {
  readonly databaseUrl: string;
  readonly channels: readonly string[];
  readonly log: Logger;
  readonly onNotice: (channel: string, payload: string) => void;
  /** After every connect: whatever was said before was missed, so everyone should look for themselves. */
  readonly onConnected: () => void;
}

/** Channels are our own constants; they become identifiers in LISTEN. */
const CHANNEL = /^[a-z_]+$/;

/**
 * Hears what commits announce (LISTEN) on a connection of its own and reconnects for as long as it takes.
 * An announcement is only a doorbell: every listener also looks by itself from time to time.
 */
export async function startListener(options: ListenerOptions): Promise<Listener> {
  const stopping = new AbortController();
  const pool = connectApplication(options.databaseUrl, { poolSize: 1, name: 'premia-listen' });
  const first = Promise.withResolvers<void>();
  const ended = listenForEver({ ...options, pool, signal: stopping.signal, onListening: first.resolve });
  await first.promise;
  return {
    async stop() {
      stopping.abort();
      await ended;
      await pool.end();
    },
  };
}

interface Listening extends ListenerOptions {
  readonly pool: Pool;
  readonly signal: AbortSignal;
  readonly onListening: () => void;
}

async function listenForEver(listening: Listening): Promise<void> {
  let failures = 0;
  while (!listening.signal.aborted) {
    try {
      await listenUntilCut(listening, () => {
        failures = 0;
      });
    } catch (error) {
      listening.log.warn({ err: error }, 'The connection that hears announcements was lost');
    }
    // The first attempt has been made: with a database that is away, the service starts and keeps trying.
    listening.onListening();
    failures += 1;
    await createBell().wait(backoffMs(failures), listening.signal);
  }
}

async function listenUntilCut(listening: Listening, onConnected: () => void): Promise<void> {
  const client = await listening.pool.connect();
  const cut = Promise.withResolvers<void>();
  const abort = () => cut.resolve();
  listening.signal.addEventListener('abort', abort, { once: true });
  client.on('error', cut.reject);
  client.on('end', cut.resolve);
  client.on('notification', (notice) => listening.onNotice(notice.channel, notice.payload ?? ''));
  try {
    for (const channel of listening.channels) {
      if (!CHANNEL.test(channel)) {
        throw new Error(`not a channel: ${channel}`);
      }
      await client.query(`listen ${channel}`);
    }
    onConnected();
    listening.onListening();
    listening.onConnected();
    await cut.promise;
  } finally {
    listening.signal.removeEventListener('abort', abort);
    // Never back into the pool: it still listens.
    client.release(true);
  }
}
