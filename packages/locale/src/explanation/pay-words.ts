import { say } from './sentence.ts';
import { stepMessages } from './step.messages.ts';
import { type Explain, onlyRule, PERCENT, shownAt, statedAt, text } from './step-parts.ts';

/** The words of the kinds that share out, hold back, stretch and take back pay. */
export const PAY_WORDS: Readonly<Record<string, Explain>> = {
  team: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.team, {
        aggregate: text(node, 'aggregate') || 'sum',
        scope: text(node, 'scope') || 'department',
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
  draw: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.draw, {
        earnings: shownAt(graph, node, 'earnings'),
        draw: statedAt(graph, node, { port: 'draw', type: graph.type(graph.mainOutput(node.id)) }),
      }),
    ),
  reserve: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.reserve, {
        amount: shownAt(graph, node, 'amount'),
        share: statedAt(graph, node, { port: 'share', type: PERCENT }),
      }),
    ),
  instalments: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.instalments, {
        amount: shownAt(graph, node, 'amount'),
        number: text(node, 'number') || '1',
        periods: text(node, 'periods'),
      }),
    ),
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
