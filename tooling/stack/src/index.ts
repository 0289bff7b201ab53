export { type ClickHouse, type StartClickHouseOptions, startClickHouse } from './clickhouse/start-clickhouse.ts';
export { DirectoryInUse } from './directory-lock.ts';
export { type Postgres, type StartPostgresOptions, startPostgres } from './postgres/start-postgres.ts';
export { type Stack, type StartStackOptions, startStack } from './stack.ts';
export { type Running, readRunning, readServicePid } from './start/running-file.ts';
