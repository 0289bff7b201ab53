export {
  APPROVAL_STEPS,
  type ApprovalStep,
  type OnRoute,
  SUBMISSION_COMMANDS,
  SUBMISSION_STATES,
  type SubmissionCommand,
  type SubmissionState,
  submissionTransition,
  waitingFor,
} from './approvals/approval-route.ts';
export { assertBooks, BooksBrokenDefect, checkBooks } from './books/assert-books.ts';
export { type Breach, INVARIANTS, type Invariant } from './books/invariants.ts';
export type {
  BookedAdjustment,
  BookedChangeSet,
  BookedFact,
  BookedProposal,
  BookedRun,
  BookedStatement,
  BookedTransaction,
  BooksSnapshot,
  PeriodSum,
} from './books/snapshot.ts';
export { companyDay, dayIn } from './calendar/company-day.ts';
export { endOf, nextDay, period, periodOf, previousDay, shiftPeriod, yearStart } from './calendar/periods.ts';
export { type CalendarDay, type WorkingDays, workingDays } from './calendar/working-days.ts';
export { dataAsIfChanged, versionsAsIfChanged } from './changes/as-if-changed.ts';
export {
  type ActualSubject,
  type ChangeSubject,
  type ChangeValue,
  type DefinitionSubject,
  type ProposedChange,
  reverseChanges,
  subjectKey,
  type TargetSubject,
} from './changes/change.ts';
export {
  CHANGE_SET_STATES,
  type ChangeSetCommand,
  type ChangeSetState,
  changeSetTransition,
} from './changes/change-set-states.ts';
export {
  type CriterionDefinition,
  criterionDefinitionSchema,
  type FactCriterion,
  type FactCriterionCondition,
  inCurrency,
  looksAtAmounts,
  type RatioCriterion,
} from './criteria/definition.ts';
export { type CreditedFact, measureFacts, otherCurrencyOf } from './criteria/measure.ts';
export {
  type DataQuality,
  type DayOfFacts,
  type QualityGrade,
  qualityOfEntries,
  qualityOfFacts,
  qualityOfRatio,
} from './criteria/quality.ts';
export { type CriterionRecords, criterionRecords } from './criteria/records.ts';
export { attributesOf } from './evaluation/attributes.ts';
export { BATCH_FROM_EMPLOYEES, evaluateMany } from './evaluation/evaluate-many.ts';
export type { CriterionVersion, EnteredValue, EvaluationData, TargetValue } from './evaluation/evaluation-data.ts';
export {
  type FactMeasure,
  type FactTotals,
  factMeasure,
  type MeasuredTotals,
  valueOfTotals,
} from './evaluation/fact-totals.ts';
export { type NeededData, neededData, neededTotals, withParts } from './evaluation/needed-data.ts';
export { type ParameterValue, type ParameterValues, parameterValues } from './evaluation/parameter-values.ts';
export { buildEvaluationRequest, countsInFrame, factInput, type RequestParts } from './evaluation/request.ts';
export {
  type Credit,
  type CreditingResult,
  creditFact,
  creditRemaining,
  rollUp,
  type Standing,
  standingIn,
} from './facts/crediting.ts';
export { FACT_PROBLEM_CODES, type FactOutcome, type FactProblemCode } from './facts/outcome.ts';
export {
  type Refused,
  readSubmission,
  type Share,
  type Submission,
  type SubmissionContext,
} from './facts/submission.ts';
export { decideVersion, type KnownFact, type VersionDecision, withVersion } from './facts/version.ts';
export {
  type CountedInitiative,
  INITIATIVE_SOURCE,
  type InitiativeEffect,
  initiativeFacts,
  monthsBegun,
} from './initiatives/initiative-facts.ts';
export {
  countsForAuthors,
  INITIATIVE_COMMANDS,
  INITIATIVE_KINDS,
  INITIATIVE_STATES,
  type InitiativeCommand,
  type InitiativeKind,
  type InitiativeState,
  initiativeTransition,
} from './initiatives/initiative-states.ts';
export { type AdjustmentDelta, type AmountLine, adjustmentDelta, type DeltaLine } from './ledger/adjustment.ts';
export {
  type BalanceMovement,
  type Balances,
  balanceMovements,
  moveBalances,
} from './ledger/balances.ts';
export {
  type Booking,
  bookAdjustment,
  bookBalances,
  bookOwed,
  bookPayment,
  type LedgerEntry,
  type Owed,
  sumAmounts,
} from './ledger/booking.ts';
export { type FactVersionForPerson, factsKnownAt, versionsSince } from './ledger/fact-history.ts';
export {
  PROPOSAL_COMMANDS,
  PROPOSAL_STATES,
  PROPOSAL_TRANSITIONS,
  type ProposalCommand,
  type ProposalState,
  proposalTransition,
} from './ledger/proposal-states.ts';
export {
  advanceCareer,
  type Career,
  type CareerEffect,
  type CareerProblemCode,
  type CareerStatement,
  hireDateOf,
  type Stay,
} from './organization/career.ts';
export {
  type ChangedTerms,
  changeDepartment,
  type DepartmentStatement,
  type DepartmentTerms,
} from './organization/department-history.ts';
export {
  type DepartmentTerm,
  type Employment,
  holdsOn,
  type Organization,
  organization,
} from './organization/organization.ts';
export {
  type Assignment,
  type Participant,
  participantsOf,
  participationsOf,
  type Staffing,
} from './participants/participants.ts';
export {
  calculateFrozen,
  calculateSlice,
  type FrozenCalculation,
  type FrozenParticipant,
} from './runs/calculate-frozen.ts';
export { CHUNK_SIZE, type Chunk, type ChunkCutter, createChunkCutter } from './runs/chunks.ts';
export {
  contextHash,
  ENGINE_VERSION,
  type HashedPerson,
  type HashedScheme,
  inputsHash,
  type RunInputHash,
  runHash,
  startRunHash,
  startRunInputHash,
} from './runs/hashes.ts';
export {
  isSealed,
  RUN_COMMANDS,
  RUN_KINDS,
  RUN_STATES,
  RUN_TRANSITIONS,
  type RunCommand,
  type RunKind,
  type RunState,
  transition,
} from './runs/run-states.ts';
export { type PayrollLanguage, type PayrollRow, payrollFile } from './statements/payroll-file.ts';
export {
  buildStatement,
  type StatementContent,
  type StatementLine,
  type StatementParts,
  statementHash,
} from './statements/statement.ts';
