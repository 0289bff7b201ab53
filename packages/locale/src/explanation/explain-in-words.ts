import { ExplainedGraph, type ValueRef } from './explained-graph.ts';
import type { ExplainedNode, ExplainRequest, Explanation, ExplanationStep } from './explanation.ts';
import { frameMessages } from './frame.messages.ts';
import { insideOf, placedIn } from './inside-component.ts';
import { exampleOf } from './inside-frame.ts';
import { sourceOf } from './limits-applied.ts';
import { say } from './sentence.ts';
import { stepMessages } from './step.messages.ts';
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
  return { sentences: summarySentences(graph, result), steps: allSteps(request, graph, () => true) };
}

/** The steps on the way to the result that are `told`, numbered in the order of the calculation. */
function allSteps(
  request: ExplainRequest,
  graph: ExplainedGraph,
  told: (nodeId: string) => boolean,
): readonly ExplanationStep[] {
  const reached = reachedNodes(graph, request.result);
  const nodes = graph.calculated.filter((nodeId) => reached.has(nodeId) && told(nodeId));
  return nodes.flatMap((nodeId, index) => withInside(request, graph, stepsOf(graph, nodeId, index + 1)));
}

/**
 * A component's step with what happened inside it, a frame's with one of its records worked out; a component that
 * failed is explained down to what failed in it.
 */
function withInside(
  request: ExplainRequest,
  graph: ExplainedGraph,
  steps: readonly ExplanationStep[],
): readonly ExplanationStep[] {
  const [first, ...rows] = steps;
  const node = first === undefined ? null : graph.node(first.nodeId);
  if (first === undefined || node === null) return steps;
  const inside = node.kind === 'component' ? componentInside(request, node) : frameInside(request, node);
  return inside === null ? steps : [{ ...first, inside: placedIn(node.id, inside) }, ...rows];
}

function componentInside(request: ExplainRequest, node: ExplainedNode): Explanation | null {
  const inner = insideOf(request, node);
  return inner === null ? null : explainInWords(inner);
}

/** The record that gave most, step by step; null for a node that works nothing out record by record. */
function frameInside(request: ExplainRequest, node: ExplainedNode): Explanation | null {
  const example = exampleOf(request, node);
  if (example === null) return null;
  const graph = new ExplainedGraph(example.request);
  const steps = allSteps(example.request, graph, (nodeId) => graph.node(nodeId)?.frame === node.id);
  if (steps.length === 0) return null;
  const { language } = request;
  const value = graph.shown(graph.mainOutput(example.request.result)).text;
  return { sentences: [say(language, frameMessages.example, { record: graph.quoted(example.record), value })], steps };
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
  if (problem !== null) {
    const rule = isToldAbove(graph, output) ? say(graph.language, stepMessages.notReached, {}) : problem;
    return [{ nodeId, number, title, rule, result: null, state: 'problem' }];
  }
  const { rule, rows = [], changedNothing = false } = stepWords(graph, node);
  const state = changedNothing ? 'not-applied' : 'value';
  return [
    { nodeId, number, title, rule, result: graph.shownApart(output).text, state },
    ...rows.map((row): ExplanationStep => ({ nodeId, number: null, title: null, ...row, state: 'value' })),
  ];
}

/** A problem is told where it arose; the steps that only wait for that value need not repeat it. */
function isToldAbove(graph: ExplainedGraph, output: ValueRef): boolean {
  const found = graph.value(output);
  if (found?.kind !== 'problem' || found.problem.nodeId === output.nodeId) return false;
  const origin = graph.mainOutput(found.problem.nodeId);
  return graph.node(found.problem.nodeId) !== null && graph.problem(origin) !== null;
}
