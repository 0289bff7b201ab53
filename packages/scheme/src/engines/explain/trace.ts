import type { Trace, TraceFact, TraceNode, TraceValue } from '../../evaluation/evaluation.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import type { Block, FactsFrame } from '../../plan/plan.ts';
import type { FrameRun } from './step-scope.ts';

export interface TraceSource {
  readonly body: Block;
  readonly outcomes: readonly Outcome[];
  readonly frames: ReadonlyMap<FactsFrame, FrameRun>;
}

/** Values of every node's outputs for one employee, with the facts each frame used and set aside. */
export function traceOf({ body, outcomes, frames }: TraceSource): Trace {
  const framesByNode = new Map([...frames].map(([frame, run]) => [frame.nodeId, { frame, run }]));
  const nodes = traceNodes(body, outcomes).map((node): TraceNode => {
    const found = framesByNode.get(node.nodeId);
    if (found === undefined) return node;
    const { frame, run } = found;
    return {
      ...node,
      factsUsed: run.facts.map(
        ({ fact, result, steps }): TraceFact => ({
          source: fact.source,
          id: fact.id,
          contribution: toTraceValue(result),
          inner: traceNodes(frame.block, steps),
        }),
      ),
      factsExcluded: run.excluded,
    };
  });
  return { nodes };
}

function traceNodes(block: Block, outcomes: readonly Outcome[]): readonly TraceNode[] {
  const byNode = new Map<string, [string, TraceValue][]>();
  for (const { nodeId, port, step } of block.outputs) {
    const outcome = outcomes[step];
    if (outcome === undefined) continue;
    const entries = byNode.get(nodeId) ?? [];
    entries.push([port, toTraceValue(outcome)]);
    byNode.set(nodeId, entries);
  }
  return [...byNode].map(([nodeId, entries]) => ({ nodeId, outputs: Object.fromEntries(entries) }));
}

function toTraceValue(outcome: Outcome): TraceValue {
  if (outcome.ok) return { value: outcome.value };
  const [problem] = outcome.problems;
  if (problem === undefined) throw new Error('explain: a failed step without a problem');
  return { problem };
}
