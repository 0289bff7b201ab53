import { absolute, compare, type Rational, ZERO } from '@premia/decimal';
import type { ExplainedFact, ExplainedNode, ExplainRequest } from './explanation.ts';

/** One record of a frame, to be explained like a calculation of its own. */
export interface FrameExample {
  readonly record: string;
  readonly request: ExplainRequest;
}

/** The record that moved the result most, the first of equals; null when the frame works nothing out inside. */
export function exampleOf(request: ExplainRequest, frame: ExplainedNode): FrameExample | null {
  const { scheme, trace } = request;
  if (frame.kind !== 'each') return null;
  const result = scheme.links.find(({ to }) => to === `${frame.id}.result`)?.from.split('.', 1)[0];
  const fact = largest(trace.nodes.find(({ nodeId }) => nodeId === frame.id)?.factsUsed ?? []);
  if (result === undefined || result === frame.id || fact?.inner === undefined) return null;
  const outer = trace.nodes.filter(({ nodeId }) => nodeId !== frame.id);
  const record = request.recordNameOf?.(fact) ?? fact.id;
  return { record, request: { ...request, trace: { nodes: [...outer, ...fact.inner] }, result } };
}

function largest(facts: readonly ExplainedFact[]): ExplainedFact | undefined {
  const [first, ...rest] = facts;
  if (first === undefined) return undefined;
  return rest.reduce((most, fact) => (compare(sizeOf(fact), sizeOf(most)) > 0 ? fact : most), first);
}

function sizeOf({ contribution }: ExplainedFact): Rational {
  return contribution?.kind === 'number' ? absolute(contribution.number) : ZERO;
}
