/**
 * The process between us and Postgres. Postgres does not notice that the program which started it was killed; the
 * keeper does, because its channel to that program closes, and shuts Postgres down in order. It leads a process group
 * of its own, so that Ctrl-C in the terminal reaches the program alone and the order of the shutdown stays ours.
 */
import { spawn } from 'node:child_process';

export interface KeeperOrders {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** A fast shutdown aborts the running transactions; an immediate one skips the checkpoint and recovers on start. */
const FAST_SHUTDOWN_TIMEOUT_MS = 20_000;

function main(): void {
  const orders = JSON.parse(process.argv[2] ?? '') as KeeperOrders;
  const postgres = spawn(orders.command, orders.arguments, {
    // The log the keeper itself writes to.
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { LC_ALL: 'C', TZ: 'UTC' },
    ...(orders.uid === undefined ? {} : { uid: orders.uid }),
    ...(orders.gid === undefined ? {} : { gid: orders.gid }),
  });
  postgres.on('error', () => process.exit(1));
  postgres.on('exit', (code) => process.exit(code ?? 1));

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    postgres.kill('SIGINT');
    setTimeout(() => postgres.kill('SIGQUIT'), FAST_SHUTDOWN_TIMEOUT_MS).unref();
  };
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main();
