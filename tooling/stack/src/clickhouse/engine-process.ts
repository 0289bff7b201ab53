/**
 * The child process that owns the embedded ClickHouse. It ends when the program that started it ends, however that
 * happens: their channel closes.
 */
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { lockDirectory } from '../directory-lock.ts';
import { readPassword } from '../password.ts';
import { type Engine, openEngine } from './engine.ts';
import { createDoor } from './http-door.ts';

export interface EngineOrders {
  readonly dataDir: string;
  readonly port: number;
}

/** Sent once over the channel. */
export type EngineReport = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly message: string };

const QUERIES_MAX = 4;
const WAITING_MAX = 500;
const DRAIN_TIMEOUT_MS = 10_000;

function main(): void {
  const orders = JSON.parse(process.argv[2] ?? '') as EngineOrders;
  const report = (message: EngineReport): void => {
    process.send?.(message);
  };
  try {
    const lock = lockDirectory(orders.dataDir);
    const spoolDirectory = join(orders.dataDir, 'spool');
    rmSync(spoolDirectory, { recursive: true, force: true });
    const engine = openEngine(join(orders.dataDir, 'engine'));
    const door = createDoor({
      engine,
      password: readPassword(join(orders.dataDir, 'password')),
      spoolDirectory,
      queriesMax: QUERIES_MAX,
      waitingMax: WAITING_MAX,
    });
    door.on('error', (error) => {
      report({ kind: 'failed', message: error.message });
      process.exit(1);
    });
    door.listen({ port: orders.port, host: '127.0.0.1' }, () => report({ kind: 'ready' }));
    const stop = stopOnce(door, engine, lock.release);
    process.on('disconnect', stop);
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (error) {
    report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect();
  }
}

/** Running queries may finish, new ones are refused, then the engine closes its files. */
function stopOnce(door: Server, engine: Engine, release: () => void): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    const end = (): void => {
      engine.close();
      release();
      process.exit(0);
    };
    door.close(end);
    door.closeIdleConnections();
    setTimeout(end, DRAIN_TIMEOUT_MS).unref();
  };
}

main();
