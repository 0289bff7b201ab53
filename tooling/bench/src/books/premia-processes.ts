import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fromWire, toWire } from '@premia/decimal';
import type { AppRouter } from '@premia/service';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';

/** The service with its workers, each a process of its own, as they run in production. */
export interface PremiaProcesses {
  readonly url: string;
  signIn(employeeId: string): Promise<SignedIn>;
  /** Highest resident memory each process has had so far, in MB: the service first, then its workers. */
  peakMegabytes(): readonly number[];
  stop(): Promise<void>;
}

export interface SignedIn {
  readonly api: TRPCClient<AppRouter>;
  readonly cookie: string;
}

export interface StartOptions {
  readonly databaseUrl: string;
  readonly workers: number;
}

const MAIN = join(dirname(createRequire(import.meta.url).resolve('@premia/service')), 'main.ts');
/** Nobody listens there: a run needs Postgres alone, and the projection catches up whenever ClickHouse is there. */
const CLICKHOUSE_AWAY = 'http://127.0.0.1:9';
const KILOBYTES = 1024;

export async function startPremia({ databaseUrl, workers }: StartOptions): Promise<PremiaProcesses> {
  const service = start('service', databaseUrl);
  const helpers = Array.from({ length: workers }, () => start('worker', databaseUrl));
  const url = await readyUrl(service);
  return {
    url,
    signIn: (employeeId) => signIn(url, employeeId),
    peakMegabytes: () => [service, ...helpers].map(peakMegabytes),
    async stop() {
      await Promise.all([service, ...helpers].map(end));
    },
  };
}

function start(command: 'service' | 'worker', databaseUrl: string): ChildProcess {
  return fork(MAIN, [command], {
    env: {
      DATABASE_URL: databaseUrl,
      CLICKHOUSE_URL: CLICKHOUSE_AWAY,
      PREMIA_PORT: '0',
      PREMIA_WORKERS: 'external',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function readyUrl(service: ChildProcess): Promise<string> {
  const [message] = await Promise.race([
    once(service, 'message'),
    once(service, 'exit').then(() => {
      throw new Error('the service ended before it was ready');
    }),
  ]);
  return (message as { readonly url: string }).url;
}

/** Linux keeps the high-water mark of a process; elsewhere there is no figure. */
function peakMegabytes({ pid }: ChildProcess): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(peak ?? Number.NaN) / KILOBYTES;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

async function signIn(url: string, employeeId: string): Promise<SignedIn> {
  const response = await fetch(`${url}/trpc/session.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ employeeId }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`${employeeId} could not sign in: ${response.status}`);
  const api = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/trpc`,
        headers: { cookie, origin: url },
        methodOverride: 'POST',
        transformer: { serialize: toWire, deserialize: fromWire },
      }),
    ],
  });
  return { api, cookie };
}
