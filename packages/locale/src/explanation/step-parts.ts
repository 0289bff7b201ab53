import { parseDecimal } from '@premia/decimal';
import type { ShownType } from '../format/value.ts';
import type { ExplainedGraph } from './explained-graph.ts';
import type { ExplainedNode, Sentence } from './explanation.ts';
import { sourceOf } from './limits-applied.ts';
import { joinSentences, plainSentence } from './sentence.ts';

/** A rule in words, and the rows that detail it. */
export interface StepWords {
  readonly rule: Sentence;
  readonly rows?: readonly { readonly rule: Sentence; readonly result: string | null }[];
  /** The rule looked at the value and left it as it was. */
  readonly changedNothing?: boolean;
}

export type Explain = (graph: ExplainedGraph, node: ExplainedNode) => StepWords;

/** A param as text; empty when it is not there. */
export const text = (node: ExplainedNode, name: string): string => {
  const value = node.params?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

export const onlyRule = (rule: Sentence): StepWords => ({ rule });

/** Linked values with their names and constant ones, with a sign between. */
export function valuesOf(graph: ExplainedGraph, node: ExplainedNode, between: string): Sentence {
  const linked = graph.sources(node.id, 'values').map((ref) => graph.named(ref));
  const constants = node.params?.['values'];
  const output = graph.type(graph.mainOutput(node.id));
  const written = (Array.isArray(constants) ? constants : []).map((constant) => {
    const parsed = parseDecimal(String(constant));
    // A constant factor has no unit of its own; anything else is counted like the result.
    const type = between === ' × ' ? { base: 'number' as const, currency: null } : output;
    return plainSentence(parsed.ok ? graph.write(parsed.value, type) : String(constant));
  });
  return joinSentences([...linked, ...written], between);
}

/** Values of all inputs, with their names. */
export function allInputs(graph: ExplainedGraph, node: ExplainedNode): Sentence {
  return joinSentences(
    graph.inputsOf(node.id).map(({ ref }) => graph.named(ref)),
    ', ',
  );
}

/** The value linked to an input, with its name. */
export function shownAt(graph: ExplainedGraph, node: ExplainedNode, port: string): Sentence {
  const ref = sourceOf(graph, node.id, port);
  return ref === null ? plainSentence('—') : graph.named(ref);
}

/** The value linked to an input, else the constant the node states for it, in the unit of `type`. */
export function statedAt(
  graph: ExplainedGraph,
  node: ExplainedNode,
  stated: { port: string; type: ShownType },
): Sentence {
  const ref = sourceOf(graph, node.id, stated.port);
  if (ref !== null) return graph.named(ref);
  const parsed = parseDecimal(text(node, stated.port));
  return plainSentence(parsed.ok ? graph.write(parsed.value, stated.type) : '—');
}

export const PERCENT: ShownType = { base: 'percent', currency: null };
