import { fileURLToPath } from 'node:url';
import { openAnalytics } from '@premia/analytics';
import { migrate } from '@premia/database';
import { type Environment, readEnvironment } from './env.ts';
import { createLogger, type Logger } from './observability/logging.ts';
import { endByForceAfter, tellParent, untilAskedToStop } from './process/stop-signals.ts';
import { startWorkerFleet } from './process/worker-fleet.ts';
import { type RunningService, startService } from './start-service.ts';
import { startWorker } from './start-worker.ts';

/** Longer than any round of a job, shorter than the patience of those who stop us; then the process ends by force. */
const STOP_TIMEOUT_MS = 15_000;

const EXIT_USAGE = 64;
const EXIT_CONFIGURATION = 78;

interface Running {
  stop(): Promise<void>;
}

/** The composition root: `service` (with workers inside unless they are external), `worker`, or `migrate`. */
async function main(command: string): Promise<number> {
  const read = readEnvironment();
  if (!read.ok) {
    createLogger('info').fatal({ settings: read.faults }, 'Settings are missing or wrong');
    return EXIT_CONFIGURATION;
  }
  const { environment } = read;
  const log = createLogger(environment.logLevel);
  switch (command) {
    case 'service': {
      const service = await startWithFleet(environment, log);
      // A parent that waits (the start command, a test) hears that the doors are open.
      tellParent({ kind: 'ready', url: service.url });
      return runUntilStopped(service, { environment, log });
    }
    case 'worker':
      return runUntilStopped(await startWorker(environment, log), { environment, log });
    case 'migrate':
      return migrateAll(environment, log);
    default:
      log.fatal({ command, known: ['service', 'worker', 'migrate'] }, 'There is no such command');
      return EXIT_USAGE;
  }
}

/** The service and, when their number is given, its workers: none is left when it has stopped. */
async function startWithFleet(environment: Environment, log: Logger): Promise<RunningService> {
  const service = await startService(environment, log);
  if (typeof environment.workers !== 'number') {
    return service;
  }
  const fleet = startWorkerFleet({ workers: environment.workers, program: fileURLToPath(import.meta.url), log });
  return {
    url: service.url,
    async stop() {
      await Promise.all([service.stop(), fleet.stop()]);
    },
  };
}

async function runUntilStopped(
  running: Running,
  { environment, log }: { readonly environment: Environment; readonly log: Logger },
): Promise<number> {
  const reason = await untilAskedToStop(environment);
  log.info({ reason }, 'Stopping');
  endByForceAfter(STOP_TIMEOUT_MS);
  await running.stop();
  log.info('Stopped');
  return 0;
}

async function migrateAll(environment: Environment, log: Logger): Promise<number> {
  const report = await migrate(environment.databaseUrl);
  log.info({ applied: report.applied }, 'Postgres is up to date');
  const analytics = openAnalytics({ url: environment.clickhouseUrl, cluster: environment.clickhouseCluster });
  try {
    const answer = await analytics.migrate();
    if (!answer.ok) {
      // The relay migrates before its first delivery, so a ClickHouse that is away now loses nothing.
      log.warn({ failure: answer.failure.kind, code: answer.failure.code }, 'ClickHouse is brought up to date later');
      return 0;
    }
    log.info({ applied: answer.value.applied }, 'ClickHouse is up to date');
    return 0;
  } finally {
    await analytics.close();
  }
}

try {
  process.exitCode = await main(process.argv[2] ?? 'service');
} catch (error) {
  createLogger('info').fatal({ err: error }, 'The service could not go on');
  process.exitCode = 1;
}
process.exit();
