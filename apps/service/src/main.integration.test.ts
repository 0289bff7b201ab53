import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FactAnswer, FactSubmission } from './contract.ts';
import { publishTieredScheme } from './testing/publish-tiered-scheme.ts';
import { clientWith, type ServiceUnderTest, startServiceUnderTest } from './testing/service-under-test.ts';
import { until } from './testing/until.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/** Processes start one after the other, each from cold, on a machine that may have other work. */
const PROCESSES_TIMEOUT_MS = 120_000;

/** Often enough to hit a delivery in flight; each costs the start of a process. */
const KILLS = 2;

let base: ServiceUnderTest;
const children: ChildProcess[] = [];

beforeEach(async () => {
  // Prepares the data; the process under test is the only one that works on it.
  base = await startServiceUnderTest({ workers: 'external' });
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
  }
  await base.stop();
});

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
}

function forkService(): ChildProcess {
  const child = fork(MAIN, ['service'], {
    env: {
      DATABASE_URL: base.environment.databaseUrl,
      CLICKHOUSE_URL: base.environment.clickhouseUrl,
      PREMIA_PORT: '0',
      PREMIA_DEMO: 'true',
      LOG_LEVEL: 'fatal',
    },
  });
  children.push(child);
  return child;
}

async function startProcess(): Promise<Started> {
  const child = forkService();
  const [message] = (await once(child, 'message')) as [{ readonly kind: string; readonly url: string }];
  expect(message.kind).toBe('ready');
  return { child, url: message.url };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('the process', { timeout: PROCESSES_TIMEOUT_MS }, () => {
  it('opens its doors, says so, and ends cleanly when asked', async () => {
    const { child, url } = await startProcess();
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ ok: true, trouble: null });
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(0);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  it('ends with the process that started it', async () => {
    const { child } = await startProcess();
    child.disconnect();
    expect(await exitCode(child)).toBe(0);
  });

  it('ends with it even when it goes during the start', async () => {
    const child = forkService();
    child.disconnect();
    expect(await exitCode(child)).toBe(0);
  });

  it('names the settings that are wrong, and no value', async () => {
    const child = fork(MAIN, ['service'], {
      env: { DATABASE_URL: 'mysql://root:secret@db/premia' },
      silent: true,
    });
    children.push(child);
    let told = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    expect(await exitCode(child)).toBe(78);
    expect(told).toMatch(/DATABASE_URL.*CLICKHOUSE_URL/);
    expect(told).not.toContain('secret');
  });
});

describe('killed in the middle of a delivery', { timeout: PROCESSES_TIMEOUT_MS }, () => {
  it(
    'loses nothing and counts nothing twice',
    async () => {
      await publishTieredScheme(base, '2024-02-01');
      const { api } = await base.signedIn('admin');
      const { token } = await api.tokens.create.mutate({ title: 'CRM' });
      const deals = Array.from(
        { length: 300 },
        (_, index): FactSubmission => ({
          source: 'crm',
          id: `k${index}`,
          type: 'deal.won',
          on: '2024-03-05',
          amount: '1000',
          currency: 'RUB',
          employee: 'anna',
        }),
      );
      const send = async (url: string, items: readonly FactSubmission[]): Promise<readonly FactAnswer[] | null> => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
        try {
          const response = await fetch(`${url}/api/facts`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ items }),
          });
          return ((await response.json()) as { readonly results: readonly FactAnswer[] }).results;
        } catch {
          // The connection was cut with the process: the sender knows nothing and sends again.
          return null;
        }
      };

      let waiting = [...deals];
      for (let round = 0; waiting.length > 0 && round < 10; round += 1) {
        const { child, url } = await startProcess();
        const parts = Array.from({ length: Math.ceil(waiting.length / 10) }, (_, n) =>
          waiting.slice(n * 10, n * 10 + 10),
        );
        let answered = 0;
        const results = await Promise.all(
          parts.map(async (part) => {
            const answers = await send(url, part);
            answered += answers === null ? 0 : 1;
            if (answered === 5 && round < KILLS) {
              child.kill('SIGKILL');
            }
            return answers === null ? part : [];
          }),
        );
        waiting = results.flat();
      }
      expect(waiting).toEqual([]);

      const { url } = await startProcess();
      const signIn = await fetch(`${url}/trpc/session.signIn`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ employeeId: 'anna' }),
      });
      const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const anna = clientWith(url, { cookie, origin: url });
      // 300 deals of 1,000 at 3 %.
      await until('every deal to count once', async () => {
        const { total } = await anna.portal.overview.query({ period: '2024-03' });
        return total === '9000.00' ? total : null;
      });
      const { rows } = await base.pool.query('select count(*)::int as n from facts');
      expect(rows[0]?.n).toBe(300);
    },
    PROCESSES_TIMEOUT_MS,
  );
});
