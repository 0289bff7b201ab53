export { assertBooks, type VerifyOptions, type VerifyReport, verifyBooks } from './books/verify.ts';
export { CHANNELS } from './connection/channels.ts';
export {
  APPLICATION_ROLE,
  type ConnectOptions,
  connectApplication,
  connectionUrlOf,
  connectOwner,
  type Pool,
} from './connection/connect.ts';
export { MigrationChangedDefect, type MigrationReport, migrate } from './connection/migrate.ts';
export {
  lockPeriodExclusive,
  lockPeriodShared,
  lockPeriodsShared,
  type PeriodState,
  periodLock,
} from './connection/period-lock.ts';
export {
  type AuditEntry,
  type Change,
  type OutboxEvent,
  publish,
  recordAudit,
  type Unchanged,
  withChange,
  withFrozenChange,
} from './connection/with-change.ts';
export { readInstant, type Tx, withSnapshot, withTx } from './connection/with-tx.ts';
export {
  type KeptInputs,
  type KeptStates,
  keepStates,
  readAccrualContext,
  readAccrualInputs,
  readAccrualTeam,
  type TeamMembers,
  teamHash,
} from './repositories/accrual-states.ts';
export {
  type AccrualChange,
  type AccrualKey,
  type NewAccrual,
  readAccruals,
  recordAccrualChanges,
  removeAccruals,
  type StoredAccrual,
  type Written,
  writeAccruals,
} from './repositories/accruals.ts';
export {
  type AdjustmentKind,
  insertAdjustments,
  listAdjustments,
  type NewAdjustment,
  readAdjustment,
  readAdjustments,
  readAdjustmentsOf,
  type StoredAdjustment,
} from './repositories/adjustments.ts';
export { readAssignments, readVersions, type VersionRecord } from './repositories/assignments.ts';
export {
  type CalendarRow,
  listCalendar,
  readCalendarAt,
  removeCalendarDay,
  type StoredCalendarDay,
  writeCalendar,
} from './repositories/calendar-days.ts';
export {
  type ChangeAnnouncement,
  type ChangeSetEffect,
  type ChangeSetMove,
  type ChangeSetRecord,
  type ChangeSetRow,
  holdChangeSet,
  insertChangeSet,
  insertChangeSetEffects,
  type ListedChangeSet,
  listChangeSets,
  markAnnouncementSeen,
  moveChangeSet,
  noteAppliedRevisions,
  readAnnouncements,
  readChangeSet,
  readChangeSetRows,
  readLaterSets,
  readUndoOf,
  replaceChangeSetRows,
} from './repositories/change-sets.ts';
export { readPeopleUnder, readStandings, type Standing, writeChanges } from './repositories/change-subjects.ts';
export {
  type ControlTotal,
  type ControlTotalHole,
  type ControlTotalKey,
  listControlTotalHoles,
  overrideControlTotal,
  readOpenHoles,
  reportControlTotals,
} from './repositories/control-totals.ts';
export {
  countDirty,
  type DirtyCounts,
  markEverybody,
  markPeople,
  markTouched,
  markTouchedByFacts,
  noteTouchedFacts,
  type TakenFacts,
  type Touched,
  takeTouchedFacts,
} from './repositories/dirty.ts';
export {
  type Claim,
  claimDirty,
  dropClaims,
  failClaims,
  holdClaims,
  overtakeClaims,
  RENEW_CLAIMS,
  settleClaims,
} from './repositories/dirty-claims.ts';
export {
  type CreditedFactsQuery,
  type DataRequest,
  loadEvaluationData,
  readCreditedFacts,
  readCriterionVersions,
  readFactsAsOf,
  readTables,
  rollUpTypes,
} from './repositories/evaluation-data.ts';
export {
  listRates,
  type RateKey,
  type RateRow,
  readRatesAt,
  removeRate,
  type StoredRate,
  writeRates,
} from './repositories/exchange-rates.ts';
export { readFactHistory, readFactWatermark } from './repositories/fact-history.ts';
export { readFactTotals } from './repositories/fact-totals.ts';
export {
  type FactKey,
  type FactVersionKey,
  factKeyText,
  holdFacts,
  insertFactVersions,
  type NewFactVersion,
  type RecordedFact,
  readCreditedPeople,
  readRecordedFacts,
  type StoredFact,
  type WantedFact,
} from './repositories/facts.ts';
export { type ChangedFact, type FactsInARow, factsInARow } from './repositories/facts-in-a-row.ts';
export { type FailedPerson, readFailedPeople } from './repositories/failed-people.ts';
export {
  holdInitiative,
  type InitiativeChange,
  type InitiativeRecord,
  type InitiativeScope,
  insertInitiative,
  type ListedInitiative,
  listInitiatives,
  moveInitiative,
  readRewardedPeriod,
  readUnfinishedInitiatives,
} from './repositories/initiatives.ts';
export {
  claimLateOrigins,
  dropLateOrigins,
  failLateOrigins,
  freeLateOrigins,
  holdLateOrigins,
  markLateOrigins,
  type OriginClaim,
  RENEW_LATE_ORIGINS,
  reachesClosedPeriods,
  settleLateOrigins,
} from './repositories/late-origins.ts';
export { type ChangedTableRow, markLateReach, markLateTableRows, type Reach } from './repositories/late-reach.ts';
export { LEASE_SECONDS, TAKEN_OVER_WITHIN_SECONDS } from './repositories/lease.ts';
export { insertBookings, type NewBooking, readBalanceMovements, readPayable } from './repositories/ledger.ts';
export {
  type CriterionRow,
  loadCriteria,
  loadTargets,
  type TargetRow,
} from './repositories/loading/criteria-loading.ts';
export {
  BEGINNING_OF_TIME,
  type DatedOutcome,
  type LoadEffect,
  type LoadOutcome,
  type LoadProblemCode,
} from './repositories/loading/outcome.ts';
export { type LoadedPeople, loadPeople, type PersonRow } from './repositories/loading/people-loading.ts';
export {
  loadReferenceRows,
  type ReferenceRow,
  type ReferenceTable,
} from './repositories/loading/references-loading.ts';
export { type Names, readDepartmentNames, readEmployeeNames, readNames } from './repositories/names.ts';
export {
  countUnreadNotifications,
  insertNotifications,
  listNotifications,
  markNotificationsRead,
  type NewNotification,
  type StoredNotification,
} from './repositories/notifications.ts';
export {
  type Company,
  type EmployedSpan,
  findUnsteady,
  loadOrganization,
  loadStaff,
  loadTerms,
  readCompany,
  readEmployedIds,
  type Staff,
} from './repositories/organization.ts';
export {
  closeBatch,
  noteFailedDelivery,
  type OutboxBacklog,
  type OutboxBatch,
  type OutboxRecord,
  openBatch,
  type ParkedRow,
  readBacklog,
  rewindReader,
} from './repositories/outbox.ts';
export {
  insertParameterValue,
  lockParameters,
  markParameterLevel,
  type NewParameterValue,
  readParameterValue,
  readParameterValues,
  type StoredParameterValue,
  standingFrom,
  withdrawParameterValue,
} from './repositories/parameter-values.ts';
export {
  type ExportRecord,
  type HoldRecord,
  insertExport,
  insertHold,
  isPaidOut,
  listExports,
  listHolds,
  listPayable,
  type NewExport,
  type PayableDocument,
  payExported,
  type ReconciledDocument,
  readExport,
  readExportRows,
  reconcileRun,
  releaseHold,
} from './repositories/payroll.ts';
export {
  ensurePeriod,
  ensurePeriods,
  movePeriod,
  periodKindsInUse,
  readEarlierOpen,
  readEarlierSealedSince,
  readPeriod,
  type StoredPeriod,
  takeUnopenedPeriods,
} from './repositories/periods.ts';
export {
  holdProposal,
  holdStatementProposals,
  insertProposals,
  type ListedProposal,
  listProposals,
  lockStatement,
  moveProposal,
  type NewProposal,
  type ProposalMove,
  type ProposalRecord,
  readProposal,
  type StatementProposals,
} from './repositories/proposals.ts';
export {
  type CurrentFact,
  countQuarantine,
  holdWaitingOf,
  type LateFact,
  listLateFacts,
  listQuarantine,
  type QuarantineCounts,
  type QuarantinedItem,
  type QuarantineFilter,
  type QuarantineRow,
  quarantineItems,
  type Resolution,
  readCurrentFact,
  readQuarantined,
  resolveQuarantined,
} from './repositories/quarantine.ts';
export {
  CHUNK_ATTEMPTS_MAX,
  type ChunkCounts,
  completeChunk,
  countChunks,
  type FailedChunk,
  failChunk,
  findComputedRun,
  findExhaustedChunks,
  freeLostChunks,
  halveChunk,
  isComputed,
  type LeasedChunk,
  leaseChunk,
  RENEW_CHUNK_LEASE,
  readChunks,
} from './repositories/run-chunks.ts';
export {
  countExceptions,
  EXCEPTION_KINDS,
  type ExceptionKind,
  type ExceptionRow,
  listExceptions,
  type PayoutCap,
} from './repositories/run-exceptions.ts';
export {
  type FrozenPerson,
  type FrozenScheme,
  finishFreezing,
  finishRun,
  holdRun,
  insertFrozenPeople,
  insertFrozenSchemes,
  insertRun,
  listRuns,
  moveRun,
  type NewRun,
  type RunMove,
  type RunRecord,
  readFinalRun,
  readFrozenPeople,
  readFrozenPeopleOf,
  readFrozenSchemes,
  readRun,
  readRunsPaying,
  readShownRun,
  readVisibleSums,
  stayInRun,
  type VisibleSums,
} from './repositories/runs.ts';
export {
  insertStatements,
  type ListedStatement,
  listStatements,
  type NewStatement,
  readRunStatements,
  readSealedStatement,
  readSealedStatements,
  readStatementHashes,
  readStatementsAt,
  readStatementsOf,
  type StatementFilter,
  type StoredStatement,
  sumRun,
} from './repositories/statements.ts';
export {
  holdSubmission,
  insertDecision,
  insertSubmission,
  isSubmitted,
  listClosedSubmissions,
  listWaitingSubmissions,
  moveSubmission,
  newestSubmission,
  readSubmission,
  type SubmissionDecision,
  type SubmissionRecord,
} from './repositories/submissions.ts';
export { openFactTotals, type TotalsCursor } from './repositories/totals-of-everybody.ts';
export type { AccrualState } from './schema/accruals.ts';
export type { ProposalStep } from './schema/adjusting.ts';
export type { ChangedInput, ChangeRowProblem, ChangeSetSummary } from './schema/changes.ts';
export type { Bilingual, Cause } from './schema/column-types.ts';
export type { CriterionAudience } from './schema/criteria.ts';
export type { AdjustmentLine } from './schema/ledger.ts';
export type { SchemeReads, StoredDocument } from './schema/schemes.ts';
export type { SubmissionChecks, SubmissionTarget } from './schema/submissions.ts';
