import { absolute, equals, isZero, sign, ZERO } from '@premia/decimal';
import type { ExplainedGraph } from './explained-graph.ts';
import type { ExplainedNode, Sentence } from './explanation.ts';
import { sourceOf } from './limits-applied.ts';
import { say } from './sentence.ts';
import { summaryMessages } from './step.messages.ts';
import { shownAt, statedAt } from './step-parts.ts';

type Tell = (graph: ExplainedGraph, node: ExplainedNode) => readonly Sentence[];

/** What a node that moves, shares out or chooses pay did to it; nothing for one that left it as it was. */
export function paySentences(graph: ExplainedGraph, node: ExplainedNode): readonly Sentence[] {
  return Object.hasOwn(PAY_SENTENCES, node.kind) ? (PAY_SENTENCES[node.kind]?.(graph, node) ?? []) : [];
}

const resultOf = (graph: ExplainedGraph, { id }: ExplainedNode): Sentence => graph.shown(graph.mainOutput(id));

/** An output that moved something; null where it moved nothing. */
function moved(graph: ExplainedGraph, { id }: ExplainedNode, output: string): Sentence | null {
  const ref = { nodeId: id, output };
  return sign(graph.number(ref) ?? ZERO) > 0 ? graph.shown(ref) : null;
}

function draw(graph: ExplainedGraph, node: ExplainedNode): readonly Sentence[] {
  const [advance, recovered] = [moved(graph, node, 'advance'), moved(graph, node, 'recovered')];
  const recoverable = graph.number({ nodeId: node.id, output: 'balance' }) === null ? 'no' : 'yes';
  return [
    ...(advance === null ? [] : [say(graph.language, summaryMessages.advanced, { advance, recoverable })]),
    ...(recovered === null ? [] : [say(graph.language, summaryMessages.recovered, { recovered })]),
  ];
}

function reserve(graph: ExplainedGraph, node: ExplainedNode): readonly Sentence[] {
  const [held, released] = [moved(graph, node, 'held'), moved(graph, node, 'released')];
  return [
    ...(held === null ? [] : [say(graph.language, summaryMessages.held, { held })]),
    ...(released === null ? [] : [say(graph.language, summaryMessages.released, { released })]),
  ];
}

function convert(graph: ExplainedGraph, node: ExplainedNode): readonly Sentence[] {
  const rate = { nodeId: node.id, output: 'rate' };
  if (graph.value(rate) === null) return [];
  const value = shownAt(graph, node, 'value');
  const given = { value, rate: graph.shown(rate), result: resultOf(graph, node) };
  return [say(graph.language, summaryMessages.converted, given)];
}

function pool(graph: ExplainedGraph, node: ExplainedNode): readonly Sentence[] {
  const fund = statedAt(graph, node, { port: 'amount', type: graph.type(graph.mainOutput(node.id)) });
  const weight = shownAt(graph, node, 'weight');
  return [say(graph.language, summaryMessages.shared, { fund, weight, result: resultOf(graph, node) })];
}

function instalments(graph: ExplainedGraph, node: ExplainedNode): readonly Sentence[] {
  const [part, rest] = ['part', 'rest'].map((output) => ({ nodeId: node.id, output }));
  if (part === undefined || rest === undefined || graph.number(part) === null) return [];
  return [say(graph.language, summaryMessages.inParts, { part: graph.shown(part), rest: graph.shown(rest) })];
}

/** The amount without the sign it leaves with: words say that it was taken. */
function clawback(graph: ExplainedGraph, node: ExplainedNode): readonly Sentence[] {
  const taken = graph.number(graph.mainOutput(node.id)) ?? ZERO;
  if (isZero(taken)) return [];
  const result = graph.write(absolute(taken), graph.type(graph.mainOutput(node.id)));
  return [say(graph.language, summaryMessages.takenBack, { result })];
}

/** What came in by `port`, where what went out is another value. */
const changed =
  (port: string, message: typeof summaryMessages.prorated): Tell =>
  (graph, node) => {
    const source = sourceOf(graph, node.id, port);
    const [before, after] = [graph.number(source), graph.number(graph.mainOutput(node.id))];
    if (source === null || before === null || after === null || equals(before, after)) return [];
    return [say(graph.language, message, { value: graph.shown(source), result: resultOf(graph, node) })];
  };

const PAY_SENTENCES: Readonly<Record<string, Tell>> = {
  draw,
  reserve,
  convert,
  pool,
  instalments,
  prorate: changed('amount', summaryMessages.prorated),
  max: changed('values', summaryMessages.larger),
  min: changed('values', summaryMessages.smaller),
  clawback,
  switch: (graph, node) => [
    say(graph.language, summaryMessages.switched, {
      value: shownAt(graph, node, 'value'),
      result: resultOf(graph, node),
    }),
  ],
};
