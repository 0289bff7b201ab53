import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { canonicalHash } from '../document/canonical-document.ts';
import type { SchemeDocument } from '../document/scheme-document.ts';
import type { Plan, PlanResult } from '../plan/plan.ts';
import { requirementsOf } from '../plan/requirements.ts';
import { byCodeUnit } from '../values/canonical-json.ts';
import type { ValueType } from '../values/value-type.ts';
import { ComponentLibrary } from './component-library.ts';
import { linkScheme } from './link-scheme.ts';
import type { LinkedScheme } from './linked-scheme.ts';
import { type Lowered, lowerScheme } from './lower-scheme.ts';
import { orderScheme, type SchemeCycle } from './order.ts';
import { reachableNodes } from './reachable.ts';

export interface CompiledScheme {
  /** Null exactly when there is a diagnostic of severity `error`. Holds only what some result needs. */
  readonly plan: Plan | null;
  /** Every healthy node, with or without faults elsewhere: what the canvas shows while the author is at work. */
  readonly previewPlan: Plan;
  readonly diagnostics: readonly Diagnostic[];
  /** The type of each output that has one, by `node.output`. */
  readonly types: ReadonlyMap<string, ValueType>;
}

/**
 * Checks a scheme and lowers it to a plan. The canvas, publishing and runs all call this, so "valid" cannot disagree
 * with "runs". An author's mistakes are diagnostics; it does not throw on them.
 */
export function compileScheme(document: SchemeDocument): CompiledScheme {
  const { scheme, diagnostics: linkDiagnostics } = linkScheme(document);
  const { stages, cycles } = orderScheme(scheme);
  const library = new ComponentLibrary(document.components);
  const lowered = lowerScheme(scheme, stages, library);
  const reachable = reachableNodes(scheme);
  const diagnostics = [
    ...linkDiagnostics,
    ...cycles.map(cycleDiagnostic),
    ...lowered.diagnostics,
    ...resultDiagnostics(scheme, lowered.results),
    ...unreachableDiagnostics(scheme, reachable),
  ];
  const toPlan = planWriter(scheme, canonicalHash(scheme.document));
  const isSound = diagnostics.every(({ severity }) => severity !== 'error');
  const needed = stages.filter(({ nodeId }) => reachable.has(nodeId));
  const previewPlan = toPlan(lowered);
  const plan = needed.length === stages.length ? previewPlan : toPlan(lowerScheme(scheme, needed, library));
  return { plan: isSound ? plan : null, previewPlan, diagnostics, types: lowered.types };
}

function planWriter(scheme: LinkedScheme, hash: string): (lowered: Lowered) => Plan {
  const { key, period, currency } = scheme.document;
  return ({ builder, results, parameters: known }) => {
    const body = builder.build();
    const requirements = requirementsOf(body, []);
    const read = new Set(
      requirements.inputs.flatMap(({ source }) => (source.kind === 'parameter' ? [source.parameter] : [])),
    );
    const parameters = known.filter((parameter) => read.has(parameter.key));
    return {
      schemeKey: key,
      schemeHash: hash,
      period,
      currency,
      requirements: { ...requirements, parameters },
      body,
      results: [...results].sort(resultOrder),
    };
  };
}

/** As on the statement: by `order`, then by code; balances last. */
function resultOrder(left: PlanResult, right: PlanResult): number {
  return (
    rank(left) - rank(right) || byCodeUnit(resultName(left), resultName(right)) || byCodeUnit(left.nodeId, right.nodeId)
  );
}

function rank(result: PlanResult): number {
  return result.kind === 'balance' ? Number.MAX_SAFE_INTEGER : result.order;
}

function resultName(result: PlanResult): string {
  return result.kind === 'balance' ? result.balance : result.code;
}

function cycleDiagnostic({ ring, nodes }: SchemeCycle): Diagnostic {
  const details = { nodes, ring: ring.length };
  return { code: 'graph/cycle', severity: 'error', place: { nodeId: nodes[0] ?? '' }, details };
}

function resultDiagnostics({ nodes }: LinkedScheme, results: readonly PlanResult[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<string, string>();
  for (const result of results) {
    const name = `${result.kind === 'balance' ? 'balance' : 'code'}:${resultName(result)}`;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, result.nodeId);
    else {
      const details = { given: resultName(result), nodes: [first, result.nodeId] };
      const code = result.kind === 'balance' ? 'result/balance-twice' : 'result/duplicate-code';
      diagnostics.push({ code, severity: 'error', place: { nodeId: result.nodeId }, details });
    }
  }
  const kinds = [...nodes.values()].map(({ node }) => node.kind);
  if (!kinds.includes('payout')) {
    const severity = kinds.includes('indicator') ? 'warning' : 'error';
    diagnostics.push({ code: 'result/no-payout', severity, place: {}, details: {} });
  }
  return diagnostics;
}

function unreachableDiagnostics({ nodes }: LinkedScheme, reachable: ReadonlySet<string>): readonly Diagnostic[] {
  return [...nodes.keys()]
    .filter((nodeId) => !reachable.has(nodeId))
    .map((nodeId) => ({ code: 'graph/unreachable-node', severity: 'warning', place: { nodeId }, details: {} }));
}
