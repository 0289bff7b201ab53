export { type PreparedSql, prepareSql, type SqlProgram } from './prepare-sql.ts';
export type { SqlParameter, SqlQuerier, SqlRow } from './querier.ts';
export { runSql } from './run-sql.ts';
