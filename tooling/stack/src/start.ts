/** `pnpm start`: from an empty folder to an open door. Ctrl-C at any moment stops everything in order. */
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DirectoryInUse, lockDirectory } from './directory-lock.ts';
import { readEnvironment, type StackEnvironment } from './env.ts';
import { checkDataDirectory, checkNode, choosePort } from './start/checks.ts';
import { Interrupted, StartFailure } from './start/failure.ts';
import { MESSAGES, type Messages } from './start/messages.ts';
import { Orchestrator } from './start/orchestrate.ts';
import { readRunning, removeRunning } from './start/running-file.ts';
import { Shutdown } from './start/shutdown.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const environment = readEnvironment();
  const messages = MESSAGES[environment.language];
  const dataDir = resolve(root, environment.dataDir ?? '.data');
  const shutdown = new Shutdown();
  listenForStops(shutdown, messages);
  try {
    checkNode(messages);
    checkDataDirectory(messages, dataDir);
    const lock = lockDirectory(dataDir);
    shutdown.add(async () => lock.release());
    removeRunning(dataDir);
    shutdown.add(async () => removeRunning(dataDir));
    await start({ environment, messages, dataDir, shutdown });
    await shutdown.requested();
  } catch (error) {
    report(error, messages, dataDir);
  } finally {
    const wasAsked = shutdown.signal.aborted;
    await shutdown.finish();
    if (wasAsked) say(messages.stopped);
  }
}

interface Beginning {
  readonly environment: StackEnvironment;
  readonly messages: Messages;
  readonly dataDir: string;
  readonly shutdown: Shutdown;
}

async function start({ environment, messages, dataDir, shutdown }: Beginning): Promise<void> {
  const { databaseUrl, clickhouseUrl, language, inherited } = environment;
  const port = await choosePort(messages, environment.port);
  const path = [join(root, 'node_modules', '.bin'), inherited['PATH']].join(delimiter);
  await new Orchestrator({
    root,
    dataDir,
    port,
    language,
    messages,
    databaseUrl,
    clickhouseUrl,
    environment: {
      ...inherited,
      PATH: path,
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      // The programs are the same at every start: what Node made of their sources is kept.
      NODE_COMPILE_CACHE: join(dataDir, 'compile-cache'),
    },
    shutdown,
    say,
  }).run();
}

function listenForStops(shutdown: Shutdown, messages: Messages): void {
  const stop = (): void => {
    say(shutdown.signal.aborted ? messages.stillStopping : `\n${messages.stopping}`);
    shutdown.request();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // The terminal may be closed before us.
  process.stdout.on('error', () => undefined);
}

function report(error: unknown, messages: Messages, dataDir: string): void {
  if (error instanceof Interrupted) return;
  if (error instanceof DirectoryInUse) {
    const address = readRunning(dataDir)?.address;
    say(address === undefined ? messages.alreadyStarting(error.owner.pid) : messages.alreadyRunning(address));
    return;
  }
  process.exitCode = 1;
  const text = error instanceof StartFailure ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`\n${text}\n`);
}

await main();
