import { compare, multiply, type Rational } from '@premia/decimal';
import { decimalIn } from './decimal-in.ts';
import type { ExplainedGraph, ValueRef } from './explained-graph.ts';
import type { ExplainedNode, Sentence } from './explanation.ts';
import { sourceOf } from './limits-applied.ts';
import { say } from './sentence.ts';
import { stepMessages, summaryMessages } from './step.messages.ts';
import { type Explain, PERCENT } from './step-parts.ts';

/** A row of a scorecard with what was counted of its value. */
interface ScoreRow {
  readonly ref: ValueRef;
  readonly weight: Rational;
  /** The value between its floor and its cap; null when there is none. */
  readonly counted: Rational | null;
  readonly state: 'capped' | 'raised' | 'unchanged';
}

/** Each row of a scorecard: its weight, what was counted of its value, and what the two give. */
export const scoreWords: Explain = (graph, node) => {
  const type = graph.type(graph.mainOutput(node.id));
  const rows = scoreRows(graph, node).map(({ ref, weight, counted, state }) => ({
    rule: say(graph.language, stepMessages.weight, {
      state,
      weight: graph.write(weight, PERCENT),
      value: graph.named(ref, counted === null ? [] : [counted]),
      counted: counted === null ? '—' : graph.write(counted, graph.type(ref)),
    }),
    result: counted === null ? null : graph.write(multiply(weight, counted), type),
  }));
  return { rule: say(graph.language, stepMessages.weighted, {}), rows };
};

/** A sentence for every row whose cap or floor decided. */
export function scoreLimits(graph: ExplainedGraph, node: ExplainedNode): readonly Sentence[] {
  return scoreRows(graph, node).flatMap(({ ref, counted, state }) =>
    state === 'unchanged' || counted === null
      ? []
      : [
          say(graph.language, summaryMessages.scoreLimit, {
            state,
            value: graph.named(ref, [counted]),
            counted: graph.write(counted, graph.type(ref)),
          }),
        ],
  );
}

function scoreRows(graph: ExplainedGraph, node: ExplainedNode): readonly ScoreRow[] {
  const rows: unknown = node.params?.['rows'];
  return (Array.isArray(rows) ? rows : []).flatMap((row: unknown): readonly ScoreRow[] => {
    const given: Readonly<Record<string, unknown>> = typeof row === 'object' && row !== null ? { ...row } : {};
    const ref = typeof given['key'] === 'string' ? sourceOf(graph, node.id, given['key']) : null;
    const weight = decimalIn(given['weight']);
    if (ref === null || weight === null) return [];
    return [{ ref, weight, ...heldBetween(graph.number(ref), decimalIn(given['floor']), decimalIn(given['cap'])) }];
  });
}

function heldBetween(
  value: Rational | null,
  floor: Rational | null,
  cap: Rational | null,
): Pick<ScoreRow, 'counted' | 'state'> {
  if (value !== null && cap !== null && compare(value, cap) > 0) return { counted: cap, state: 'capped' };
  if (value !== null && floor !== null && compare(value, floor) < 0) return { counted: floor, state: 'raised' };
  return { counted: value, state: 'unchanged' };
}
