export type { Diagnostic, DiagnosticPlace } from './diagnostics/diagnostic.ts';
export type {
  EmployeeInputs,
  EmployeeResult,
  EvaluationAnswer,
  EvaluationRequest,
  FactInput,
  PayoutLine,
  Problem,
  Trace,
  TraceFact,
  TraceNode,
  TraceValue,
} from './evaluation/evaluation.ts';
export type { Plan, Requirements } from './plan/plan.ts';
export type { Value } from './values/value.ts';
export { BASE_TYPES, type BaseType, GRAINS, type Grain, type ValueType } from './values/value-type.ts';
export {
  addMonths,
  type DateParts,
  datePartsOf,
  formatDate,
  fromDayNumber,
  monthsBetween,
  parseDate,
  toDayNumber,
  weekdaysBetween,
} from './values/calendar-date.ts';
export { byCodeUnit, type CanonicalValue, canonicalJson } from './values/canonical-json.ts';
export { minorDigits } from './values/currency.ts';
export { PERIOD_KINDS, type Period, type PeriodKind, parsePeriod, periodAround } from './values/period.ts';
export { sha256 } from './values/sha-256.ts';
