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
