import {
  type CanonicalValue,
  type CaseSuggestion,
  type CasesOutcome,
  type Coverage,
  canonicalJson,
  checkRequest,
  compileScheme,
  coverageOf,
  type Deviation,
  type Diagnostic,
  type EmployeeResult,
  type EvaluationRequest,
  evaluatePlan,
  firstDeviation,
  type KnownCriterion,
  type LintFinding,
  lintScheme,
  lintWithData,
  prepareRequest,
  runCases,
  type SchemeDocument,
  suggestCases,
  type ValueType,
} from '@premia/scheme';
import { withBypassed } from './bypass.ts';
import { type PoolShares, poolShares } from './pool-shares.ts';
import { bothTierModes, type TierModes } from './tier-modes.ts';
import { valuesOf } from './traced-values.ts';
import { type Unreached, unreachedBy } from './unreached.ts';
import { type PortKey, type PortValue, portKey } from './value-store.ts';

export interface PreviewRequest {
  readonly document: SchemeDocument;
  /** The sample employee's inputs; null while they are on their way. */
  readonly inputs: EvaluationRequest | null;
  readonly isRunningCases: boolean;
  /** Nodes left out of the sample's numbers; the scheme itself, its faults and its cases are looked at whole. */
  readonly bypassed?: readonly string[];
  /** The cases are looked at: what they leave untested is worked out too. */
  readonly isReviewingCases?: boolean;
  /** The version in force, against which a failing case is held. */
  readonly published?: SchemeDocument | null;
  /** The company's criteria with who answers for each; without them nobody is asked. */
  readonly criteria?: readonly KnownCriterion[];
  /** Tiers that are looked at: what each way of applying them comes to is worked out too. */
  readonly tiers?: string | null;
}

/** What is known of a draft without working it out for anybody. */
export interface PreviewAnalysis {
  /** What the compiler and the lint say of the draft, with the fixes there are. */
  readonly diagnostics: readonly LintFinding[];
  readonly types: ReadonlyMap<PortKey, ValueType>;
  readonly hash: string | null;
}

export interface PreviewAnswer extends PreviewAnalysis {
  /** What the scheme has to be given, as one text: the same text needs no new inputs. */
  readonly requirements: string;
  /** Null when the inputs cannot be used. */
  readonly sample: PreviewSample | null;
  readonly inputFaults: readonly Diagnostic[];
  readonly cases: CasesOutcome | null;
  /** Null where it was not asked for. */
  readonly review: CasesReview | null;
}

/** What the cases of a draft test, and what they do not. */
export interface CasesReview {
  readonly coverage: Coverage;
  readonly suggestions: readonly CaseSuggestion[];
  /** By the place of a failing case: the first node that deviates from the last version that passed it; null while the draft has changed since. */
  readonly deviations: ReadonlyMap<number, Deviation> | null;
}

export interface PreviewSample {
  readonly values: ReadonlyMap<PortKey, PortValue>;
  /** What the scheme pays as it is drawn. */
  readonly result: EmployeeResult;
  /** What it would pay without the bypassed nodes; null while none is. */
  readonly bypassedResult: EmployeeResult | null;
  /** What of the drawing had no say for this person. */
  readonly unreached: Unreached;
  /** Null where no tiers are looked at. */
  readonly tierModes: TierModes | null;
  /** What each of the sample's group gets of every pool. */
  readonly poolShares: PoolShares;
}

/**
 * Compiles a draft and works it out for one employee: pure, the same in a worker and in a test. `onAnalysis` hears what
 * the compiler says while the rest is still worked out.
 */
export function runPreview(
  { document, inputs, isRunningCases, bypassed = [], criteria, tiers = null }: PreviewRequest,
  onAnalysis?: (analysis: PreviewAnalysis) => void,
): PreviewAnswer {
  const compiled = compileScheme(document);
  const types = new Map([...compiled.types].map(([key, type]) => [keyOf(key), type] as const));
  const { previewPlan } = compiled;
  const analysis = {
    diagnostics: lintScheme({ document, compiled }, { criteria }),
    types,
    hash: compiled.plan?.schemeHash ?? null,
  };
  onAnalysis?.(analysis);
  const base = {
    ...analysis,
    requirements: JSON.stringify(previewPlan.requirements, bigintText),
    cases: isRunningCases ? runCases(document) : null,
    review: null,
  };
  if (inputs === null) return { ...base, sample: null, inputFaults: [] };
  const prepared = prepareRequest(inputs);
  const faults = prepared.ok ? checkRequest(previewPlan, prepared.request) : prepared.diagnostics;
  if (!prepared.ok || faults.length > 0) return { ...base, sample: null, inputFaults: faults };
  const results = evaluatePlan(previewPlan, prepared.request, { trace: true }).employees;
  const [result] = results;
  if (result === undefined) return { ...base, sample: null, inputFaults: [] };
  const tried = bypassed.length === 0 ? null : bypassedSample({ document, bypassed, types }, prepared.request);
  const sample = tried ?? { values: valuesOf(result.trace, types), bypassedResult: null };
  // Left-out nodes are not asked about twice: what is compared is the scheme as it is drawn.
  const tierModes = tiers === null || tried !== null ? null : bothTierModes(document, tiers, prepared.request);
  const unreached = unreachedBy(document, (sample.bypassedResult ?? result).trace);
  const shares = poolShares(document, prepared.request, results);
  return { ...base, sample: { ...sample, result, unreached, tierModes, poolShares: shares }, inputFaults: [] };
}

interface Bypass {
  readonly document: SchemeDocument;
  readonly bypassed: readonly string[];
  readonly types: ReadonlyMap<PortKey, ValueType>;
}

type Prepared = Extract<ReturnType<typeof prepareRequest>, { readonly ok: true }>['request'];

/** The sample without the bypassed nodes; null when none of them can be left out. */
function bypassedSample(
  { document, bypassed, types }: Bypass,
  request: Prepared,
): Pick<PreviewSample, 'values' | 'bypassedResult'> | null {
  const without = withBypassed(document, bypassed, types);
  if (without.stands.size === 0) return null;
  const [result] = evaluatePlan(compileScheme(without.document).previewPlan, request, { trace: true }).employees;
  if (result === undefined) return null;
  const values = new Map(valuesOf(result.trace, types));
  // A node that is left out shows what goes on in its place.
  for (const [key, source] of [...without.stands].reverse()) {
    const passed = values.get(source);
    if (passed !== undefined) values.set(key, passed);
  }
  return { values, bypassedResult: result };
}

/** What shows only when the draft is worked out around every boundary: cliffs, falls of pay, rows nobody comes into. */
export function reviewPreview({ document, inputs }: PreviewRequest): readonly LintFinding[] {
  const prepared = inputs === null ? null : prepareRequest(inputs);
  const compiled = compileScheme(document);
  const sample = prepared?.ok === true && checkRequest(compiled.previewPlan, prepared.request).length === 0;
  return lintWithData({ document, compiled }, { sample: sample ? prepared.request : null });
}

/** The drafts of this sitting that last passed each case, by what the case says. */
export type PassedDrafts = Map<string, SchemeDocument>;

/** Ways no case takes, cases around every boundary, and where failing ones go wrong. */
export function reviewCases({ document, inputs, published }: PreviewRequest, passed: PassedDrafts): CasesReview {
  const compiled = compileScheme(document);
  const prepared = inputs === null ? null : prepareRequest(inputs);
  const isUsable = prepared?.ok === true && checkRequest(compiled.previewPlan, prepared.request).length === 0;
  return {
    coverage: coverageOf({ document, compiled }),
    suggestions: suggestCases({ document, compiled }, isUsable ? withFewFacts(prepared.request) : null),
    deviations: deviationsOf({ document, published: published ?? null }, passed),
  };
}

/** A case is read by people: somebody with hundreds of facts is no start for one. */
const CASE_FACTS_MAX = 12;

function withFewFacts(request: EvaluationRequest): EvaluationRequest | null {
  return request.employees.every(({ facts }) => (facts?.length ?? 0) <= CASE_FACTS_MAX) ? request : null;
}

interface CaseVersions {
  readonly document: SchemeDocument;
  readonly published: SchemeDocument | null;
}

function deviationsOf({ document, published }: CaseVersions, passed: PassedDrafts): ReadonlyMap<number, Deviation> {
  const found = new Map<number, Deviation>();
  const outcome = runCases(document);
  if (!outcome.compiled) return found;
  for (const [index, entry] of (document.cases ?? []).entries()) {
    const key = canonicalJson({ ...entry, name: '' } as unknown as CanonicalValue);
    if (outcome.cases[index]?.ok === true) {
      passed.set(key, document);
      continue;
    }
    for (const before of [passed.get(key), published]) {
      const deviation = before === undefined || before === null ? null : firstDeviation(before, document, entry);
      if (deviation === null) continue;
      found.set(index, deviation);
      break;
    }
  }
  return found;
}

/** `node.output` as the compiler writes it. */
function keyOf(end: string): PortKey {
  const dot = end.indexOf('.');
  return portKey(end.slice(0, dot), end.slice(dot + 1));
}

function bigintText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
