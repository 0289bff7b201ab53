import { add, subtract } from '@premia/decimal';
import type { ExplainedGraph } from './explained-graph.ts';
import { say } from './sentence.ts';
import { stepMessages } from './step.messages.ts';
import { type Explain, onlyRule, PERCENT, type StepWords, shownAt, statedAt, text } from './step-parts.ts';

type Rows = NonNullable<StepWords['rows']>;

/** What a node did besides its main result, a row for each output that has a value. */
function outputRows(graph: ExplainedGraph, nodeId: string, outputs: readonly string[]): Rows {
  return outputs.flatMap((output) => {
    const ref = { nodeId, output };
    if (graph.number(ref) === null) return [];
    return [{ rule: say(graph.language, stepMessages.moved, { output }), result: graph.shown(ref).text }];
  });
}

/** An advance on its way: what was owed, what was added and taken back, and what is owed now. */
function drawRows(graph: ExplainedGraph, nodeId: string): Rows {
  const [after, advance, recovered] = ['balance', 'advance', 'recovered'].map((output) =>
    graph.number({ nodeId, output }),
  );
  if (after == null || advance == null || recovered == null) return outputRows(graph, nodeId, ['advance']);
  const before = add(subtract(after, advance), recovered);
  const type = graph.type({ nodeId, output: 'balance' });
  const owed = {
    rule: say(graph.language, stepMessages.moved, { output: 'before' }),
    result: graph.write(before, type),
  };
  return [owed, ...outputRows(graph, nodeId, ['advance', 'recovered', 'balance'])];
}

/** The words of the kinds that share out, hold back, stretch and take back pay. */
export const PAY_WORDS: Readonly<Record<string, Explain>> = {
  team: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.team, {
        aggregate: text(node, 'aggregate') || 'sum',
        scope: text(node, 'scope') || 'participants',
        value: shownAt(graph, node, 'value'),
      }),
    ),
  pool: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.pool, {
        amount: statedAt(graph, node, { port: 'amount', type: graph.type(graph.mainOutput(node.id)) }),
        weight: shownAt(graph, node, 'weight'),
      }),
    ),
  split: (graph, node) => onlyRule(say(graph.language, stepMessages.split, { value: shownAt(graph, node, 'value') })),
  prorate: (graph, node) => {
    const amount = shownAt(graph, node, 'amount');
    const isByDays = graph.sources(node.id, 'worked').length > 0 && graph.sources(node.id, 'norm').length > 0;
    if (!isByDays) return onlyRule(say(graph.language, stepMessages.proratedByDates, { amount }));
    const [worked, norm] = [shownAt(graph, node, 'worked'), shownAt(graph, node, 'norm')];
    return onlyRule(say(graph.language, stepMessages.prorated, { amount, worked, norm }));
  },
  draw: (graph, node) => ({
    rule: say(graph.language, stepMessages.draw, {
      earnings: shownAt(graph, node, 'earnings'),
      draw: statedAt(graph, node, { port: 'draw', type: graph.type(graph.mainOutput(node.id)) }),
    }),
    rows: drawRows(graph, node.id),
  }),
  reserve: (graph, node) => ({
    rule: say(graph.language, stepMessages.reserve, {
      amount: shownAt(graph, node, 'amount'),
      share: statedAt(graph, node, { port: 'share', type: PERCENT }),
    }),
    rows: outputRows(graph, node.id, ['held', 'released', 'balance']),
  }),
  instalments: (graph, node) => ({
    rule: say(graph.language, stepMessages.instalments, {
      amount: shownAt(graph, node, 'amount'),
      number: text(node, 'number') || '1',
      periods: text(node, 'periods'),
    }),
    rows: outputRows(graph, node.id, ['part', 'rest']),
  }),
  clawback: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.clawback, {
        amount: shownAt(graph, node, 'amount'),
        paid: shownAt(graph, node, 'paid'),
      }),
    ),
  convert: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.converted, {
        value: shownAt(graph, node, 'value'),
        ...(graph.value({ nodeId: node.id, output: 'rate' }) === null
          ? { hasRate: 'no', rate: '' }
          : { hasRate: 'yes', rate: graph.shown({ nodeId: node.id, output: 'rate' }) }),
      }),
    ),
  ramp: (graph, node) => onlyRule(say(graph.language, stepMessages.ramp, { since: shownAt(graph, node, 'since') })),
};
