import { ExplainedGraph } from './explained-graph.ts';
import type { ExplainRequest, Explanation, ExplanationStep } from './explanation.ts';
import { insideOf, placedIn } from './inside-component.ts';
import { sourceOf } from './limits-applied.ts';
import { stepWords } from './step-words.ts';
import { summarySentences } from './summary.ts';

/**
 * Says in Russian or English how a result came about: at most four sentences, then every rule on the way in the
 * order of the calculation. Throws when `result` is no node of the scheme; a problem in the calculation is said,
 * not thrown.
 */
export function explainInWords(request: ExplainRequest): Explanation {
  const graph = new ExplainedGraph(request);
  const result = graph.node(request.result);
  if (result === null) throw new RangeError(`explainInWords: no node ${JSON.stringify(request.result)}`);
  const reached = reachedNodes(graph, result.id);
  const steps: ExplanationStep[] = [];
  let number = 0;
  for (const nodeId of graph.calculated) {
    if (!reached.has(nodeId)) continue;
    number += 1;
    steps.push(...withInside(request, graph, stepsOf(graph, nodeId, number)));
  }
  return { sentences: summarySentences(graph, result), steps };
}

/** A component's step with what happened inside it; a component that failed is explained down to what failed in it. */
function withInside(
  request: ExplainRequest,
  graph: ExplainedGraph,
  steps: readonly ExplanationStep[],
): readonly ExplanationStep[] {
  const [first, ...rows] = steps;
  const node = first === undefined ? null : graph.node(first.nodeId);
  if (first === undefined || node?.kind !== 'component') return steps;
  const inner = insideOf(request, node);
  return inner === null ? steps : [{ ...first, inside: placedIn(node.id, explainInWords(inner)) }, ...rows];
}

/** Everything the result rests on; a branch that was not taken is no part of it. */
function reachedNodes(graph: ExplainedGraph, result: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [result];
  for (let nodeId = open.pop(); nodeId !== undefined; nodeId = open.pop()) {
    if (reached.has(nodeId)) continue;
    reached.add(nodeId);
    for (const { port, ref } of graph.inputsOf(nodeId)) {
      if (!isPassedBy(graph, nodeId, port)) open.push(ref.nodeId);
    }
  }
  return reached;
}

/** Whether a node did not look at this input: the branch of an `if` that its condition ruled out. */
function isPassedBy(graph: ExplainedGraph, nodeId: string, port: string): boolean {
  if (graph.node(nodeId)?.kind !== 'if' || (port !== 'then' && port !== 'else')) return false;
  const holds = graph.boolean(sourceOf(graph, nodeId, 'condition'));
  return holds !== null && holds !== (port === 'then');
}

function stepsOf(graph: ExplainedGraph, nodeId: string, number: number): readonly ExplanationStep[] {
  const node = graph.node(nodeId);
  if (node === null) return [];
  const output = graph.mainOutput(nodeId);
  const title = node.title === undefined ? null : graph.nameOf(nodeId);
  const problem = graph.problem(output);
  if (problem !== null) return [{ nodeId, number, title, rule: problem, result: null, state: 'problem' }];
  const { rule, rows = [], changedNothing = false } = stepWords(graph, node);
  const state = changedNothing ? 'not-applied' : 'value';
  return [
    { nodeId, number, title, rule, result: graph.shown(output).text, state },
    ...rows.map((row): ExplanationStep => ({ nodeId, number: null, title: null, ...row, state: 'value' })),
  ];
}
