/**
 * A service as a process of its own, for scenarios that kill it: tells its address when it is ready.
 * Argument: database URL. No background work, no ClickHouse: the doors only.
 */
import { createLogger, startService } from '@premia/service/server';

const [databaseUrl = ''] = process.argv.slice(2);
const service = await startService(
  {
    databaseUrl,
    clickhouseUrl: 'http://127.0.0.1:9',
    clickhouseCluster: undefined,
    host: '127.0.0.1',
    port: 0,
    workers: 'external',
    demo: false,
    origins: [],
    webRoot: '/nowhere',
    exitWithParent: false,
    behindHttps: false,
    logLevel: 'silent',
  },
  createLogger('silent'),
);
process.send?.({ url: service.url });
