export {
  APPLICATION_ROLE,
  type ConnectOptions,
  connectApplication,
  connectOwner,
  type Pool,
} from './connection/connect.ts';
export { MigrationChangedDefect, type MigrationReport, migrate } from './connection/migrate.ts';
export {
  lockPeriodExclusive,
  lockPeriodShared,
  lockPeriodsShared,
  type PeriodState,
} from './connection/period-lock.ts';
export {
  type AuditEntry,
  type Change,
  type OutboxEvent,
  publish,
  recordAudit,
  type Unchanged,
  withChange,
} from './connection/with-change.ts';
export { type Tx, withSnapshot, withTx } from './connection/with-tx.ts';
export {
  type CriterionRow,
  loadCriteria,
  loadTargets,
  type TargetRow,
} from './repositories/loading/criteria-loading.ts';
export type { LoadOutcome, LoadProblemCode } from './repositories/loading/outcome.ts';
export { loadPeople, type PersonRow } from './repositories/loading/people-loading.ts';
export {
  loadReferenceRows,
  type ReferenceRow,
  type ReferenceTable,
} from './repositories/loading/references-loading.ts';
export type { Bilingual, Cause } from './schema/column-types.ts';
export type { SchemeReads, StoredDocument } from './schema/schemes.ts';
export * as tables from './schema/tables.ts';
