export { type Analytics, type OpenAnalyticsOptions, openAnalytics } from './client/open-analytics.ts';
export type { AnalyticsFailure, Answer, InsertOptions, Querier, Question } from './client/querier.ts';
export {
  type OutboxRow,
  PAYLOADS,
  type PayloadOf,
  type ProjectedEvent,
  type ReadEvent,
  readEvent,
  type Topic,
} from './projection/events.ts';
export { type BatchReport, type OutboxBatch, type PoisonRow, projectBatch } from './projection/project-batch.ts';
export { type AdjustmentTotals, bookedAdjustments } from './questions/booked-adjustments.query.ts';
export { freshness } from './questions/freshness.query.ts';
export { type FundAndRevenue, fundAgainstRevenue } from './questions/fund-against-revenue.query.ts';
export { type FundOfDepartment, fundByDepartment, OWN_DEPARTMENT_LEVEL } from './questions/fund-by-department.query.ts';
export { type FundOfMonth, fundByMonth } from './questions/fund-by-month.query.ts';
export { type MovingLine, movingLines } from './questions/moving-lines.query.ts';
export type { Scope } from './questions/scope.ts';
export { type SealedPeriodTotals, sealedPeriodTotals } from './questions/sealed-period.query.ts';
