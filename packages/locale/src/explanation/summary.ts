import { absolute, compare, sign, subtract, ZERO } from '@premia/decimal';
import { formatPeriod } from '../format/date.ts';
import { formatValue } from '../format/value.ts';
import type { Message } from '../messages/messages.ts';
import { conditionWords } from './condition.ts';
import type { ExplainedGraph, ValueRef } from './explained-graph.ts';
import type { ExplainedNode, Sentence } from './explanation.ts';
import { limitsApplied, sourceOf, UNROUNDED_DIGITS } from './limits-applied.ts';
import { paySentences } from './pay-sentences.ts';
import { scoreLimits } from './score-words.ts';
import { plainSentence, say, sentenceOf } from './sentence.ts';
import { summaryMessages } from './step.messages.ts';
import { aggregateOf } from './step-words.ts';

/** Sentences below the headline; with it four, as people read no more. */
const DETAILS_MAX = 3;

/** A sentence that may be said, with how much it matters and its place on the way to the result. */
interface Detail {
  readonly sentence: Sentence;
  readonly weight: number;
}

const WEIGHT = {
  closed: 7,
  capped: 6,
  raised: 6,
  table: 5,
  basis: 4,
  branch: 3,
  factor: 3,
  rounded: 2,
  notCapped: 1,
} as const;

/** The answer in at most four sentences: the amount, what it rests on, what changed it, what did not. */
export function summarySentences(graph: ExplainedGraph, result: ExplainedNode): readonly Sentence[] {
  const headline = headlineOf(graph, result);
  if (graph.problem(graph.resultOutput(result.id)) !== null) return [headline];
  const details = mainPath(graph, result.id).flatMap((nodeId) => detailsOf(graph, nodeId));
  const kept = new Set([...details].sort((left, right) => right.weight - left.weight).slice(0, DETAILS_MAX));
  return [headline, ...details.filter((detail) => kept.has(detail)).map((detail) => detail.sentence)];
}

function headlineOf(graph: ExplainedGraph, result: ExplainedNode): Sentence {
  const { language } = graph;
  const output = graph.resultOutput(result.id);
  const period = formatPeriod(graph.period, language);
  const name = resultTitle(graph, result);
  const title = name === null ? null : graph.quoted(name);
  const problem = graph.problem(output);
  if (problem !== null) {
    return title === null
      ? say(language, summaryMessages.failedUntitled, { period, problem })
      : say(language, summaryMessages.failed, { title, period, problem });
  }
  if (result.kind !== 'payout') {
    return say(language, summaryMessages.indicator, { title: title ?? '', period, amount: graph.shown(output) });
  }
  const number = graph.number(output) ?? ZERO;
  const direction = sign(number) < 0 ? 'withheld' : 'earned';
  const shown = formatValue(
    { value: { kind: 'number', number: absolute(number) }, type: graph.type(output) },
    language,
    { minorUnits: 'always' },
  );
  const amount = sentenceOf([{ text: shown, nodeId: output.nodeId, output: output.output }]);
  return title === null
    ? say(language, summaryMessages.untitled, { period, amount, direction })
    : say(language, summaryMessages.paid, { title, period, amount, direction });
}

/** A payout carries its title in its params, where the statement reads it. */
function resultTitle(graph: ExplainedGraph, result: ExplainedNode): string | null {
  const titled = result.params?.['title'];
  const texts =
    typeof titled === 'object' && titled !== null ? new Map(Object.entries(titled)) : new Map<string, unknown>();
  const own = [graph.language, 'ru', 'en']
    .map((language) => texts.get(language))
    .find((text) => typeof text === 'string');
  if (typeof own === 'string' && own !== '') return own;
  const code = result.params?.['code'];
  return graph.nameOf(result.id) ?? (result.kind !== 'payout' && typeof code === 'string' ? code : null);
}

/** From the first input to the result: at each node the one value that carries the money. */
function mainPath(graph: ExplainedGraph, result: string): readonly string[] {
  const path: string[] = [];
  for (
    let nodeId: string | null = result;
    nodeId !== null && !path.includes(nodeId);
    nodeId = carrierOf(graph, nodeId)?.nodeId ?? null
  ) {
    path.unshift(nodeId);
  }
  return path;
}

/** Inputs that carry the value, by kind, most telling first; other kinds carry whatever is money. */
const CARRIERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    payout: ['amount'],
    indicator: ['value'],
    clamp: ['value'],
    round: ['value'],
    negate: ['value'],
    abs: ['value'],
    gate: ['value'],
    tiers: ['value'],
    subtract: ['left'],
    divide: ['left'],
  }),
);

function carrierOf(graph: ExplainedGraph, nodeId: string): ValueRef | null {
  const node = graph.node(nodeId);
  if (node === null || node.kind === 'each' || node.kind === 'facts') return null;
  if (node.kind === 'if') {
    const taken = graph.boolean(sourceOf(graph, nodeId, 'condition')) === true ? 'then' : 'else';
    return sourceOf(graph, nodeId, taken);
  }
  for (const port of CARRIERS.get(node.kind) ?? []) {
    const found = sourceOf(graph, nodeId, port);
    if (found !== null) return found;
  }
  const inputs = graph.inputsOf(nodeId).map(({ ref }) => ref);
  return inputs.find((ref) => graph.type(ref).base === 'money') ?? inputs[0] ?? null;
}

function detailsOf(graph: ExplainedGraph, nodeId: string): readonly Detail[] {
  const node = graph.node(nodeId);
  switch (node?.kind) {
    case 'criterion':
      return [{ sentence: criterionSentence(graph, node), weight: WEIGHT.basis }];
    case 'attribute':
    case 'parameter':
      return [{ sentence: inputSentence(graph, node), weight: WEIGHT.basis }];
    case 'each':
    case 'facts':
      return [{ sentence: factsSentence(graph, node), weight: WEIGHT.basis }];
    case 'tiers':
      return [resultSentence(graph, node, summaryMessages.tiers)];
    case 'matrix':
    case 'decision':
    case 'lookup':
      return [resultSentence(graph, node, summaryMessages.table)];
    case 'formula':
      return [resultSentence(graph, node, summaryMessages.formula)];
    case 'weighted':
      return scoreSentences(graph, node);
    case 'multiply':
      return [...scoresMultiplied(graph, node), ...factorSentences(graph, node)];
    case 'gate':
    case 'if':
      return conditionSentences(graph, node);
    case 'clamp':
      return limitSentences(graph, node, { input: 'value', cap: 'max', floor: 'min' });
    case 'payout':
      return limitSentences(graph, node, { input: 'amount', cap: 'cap', floor: 'floor' });
    case 'round':
      return limitSentences(graph, node, { input: 'value', cap: '', floor: '' });
    default:
      return node === null || node === undefined ? [] : mechanicsOf(graph, node);
  }
}

function mechanicsOf(graph: ExplainedGraph, node: ExplainedNode): readonly Detail[] {
  return paySentences(graph, node).map((sentence) => ({ sentence, weight: WEIGHT.table }));
}

function resultSentence(
  graph: ExplainedGraph,
  node: ExplainedNode,
  message: Message<{ readonly value: string | number }>,
): Detail {
  return {
    sentence: say(graph.language, message, { value: graph.shown(graph.mainOutput(node.id)) }),
    weight: WEIGHT.table,
  };
}

function inputSentence(graph: ExplainedGraph, node: ExplainedNode): Sentence {
  const name = graph.quoted(graph.nameOf(node.id) ?? node.id);
  return say(graph.language, summaryMessages.criterion, { name, value: graph.shownApart(graph.mainOutput(node.id)) });
}

function criterionSentence(graph: ExplainedGraph, node: ExplainedNode): Sentence {
  const { language } = graph;
  const key = String(node.params?.['criterion']);
  const name = graph.quoted(graph.nameOf(node.id) ?? graph.titleOf(key));
  const value = graph.shownApart(graph.mainOutput(node.id));
  const share = measureOf(graph, key, 'attainment');
  const target = measureOf(graph, key, 'target');
  const isActual = (node.params?.['measure'] ?? 'actual') === 'actual';
  if (!isActual || share === null || target === null) return say(language, summaryMessages.criterion, { name, value });
  return say(language, summaryMessages.criterionOfTarget, { name, value, share, target });
}

/** Another measure of the same criterion, when the scheme reads it too. */
function measureOf(graph: ExplainedGraph, key: string, measure: string): Sentence | null {
  const found = graph.calculated
    .map((id) => graph.node(id))
    .find(
      (node) => node?.kind === 'criterion' && node.params?.['criterion'] === key && node.params['measure'] === measure,
    );
  return found === undefined || found === null ? null : graph.shownApart(graph.mainOutput(found.id));
}

function factsSentence(graph: ExplainedGraph, node: ExplainedNode): Sentence {
  return say(graph.language, summaryMessages.facts, {
    count: graph.trace(node.id)?.factsUsed?.length ?? 0,
    type: graph.quoted(graph.titleOf(String(node.params?.['type']))),
    // What a frame gives is worked out record by record: it is not what the records come to.
    own: node.kind,
    aggregate: aggregateOf(graph, node),
    value: graph.shown(graph.mainOutput(node.id)),
  });
}

/** Named factors that are not one, each with what it did to the amount. */
function factorSentences(graph: ExplainedGraph, node: ExplainedNode): readonly Detail[] {
  const carrier = carrierOf(graph, node.id);
  const before = graph.number(carrier);
  const output = graph.mainOutput(node.id);
  const after = graph.number(output);
  const factors = graph.sources(node.id, 'values').filter((ref) => ref.nodeId !== carrier?.nodeId);
  const [factor] = factors;
  const constants = node.params?.['values'];
  if (Array.isArray(constants) && constants.length > 0) return [];
  const name = factor === undefined ? null : graph.nameOf(factor.nodeId);
  if (factor === undefined || factors.length > 1 || name === null || before === null || after === null) return [];
  // The upper half of a fraction, days worked of the norm, says nothing before it is divided.
  if (graph.isDivided(node.id)) return [];
  const order = compare(after, before);
  if (order === 0) return [];
  const sentence = say(graph.language, summaryMessages.factor, {
    name: graph.quoted(name),
    factor: graph.shown(factor),
    difference: graph.write(absolute(subtract(after, before)), graph.type(output)),
    direction: order > 0 ? 'more' : 'less',
  });
  return [{ sentence, weight: WEIGHT.factor }];
}

function scoreSentences(graph: ExplainedGraph, node: ExplainedNode): readonly Detail[] {
  return scoreLimits(graph, node).map((sentence) => ({ sentence, weight: WEIGHT.capped }));
}

/** A score that multiplies the money is not on the money's way; its limits decided the amount all the same. */
function scoresMultiplied(graph: ExplainedGraph, node: ExplainedNode): readonly Detail[] {
  const carrier = carrierOf(graph, node.id);
  return graph
    .sources(node.id, 'values')
    .filter(({ nodeId }) => nodeId !== carrier?.nodeId)
    .flatMap((factor) => limitsOfFactor(graph, factor));
}

/** The limits a factor met, from its scorecard on: held between two values, rounded, or as it is. */
function limitsOfFactor(graph: ExplainedGraph, { nodeId }: ValueRef): readonly Detail[] {
  const node = graph.node(nodeId);
  switch (node?.kind) {
    case 'weighted':
      return scoreSentences(graph, node);
    case 'clamp':
    case 'round': {
      const before = sourceOf(graph, nodeId, 'value');
      if (before === null) return [];
      return [...limitsOfFactor(graph, before), ...(node.kind === 'clamp' ? factorHeld(graph, nodeId, before) : [])];
    }
    default:
      return [];
  }
}

function factorHeld(graph: ExplainedGraph, nodeId: string, before: ValueRef): readonly Detail[] {
  const { state, limit } = limitsApplied(graph, nodeId, { input: 'value', cap: 'max', floor: 'min' });
  if (limit === null || (state !== 'capped' && state !== 'raised')) return [];
  const sentence = say(graph.language, summaryMessages.factorLimit, { state, value: graph.named(before), limit });
  return [{ sentence, weight: WEIGHT[state] }];
}

function conditionSentences(graph: ExplainedGraph, node: ExplainedNode): readonly Detail[] {
  const ref = sourceOf(graph, node.id, 'condition');
  const holds = graph.boolean(ref);
  if (ref === null || holds === null) return [];
  const condition = conditionWords(graph, ref);
  if (node.kind === 'if') {
    const state = holds ? 'yes' : 'no';
    return [{ sentence: say(graph.language, summaryMessages.branch, { state, condition }), weight: WEIGHT.branch }];
  }
  if (holds) return [];
  const value = sourceOf(graph, node.id, 'value');
  const sentence = say(graph.language, summaryMessages.closed, {
    condition,
    value: value === null ? plainSentence('—') : graph.shown(value),
    result: graph.shown(graph.mainOutput(node.id)),
  });
  return [{ sentence, weight: WEIGHT.closed }];
}

function limitSentences(
  graph: ExplainedGraph,
  node: ExplainedNode,
  ports: Parameters<typeof limitsApplied>[2],
): readonly Detail[] {
  const { state, limit } = limitsApplied(graph, node.id, ports);
  const source = sourceOf(graph, node.id, ports.input);
  const style = state === 'rounded' ? { digits: UNROUNDED_DIGITS } : {};
  const value = source === null ? plainSentence('—') : graph.shown(source, style);
  const { language } = graph;
  switch (state) {
    case 'capped':
    case 'raised':
      return [
        { sentence: say(language, summaryMessages[state], { limit: limit ?? '—', value }), weight: WEIGHT[state] },
      ];
    case 'rounded':
      return [{ sentence: say(language, summaryMessages.rounded, { value }), weight: WEIGHT.rounded }];
    case 'unchanged':
      return limit === null
        ? []
        : [{ sentence: say(language, summaryMessages.notCapped, { limit }), weight: WEIGHT.notCapped }];
  }
}
