import { openAnalytics } from '@premia/analytics';
import { connectApplication, type Pool } from '@premia/database';
import { CHANNELS, readAccrualAnnouncement, readDraftAnnouncement } from './announcements.ts';
import type { Dependencies } from './dependencies.ts';
import type { Environment } from './env.ts';
import { createHttpServer } from './http/server.ts';
import { startListener } from './jobs/listener.ts';
import type { Logger } from './observability/logging.ts';
import { createMetrics } from './observability/metrics.ts';
import { createServices } from './services.ts';
import { type Jobs, startJobs } from './start-jobs.ts';

export interface RunningService {
  /** Where it listens, as `http://127.0.0.1:3000`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves requests and, unless workers are external, does the background work in the same process. */
export async function startService(environment: Environment, log: Logger): Promise<RunningService> {
  const pool = connectApplication(environment.databaseUrl, { name: 'premia-service' });
  const analytics = openAnalytics({ url: environment.clickhouseUrl, cluster: environment.clickhouseCluster });
  const metrics = createMetrics();
  const dependencies: Dependencies = { pool, analytics, log, metrics, now: () => new Date(), demo: environment.demo };
  const services = createServices(dependencies);
  const jobs = environment.workers === 'internal' ? startJobs(dependencies, services, analytics) : null;
  const listener = await startListener({
    databaseUrl: environment.databaseUrl,
    channels: jobs === null ? [CHANNELS.accruals, CHANNELS.drafts, CHANNELS.comments] : Object.values(CHANNELS),
    log,
    onNotice: (channel, payload) => {
      if (channel === CHANNELS.accruals) {
        services.changeFeed.announce(readAccrualAnnouncement(payload).employeeId);
      }
      if (channel === CHANNELS.drafts) {
        void services.draftRooms
          .draftSaved(readDraftAnnouncement(payload))
          .catch((error: unknown) => log.error({ err: error }, 'A saved draft could not be read'));
      }
      if (channel === CHANNELS.comments) {
        services.draftRooms.commentsChanged(payload);
      }
      jobs?.announced(channel);
    },
    onConnected: () => {
      services.changeFeed.announceAll();
      jobs?.wakeAll();
    },
  });
  const server = await createHttpServer({
    useCases: services.useCases,
    rooms: services.draftRooms,
    facts: services.facts,
    controlTotals: services.useCases.facts,
    machineOf: services.useCases.tokens.machineOf,
    signedBy: services.useCases.tokens.signedBy,
    metrics,
    log,
    origins: environment.origins,
    behindHttps: environment.behindHttps,
    webRoot: environment.webRoot,
    health: () => healthOf(pool),
  });
  const url = await server.listen({ host: environment.host, port: environment.port });
  log.info({ url, workers: environment.workers }, 'The service is ready');
  return { url, stop: () => stopAll({ close: () => server.close(), listener, jobs, dependencies }) };
}

interface Parts {
  readonly close: () => Promise<unknown>;
  readonly listener: { stop(): Promise<void> };
  readonly jobs: Jobs | null;
  readonly dependencies: Dependencies;
}

/** From the outside in: no new requests, no more bells, rounds end, connections close. */
async function stopAll({ close, listener, jobs, dependencies }: Parts): Promise<void> {
  await close();
  await listener.stop();
  await jobs?.stop();
  await dependencies.analytics.close();
  await dependencies.pool.end();
}

/** Only the truth decides: without ClickHouse everything but the dashboards works. */
async function healthOf(pool: Pool): Promise<string | null> {
  try {
    await pool.query('select 1');
    return null;
  } catch {
    return 'postgres/unreachable';
  }
}
