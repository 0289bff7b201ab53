/** Starts Postgres on the folder it is given and waits to be killed. */
import { startPostgres } from '../postgres/start-postgres.ts';

const server = await startPostgres({ dataDir: process.argv[2] ?? '' });
process.send?.(server.url);
process.on('message', () => undefined);
