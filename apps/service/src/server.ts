/** The door for programs in the same process (the terminal, tests): the use cases without HTTP. Not for the browser. */
export type { Dependencies } from './dependencies.ts';
export type { Failure, FailureKind, Result } from './failure.ts';
export { setUpCompany } from './features/company/set-up-company.ts';
export { type DemoStep, loadDemo } from './features/demo/load-demo.ts';
export type { ChangeReport } from './features/imports/import-changes.ts';
export { runImport } from './features/imports/run-import.ts';
export type { CountedRows, ImportReport, NotImported } from './ingest/file/import-file.ts';
export { importWords } from './ingest/file/import-words.ts';
export { IMPORT_KINDS, type ImportKind, type Mapping, parseMapping } from './ingest/file/mapping.ts';
export { catchUpAnalytics } from './jobs/outbox/catch-up.ts';
export { openCurrentPeriods } from './jobs/period-opener.ts';
export { createLogger, type Logger } from './observability/logging.ts';
export { createMetrics, type Metrics } from './observability/metrics.ts';
export { createServices, type Services } from './services.ts';
export { type RunningService, startService } from './start-service.ts';
export type { UseCases } from './use-cases.ts';
