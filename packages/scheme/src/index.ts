export { type Coverage, type CoveredPlace, coverageOf } from './cases/case-coverage.ts';
export { caseDiagnostics } from './cases/case-diagnostics.ts';
export { caseFromRequest } from './cases/case-from-request.ts';
export { type Deviation, firstDeviation } from './cases/first-deviation.ts';
export {
  CASE_EMPLOYEE,
  type CaseLine,
  type CaseOutcome,
  type CasesOutcome,
  caseRequest,
  type Engine,
  runCase,
  runCases,
} from './cases/run-cases.ts';
export { type BoundarySide, type CaseSuggestion, suggestCases } from './cases/suggest-cases.ts';
export { type CompiledScheme, compileScheme } from './compile/compile-scheme.ts';
export { componentVersions, unpublishedComponents } from './compile/component-library.ts';
export { type ComponentParams, type ComponentPort, componentParams } from './compile/component-ports.ts';
export { type InlinedGraph, inlinedGraph } from './compile/inlined-graph.ts';
export { type InsertedConversion, insertConversion } from './compile/insert-conversion.ts';
export type { Diagnostic, DiagnosticPlace } from './diagnostics/diagnostic.ts';
export { diffSchemes } from './diff/diff-schemes.ts';
export { type PayEffect, payEffect } from './diff/pay-effect.ts';
export type { ChangeSubject, LinkEndName, RowName, SchemeChange } from './diff/scheme-change.ts';
export { type CellChange, cellChange, changeWords } from './diff/words.ts';
export { canonicalDocument, canonicalText, schemeHash } from './document/canonical-document.ts';
export { applyEdit, applyEdits } from './document/edits/apply-edit.ts';
export type { EditOutcome, EditRefusal, SchemeEdit, SchemeHeader } from './document/edits/scheme-edit.ts';
export { LIMITS } from './document/limits.ts';
export { formatLinkEnd, type LinkEnd, parseLinkEnd } from './document/link-ends.ts';
export { type ParsedDocument, parseSchemeDocument, parseSchemeText } from './document/parse-document.ts';
export {
  type Bilingual,
  LAYOUT_COLOURS,
  type LayoutColour,
  SCHEME_FORMAT,
  type SchemeArea,
  type SchemeCase,
  type SchemeComponents,
  type SchemeDocument,
  type SchemeLayout,
  type SchemeLink,
  type SchemeNode,
  type SchemeParameter,
  type SchemeSticker,
  schemeDocumentSchema,
} from './document/scheme-document.ts';
export {
  type AssumedField,
  type ChangeCause,
  type ChangedInput,
  type ChangePart,
  type EvaluateOptions,
  evaluatePlan,
  type InputChange,
  type PayMore,
  type PayMoreRequest,
  payMore,
  type Snapshot,
  type WhyChanged,
  whyChanged,
} from './engines/explain/index.ts';
export { assembleResult, type ResultParts, resultHash } from './evaluation/assemble-result.ts';
export type {
  EmployeeInputs,
  EmployeeResult,
  EvaluationAnswer,
  EvaluationRequest,
  FactInput,
  PayoutLine,
  Problem,
  Trace,
  TraceExclusion,
  TraceFact,
  TraceNode,
  TraceValue,
} from './evaluation/evaluation.ts';
export { EXCLUSION_REASONS, type ExclusionReason } from './evaluation/facts.ts';
export { otherCurrencyMeasure } from './evaluation/inputs.ts';
export {
  checkRequest,
  EMPLOYEE_FACTS_MAX,
  evaluationRequestSchema,
  type PreparedRequest,
  prepareRequest,
  REQUEST_EMPLOYEES_MAX,
} from './evaluation/prepare-request.ts';
export { PROBLEM_CODES, PROBLEMS_MAX, type ProblemCode } from './evaluation/problem.ts';
export {
  type CallAt,
  callAt,
  cellReferences,
  childrenOf,
  type Expression,
  FORMULA_FUNCTIONS,
  type FormulaFunction,
  type FormulaLanguage,
  type FunctionSignature,
  fitsParameter,
  formulaFix,
  formulaInWords,
  formulaParser,
  functionSignature,
  languageOfFormula,
  type ParameterKind,
  parseFormula,
  partAround,
  printFormula,
  printName,
  replaceCells,
  type StoredTree,
  type TextFix,
  translateFormula,
  wantedAt,
} from './formula/index.ts';
export {
  type FactSource,
  FIX_LABELS,
  type Fix,
  type FixLabel,
  fixOf,
  type InputBounds,
  type KnownCriterion,
  type LintContext,
  type LintFinding,
  type LintSubject,
  lintScheme,
  lintWithData,
  type Span,
} from './lint/index.ts';
export { CATALOGUE, findNodeKind, isNodeKindName, NODE_KIND_NAMES, type NodeKindName } from './nodes/catalogue.ts';
export { catalogueMarkdown } from './nodes/catalogue-markdown.ts';
export {
  type ConversionKind,
  type ConversionNode,
  type ConversionTarget,
  conversionFor,
  namedConversion,
} from './nodes/conversion.ts';
export { type CatalogueEntry, describeCatalogue } from './nodes/describe-catalogue.ts';
export { describeParams, type ParamDescription, type ParamShape } from './nodes/describe-params.ts';
export { type FormulaText, formulaText, withFormula, withFormulaTrees } from './nodes/formula-text.ts';
export type { InBothLanguages } from './nodes/in-both-languages.ts';
export { type BoundNode, NODE_GROUPS, type NodeExample, type NodeGroup, type NodeKind } from './nodes/node-kind.ts';
export { baseTypesOf, type InputPort, type OutputPort, type PortType, portAccepts } from './nodes/ports.ts';
export { schemeFileSchema, schemeFileSchemaText } from './nodes/scheme-file-schema.ts';
export type { InputSource, Plan, PlanParameter, PlanResult, Requirements, ResultTitle } from './plan/plan.ts';
export { PAYOUT_CATEGORIES, type PayoutCategory } from './plan/plan.ts';
export { type FormulaTrial, type TriedName, tryFormula } from './trial/try-formula.ts';
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
export { byCodeUnit, type CanonicalValue, canonicalDataJson, canonicalJson } from './values/canonical-json.ts';
export { minorDigits } from './values/currency.ts';
export { type LiteralProblem, type LiteralResult, parseLiteral, valueText } from './values/literal.ts';
export { PERIOD_KINDS, type Period, type PeriodKind, parsePeriod, periodAround } from './values/period.ts';
export { type Sha256, sha256, startSha256 } from './values/sha-256.ts';
export type { Value } from './values/value.ts';
export {
  BASE_TYPES,
  type BaseType,
  describeType,
  GRAINS,
  type Grain,
  typeOf,
  type ValueType,
} from './values/value-type.ts';
