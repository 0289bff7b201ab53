import type { Trace, TraceFact, TraceNode, TraceValue } from '../../evaluation/evaluation.ts';
import type { Outcome } from '../../evaluation/outcome.ts';
import type { Block, FactsFrame, StepIndex } from '../../plan/plan.ts';
import type { FrameRun } from './step-scope.ts';

/** What the traces of a block have in common: which node shows which steps, in execution order. */
export type TraceSkeleton = readonly TracedNode[];

interface TracedNode {
  readonly nodeId: string;
  readonly ports: readonly { readonly port: string; readonly step: StepIndex }[];
  /** The step of a node whose only output is `value`, as most have: its record is written as it stands. */
  readonly value: StepIndex | null;
}

export function traceSkeleton(block: Block): TraceSkeleton {
  const byNode = new Map<string, { port: string; step: StepIndex }[]>();
  for (const { nodeId, port, step } of block.outputs) {
    const ports = byNode.get(nodeId) ?? [];
    ports.push({ port, step });
    byNode.set(nodeId, ports);
  }
  return [...byNode].map(([nodeId, ports]) => {
    const [first] = ports;
    return { nodeId, ports, value: ports.length === 1 && first?.port === 'value' ? first.step : null };
  });
}

/** How a trace shows what a step came to. */
type Traced = (step: StepIndex) => TraceValue;

export interface TraceSource {
  readonly skeleton: TraceSkeleton;
  readonly traced: Traced;
  readonly frames: ReadonlyMap<FactsFrame, FrameRun> | null;
}

/** Values of every node's outputs for one employee, with the facts each frame used and set aside. */
export function traceOf({ skeleton, traced, frames }: TraceSource): Trace {
  const nodes = traceNodes(skeleton, traced);
  if (frames === null) return { nodes };
  const runs = new Map([...frames].map(([frame, run]) => [frame.nodeId, run]));
  return {
    nodes: nodes.map((node) => {
      const run = runs.get(node.nodeId);
      return run === undefined ? node : { ...node, factsUsed: run.facts.map(toTraceFact), factsExcluded: run.excluded };
    }),
  };
}

function toTraceFact({ fact, result, inner }: FrameRun['facts'][number]): TraceFact {
  return { source: fact.source, id: fact.id, contribution: tracedValue(result), inner };
}

export function traceNodes(skeleton: TraceSkeleton, traced: Traced): readonly TraceNode[] {
  return skeleton.map(({ nodeId, ports, value }) => ({
    nodeId,
    outputs: value === null ? outputsOf(ports, traced) : { value: traced(value) },
  }));
}

function outputsOf(ports: TracedNode['ports'], traced: Traced): TraceNode['outputs'] {
  const outputs: Record<string, TraceValue> = {};
  for (const { port, step } of ports) outputs[port] = traced(step);
  return outputs;
}

export function tracedValue(outcome: Outcome): TraceValue {
  if (outcome.ok) return outcome.value;
  const [problem] = outcome.problems;
  if (problem === undefined) throw new Error('explain: a failed step without a problem');
  return { kind: 'problem', problem };
}
