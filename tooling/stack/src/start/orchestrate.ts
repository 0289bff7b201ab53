import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startClickHouse } from '../clickhouse/start-clickhouse.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { type DemoPerson, fetchDemoPeople, inWords } from './demo-people.ts';
import { demoProgress } from './demo-progress.ts';
import { Interrupted, StartFailure } from './failure.ts';
import type { Messages } from './messages.ts';
import { type ProgramOptions, runProgram } from './program.ts';
import { type Running, writeRunning, writeServicePid } from './running-file.ts';
import { keepService } from './service-process.ts';
import type { Shutdown } from './shutdown.ts';

export interface OrchestrateOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly port: number;
  readonly language: 'ru' | 'en';
  readonly messages: Messages;
  readonly databaseUrl: string | undefined;
  readonly clickhouseUrl: string | undefined;
  /** What the programs inherit; the bin folder of the repository is on its PATH. */
  readonly environment: NodeJS.ProcessEnv;
  readonly shutdown: Shutdown;
  readonly say: (line: string) => void;
}

/** Everything from nothing to an open door. Throws `StartFailure` in words, or `Interrupted`. */
export class Orchestrator {
  readonly #options: OrchestrateOptions;
  readonly #startedAt = performance.now();

  constructor(options: OrchestrateOptions) {
    this.#options = options;
    mkdirSync(this.#logs, { recursive: true, mode: 0o700 });
  }

  async run(): Promise<void> {
    const { messages, shutdown } = this.#options;
    // The two engines and the build do not wait for each other; if one fails, the others are still waited for.
    const [databaseUrl, clickhouseUrl] = await allOrFirstFailure([
      this.#postgres(),
      this.#clickhouse(),
      this.#web(),
    ] as const);
    const environment = this.#serviceEnvironment(databaseUrl, clickhouseUrl);
    await this.#step(messages.migrations, () =>
      runProgram(
        this.#program('migrate', environment, ['node', 'apps/service/src/main.ts', 'migrate']),
        shutdown.signal,
      ),
    );
    await this.#demo(databaseUrl, environment);
    await this.#service(environment);
    await this.#welcome({ address: this.#address, databaseUrl, clickhouseUrl });
  }

  get #logs(): string {
    return join(this.#options.dataDir, 'logs');
  }

  get #address(): string {
    return `http://127.0.0.1:${this.#options.port}`;
  }

  async #postgres(): Promise<string> {
    const { databaseUrl, dataDir, messages, shutdown, say } = this.#options;
    if (databaseUrl !== undefined) {
      this.#done(messages.given(messages.postgres));
      return databaseUrl;
    }
    return this.#step(messages.postgres, async () => {
      const directory = join(dataDir, 'postgres');
      const postgres = await startPostgres({ dataDir: directory });
      shutdown.add(postgres.stop);
      void postgres.ended.then(() => {
        if (shutdown.signal.aborted) return;
        say(messages.databaseGone(join(directory, 'postgres.log')));
        process.exitCode = 1;
        shutdown.request();
      });
      return postgres.url;
    });
  }

  async #clickhouse(): Promise<string> {
    const { clickhouseUrl, dataDir, messages, shutdown, say } = this.#options;
    if (clickhouseUrl !== undefined) {
      this.#done(messages.given(messages.clickhouse));
      return clickhouseUrl;
    }
    return this.#step(messages.clickhouse, async () => {
      const onRestart = (reason: string): void => say(messages.engineRestarts(reason));
      const clickhouse = await startClickHouse({ dataDir: join(dataDir, 'clickhouse'), onRestart });
      shutdown.add(clickhouse.stop);
      return clickhouse.url;
    });
  }

  async #web(): Promise<void> {
    const { environment, messages, shutdown } = this.#options;
    const quiet = ['--output-logs=errors-only', '--log-prefix=none'] as const;
    const command = ['turbo', 'run', 'build', '--filter=@premia/web', ...quiet] as const;
    await this.#step(messages.web, () => runProgram(this.#program('build', environment, command), shutdown.signal));
  }

  /** Fills an empty installation; a load that was interrupted goes on where it stopped. */
  async #demo(databaseUrl: string, environment: NodeJS.ProcessEnv): Promise<void> {
    const { messages, say, shutdown } = this.#options;
    if (await isSetUp(databaseUrl)) {
      this.#done(messages.demoKept);
      return;
    }
    const program = this.#program('demo', environment, ['node', 'apps/cli/src/main.ts', 'demo', 'load']);
    const onLine = demoProgress(messages, say);
    await this.#step(messages.demo, () => runProgram({ ...program, onLine }, shutdown.signal));
  }

  async #service(environment: NodeJS.ProcessEnv): Promise<void> {
    const { messages, shutdown, say } = this.#options;
    const program = this.#program('service', environment, ['node', 'apps/service/src/main.ts', 'service']);
    await this.#step(messages.service, async () => {
      const onRestart = (reason: string): void => say(messages.serviceRestarts(reason, program.logPath));
      const onStart = (pid: number): void => writeServicePid(this.#options.dataDir, pid);
      const service = await keepService(program, { signal: shutdown.signal, onStart, onRestart });
      shutdown.add(service.stop);
      void service.givenUp.then(() => {
        if (shutdown.signal.aborted) return;
        say(messages.serviceGivenUp(program.logPath));
        process.exitCode = 1;
        shutdown.request();
      });
    });
  }

  async #welcome(running: Running): Promise<void> {
    const { messages, dataDir, shutdown, say } = this.#options;
    const people = await fetchDemoPeople(this.#address);
    if (shutdown.signal.aborted) throw new Interrupted();
    writeRunning(dataDir, running);
    say('');
    say(`  ${messages.ready(this.#address, this.#seconds(this.#startedAt))}`);
    if (people.length > 0) this.#introduce(people);
    say('');
    say(`  ${messages.hints(dataDir)}`);
    say('');
  }

  /** One person of each role; the first page has them all. */
  #introduce(people: readonly DemoPerson[]): void {
    const { language, messages, say } = this.#options;
    const chosen = people.filter(({ role }, index) => people.findIndex((other) => other.role === role) === index);
    const width = Math.max(...chosen.map(({ name }) => inWords(name, language).length));
    say('');
    say(`  ${messages.people}`);
    for (const { name, role, position } of chosen) {
      say(
        `    ${inWords(name, language).padEnd(width)}  ${messages.roles[role] ?? role} · ${inWords(position, language)}`,
      );
    }
    say(`  ${messages.noPassword}`);
  }

  #serviceEnvironment(databaseUrl: string, clickhouseUrl: string): NodeJS.ProcessEnv {
    return {
      ...this.#options.environment,
      DATABASE_URL: databaseUrl,
      CLICKHOUSE_URL: clickhouseUrl,
      PREMIA_PORT: String(this.#options.port),
      PREMIA_DEMO: 'true',
    };
  }

  #program(name: string, environment: NodeJS.ProcessEnv, command: ProgramOptions['command']): ProgramOptions {
    return { command, environment, directory: this.#options.root, logPath: join(this.#logs, `${name}.log`) };
  }

  async #step<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const { messages, shutdown } = this.#options;
    const startedAt = performance.now();
    try {
      const value = await work();
      if (shutdown.signal.aborted) throw new Interrupted();
      this.#done(name, startedAt);
      return value;
    } catch (error) {
      if (shutdown.signal.aborted) throw new Interrupted();
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartFailure(`${messages.failed(name)}\n${reason}`);
    }
  }

  #done(name: string, startedAt: number = performance.now()): void {
    this.#options.say(`  ✓ ${name}  ${this.#seconds(startedAt)} s`);
  }

  #seconds(since: number): string {
    return ((performance.now() - since) / 1_000).toFixed(1);
  }
}

/** Whether there is a company, and not one of the demo whose loading was interrupted. */
async function isSetUp(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly found: boolean }>(
      `SELECT EXISTS (SELECT FROM company)
         AND (EXISTS (SELECT FROM audit WHERE action = 'demo.load')
           OR NOT EXISTS (SELECT FROM audit WHERE action = 'demo.begin')) AS found`,
    );
    return rows[0]?.found ?? false;
  } finally {
    await client.end();
  }
}

/** Like `Promise.all`, but nothing is left running behind the error that is thrown. */
async function allOrFirstFailure<Work extends readonly Promise<unknown>[]>(
  work: Work,
): Promise<{ [Index in keyof Work]: Awaited<Work[Index]> }> {
  const results = await Promise.allSettled(work);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  return Promise.all(work);
}
