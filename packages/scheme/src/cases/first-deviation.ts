import { compileScheme } from '../compile/compile-scheme.ts';
import type { SchemeCase, SchemeDocument } from '../document/scheme-document.ts';
import { evaluatePlan } from '../engines/explain/index.ts';
import type { TraceNode, TraceValue } from '../evaluation/evaluation.ts';
import { checkRequest, prepareRequest } from '../evaluation/prepare-request.ts';
import type { Plan } from '../plan/plan.ts';
import { valueText } from '../values/literal.ts';
import { caseRequest, runCase } from './run-cases.ts';

/** The first node, in the order of calculation, that gives a case another value than an earlier version gave it. */
export interface Deviation {
  readonly nodeId: string;
  readonly port: string;
  /** Canonical texts; null where there was a problem, or no such output. */
  readonly was: string | null;
  readonly now: string | null;
}

/** Null when `before` did not pass the case either, or nothing deviates. */
export function firstDeviation(before: SchemeDocument, after: SchemeDocument, entry: SchemeCase): Deviation | null {
  const old = compileScheme(before).plan;
  if (old === null || !runCase(old, entry, evaluatePlan).ok) return null;
  const was = tracedNodes(old, entry);
  const now = tracedNodes(compileScheme(after).previewPlan, entry);
  const known = new Map(was.map((node) => [node.nodeId, node]));
  for (const node of now) {
    const earlier = known.get(node.nodeId);
    for (const [port, value] of Object.entries(node.outputs)) {
      const [one, other] = [textOf(earlier?.outputs[port]), textOf(value)];
      if (one !== other) return { nodeId: node.nodeId, port, was: one, now: other };
    }
  }
  return null;
}

function tracedNodes(plan: Plan, entry: SchemeCase): readonly TraceNode[] {
  const prepared = prepareRequest(caseRequest(entry, plan.period));
  if (!prepared.ok || checkRequest(plan, prepared.request).length > 0) return [];
  return evaluatePlan(plan, prepared.request, { trace: true }).employees[0]?.trace?.nodes ?? [];
}

function textOf(value: TraceValue | undefined): string | null {
  return value === undefined || value.kind === 'problem' ? null : valueText(value);
}
