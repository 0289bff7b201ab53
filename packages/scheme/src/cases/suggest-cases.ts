import { add, compare, divide, type Rational, subtract } from '@premia/decimal';
import type { CompiledScheme } from '../compile/compile-scheme.ts';
import type { SchemeCase, SchemeDocument } from '../document/scheme-document.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import type { EvaluationRequest } from '../evaluation/evaluation.ts';
import { measured } from '../lint/analysis/analysis.ts';
import { type Boundary, boundariesOf, limitBoundariesOf } from '../lint/analysis/boundaries.ts';
import { BoundaryProbe, type CrossedAt, markOf } from '../lint/analysis/boundary-probe.ts';
import { caseRequests, typicalRequest } from '../lint/analysis/sample.ts';
import { smallestStep } from '../lint/analysis/variables.ts';
import type { Plan } from '../plan/plan.ts';
import { canonicalDataJson } from '../values/canonical-json.ts';
import { caseFromRequest } from './case-from-request.ts';

/** On which side of a boundary the compared value of a suggested case lies. */
export type BoundarySide = 'below' | 'at' | 'above';

/** A case around one boundary of the scheme; what it expects is what the scheme pays now, for a person to confirm. */
export interface CaseSuggestion {
  readonly nodeId: string;
  /** Inside the node's params, where that is known. */
  readonly path: string | null;
  readonly side: BoundarySide;
  /** The boundary with what it measures: `money RUB:300000`, `percent:0.8`. */
  readonly mark: string;
  readonly case: Omit<SchemeCase, 'name'>;
}

export interface SuggestSubject {
  readonly document: SchemeDocument;
  readonly compiled: CompiledScheme;
}

/** People whose inputs are turned, besides the one that is asked about: more would only reach the same boundaries. */
const BASES_MAX = 6;
/** Enough for any policy a person would read through. */
export const SUGGESTIONS_MAX = 150;

/**
 * Cases just below, at and above every tier, band, compared limit, cap and floor a person can reach. They start from
 * the scheme's own cases, from `sample` and from a typical person, and change one number of the inputs. What a case of
 * the scheme tests already is left out. Nothing while the scheme has errors.
 */
export function suggestCases(
  { document, compiled }: SuggestSubject,
  sample: EvaluationRequest | null = null,
): readonly CaseSuggestion[] {
  const { plan } = compiled;
  if (plan === null) return [];
  const kinds = new Map(document.nodes.map(({ id, kind }) => [id, kind]));
  const boundaries = [...boundariesOf(plan), ...limitBoundariesOf(plan, (nodeId) => kinds.get(nodeId))];
  const bases = [...caseRequests(document, plan), ...(sample === null ? [] : [sample]), typicalRequest(plan)];
  const known = new Set((document.cases ?? []).map(({ inputs, period }) => contentOf({ inputs, period })));
  const found: CaseSuggestion[] = [];
  let open: readonly Boundary[] = boundaries;
  for (const request of bases.slice(0, BASES_MAX)) {
    if (open.length === 0) break;
    const reached = new Set<Boundary>();
    const probe = new BoundaryProbe({ plan, request, boundaries: open, read: [] });
    for (const boundary of open) {
      const suggested = around(boundary, { probe, plan });
      if (suggested.length === 0) continue;
      reached.add(boundary);
      for (const suggestion of suggested) {
        const content = contentOf(suggestion.case);
        if (known.has(content)) continue;
        known.add(content);
        found.push(suggestion);
      }
    }
    open = open.filter((boundary) => !reached.has(boundary));
  }
  return found.slice(0, SUGGESTIONS_MAX);
}

function contentOf({ inputs, period }: Pick<SchemeCase, 'inputs' | 'period'>): string {
  return canonicalDataJson({ inputs, period: period ?? null });
}

interface Probing {
  readonly probe: BoundaryProbe;
  readonly plan: Plan;
}

function around(boundary: Boundary, { probe, plan }: Probing): readonly CaseSuggestion[] {
  const variable = probe.variableOf(boundary);
  const at = variable === undefined ? null : probe.crossAnywhere(variable, boundary);
  const mark = at && markOf(boundary, at.above);
  if (at === null || mark === null) return [];
  return inputsAround(at).flatMap(({ input, side }): readonly CaseSuggestion[] => {
    const request = probe.requestAt(at.variable, input);
    const [result] = request === null ? [] : evaluatePlan(plan, request).employees;
    if (request === null || result === undefined || result.problems.length > 0) return [];
    const kept = caseFromRequest('case', request, result);
    if (kept === null) return [];
    const { name: _name, ...content } = kept;
    const { nodeId, path, type } = boundary;
    return [{ nodeId, path, side, mark: measured(mark, type), case: content }];
  });
}

/** The input at the boundary with its neighbours; only the neighbours where the boundary lies between two inputs. */
function inputsAround({ variable, root, low, high }: CrossedAt): readonly { input: Rational; side: BoundarySide }[] {
  const step = smallestStep(variable.type);
  const isReached = isMultipleOf(root, step);
  const [under, over] = isReached ? [subtract(root, step), add(root, step)] : [low, high];
  return [
    { input: under, side: 'below' },
    ...(isReached ? [{ input: root, side: 'at' } as const] : []),
    { input: over, side: 'above' },
  ];
}

function isMultipleOf(value: Rational, step: Rational): boolean {
  const times = divide(value, step);
  return times.denominator === 1n && compare(value, subtract(value, step)) > 0;
}
