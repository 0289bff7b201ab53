import { add } from '@premia/decimal';
import { formatDate } from '../format/date.ts';
import { COMPARISON_SIGNS } from './comparison-signs.ts';
import { conditionWords, sideOf } from './condition.ts';
import type { ExplainedGraph } from './explained-graph.ts';
import type { ExplainedNode, Sentence } from './explanation.ts';
import { frameMessages } from './frame.messages.ts';
import { limitsApplied, sourceOf, UNROUNDED_DIGITS } from './limits-applied.ts';
import { PAY_WORDS } from './pay-words.ts';
import { scoreWords } from './score-words.ts';
import { joinSentences, plainSentence, say } from './sentence.ts';
import { stepMessages } from './step.messages.ts';
import { allInputs, type Explain, onlyRule, type StepWords, shownAt, text, valuesOf } from './step-parts.ts';
import { tierWords } from './tier-words.ts';

const quotedKey =
  (name: string) =>
  (graph: ExplainedGraph, node: ExplainedNode): string =>
    graph.quoted(graph.titleOf(text(node, name)));

const joined =
  (sign: string): Explain =>
  (graph, node) =>
    onlyRule(valuesOf(graph, node, sign));

const between =
  (sign: string): Explain =>
  (graph, node) =>
    onlyRule(joinSentences([sideOf(graph, node.id, 'left'), sideOf(graph, node.id, 'right')], sign));

const clamp: Explain = (graph, node) => {
  const { state, limit } = limitsApplied(graph, node.id, { input: 'value', cap: 'max', floor: 'min' });
  const value = shownAt(graph, node, 'value');
  const rule = say(graph.language, stepMessages.clamped, { state, value, limit: limit ?? plainSentence('—') });
  return { rule, changedNothing: state === 'unchanged' };
};

/** The value that came in, with so many digits that what rounding took away is seen. */
function unrounded(graph: ExplainedGraph, node: ExplainedNode, port: string): Sentence {
  const ref = sourceOf(graph, node.id, port);
  if (ref === null) return plainSentence('—');
  const after = graph.shown(graph.mainOutput(node.id), { digits: DIGITS_TRIED.at(-1) ?? UNROUNDED_DIGITS }).text;
  const tried = DIGITS_TRIED.map((digits) => graph.shown(ref, { digits }));
  return tried.find(({ text: shown }) => shown !== after) ?? graph.shown(ref, { digits: UNROUNDED_DIGITS });
}

const DIGITS_TRIED = [UNROUNDED_DIGITS, 6, 10] as const;

const round: Explain = (graph, node) => {
  const { state } = limitsApplied(graph, node.id, { input: 'value', cap: '', floor: '' });
  const isSame = state === 'unchanged';
  const value = isSame ? shownAt(graph, node, 'value') : unrounded(graph, node, 'value');
  const rule = say(graph.language, stepMessages.rounded, { state: isSame ? 'same' : 'changed', value });
  return { rule, changedNothing: isSame };
};

const payout: Explain = (graph, node) => {
  const { state, limit } = limitsApplied(graph, node.id, { input: 'amount', cap: 'cap', floor: 'floor' });
  const rule = say(graph.language, stepMessages.paid, {
    state: state === 'unchanged' && limit !== null ? 'within' : state,
    value: unrounded(graph, node, 'amount'),
    result: graph.shown(graph.mainOutput(node.id)),
    limit: limit ?? plainSentence('—'),
  });
  return onlyRule(rule);
};

function conditionOf(graph: ExplainedGraph, node: ExplainedNode) {
  const ref = sourceOf(graph, node.id, 'condition');
  const holds = graph.boolean(ref);
  return {
    state: holds === true ? 'yes' : 'no',
    holds,
    words: ref === null ? plainSentence('—') : conditionWords(graph, ref),
  };
}

const chosen: Explain = (graph, node) => {
  const { state, words, holds } = conditionOf(graph, node);
  const value = sideOf(graph, node.id, holds === true ? 'then' : 'else');
  return onlyRule(say(graph.language, stepMessages.chosen, { state, condition: words, value }));
};

const gate: Explain = (graph, node) => {
  const { state, words, holds } = conditionOf(graph, node);
  const rule = say(graph.language, stepMessages.gate, {
    state,
    condition: words,
    value: shownAt(graph, node, 'value'),
    result: graph.shown(graph.mainOutput(node.id)),
  });
  return { rule, changedNothing: holds === true };
};

/** The text, and under it what each name in it stood for. */
const formula: Explain = (graph, node) => ({
  rule: say(graph.language, stepMessages.formula, { text: text(node, 'text') }),
  rows: graph.inputsOf(node.id).map(({ port, ref }) => ({
    rule: plainSentence(port),
    result: graph.shownApart(ref).text,
  })),
});

/** The value, and whose it is when it is not the scheme's own. */
const parameter: Explain = (graph, node) => {
  const rule = say(graph.language, stepMessages.parameter, { name: quotedKey('parameter')(graph, node) });
  const origin = graph.originOf(text(node, 'parameter'));
  if (origin === null) return onlyRule(rule);
  const whose = say(graph.language, stepMessages.parameterOrigin, {
    scope: origin.scope.kind,
    name: graph.quoted(graph.textOf(origin.scope.name)),
    from: formatDate(origin.from, graph.language),
    who: graph.textOf(origin.setBy),
    reason: origin.reason,
  });
  return { rule, rows: [{ rule: whose, result: null }] };
};

/** The output of `each` and the aggregate of `facts` in one word. */
export function aggregateOf(graph: ExplainedGraph, node: ExplainedNode): string {
  if (node.kind === 'facts') return text(node, 'aggregate') || 'sum';
  const used = graph.mainOutput(node.id).output;
  return used === 'best' ? 'max' : used === 'worst' ? 'min' : used;
}

const facts: Explain = (graph, node) => {
  const trace = graph.trace(node.id);
  const { language } = graph;
  const type = graph.quoted(graph.titleOf(text(node, 'type')));
  const rule = say(language, stepMessages.facts, {
    aggregate: aggregateOf(graph, node),
    count: trace?.factsUsed?.length ?? 0,
    type,
  });
  const groups = new Map<string, { readonly reason: string; readonly field: string; count: number }>();
  for (const { reason, field } of trace?.factsExcluded ?? []) {
    const key = `${reason} ${field ?? ''}`;
    const group = groups.get(key) ?? { reason, field: field ?? '', count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  const rows = [...groups.values()].map(({ reason, field, count }) => ({
    rule: say(language, stepMessages.factsExcluded, { count, reason, field: graph.quoted(graph.titleOf(field)) }),
    result: null,
  }));
  return { rule, rows: [...amountRows(graph, node), ...rows] };
};

/** A frame works something out of its records; what they themselves come to is said beside it. */
function amountRows(graph: ExplainedGraph, node: ExplainedNode): NonNullable<StepWords['rows']> {
  const amount = { nodeId: node.id, output: 'amount' };
  const amounts = (graph.trace(node.id)?.factsUsed ?? []).map(({ inner }) => {
    const found = inner?.find(({ nodeId }) => nodeId === node.id)?.outputs['amount'];
    return found?.kind === 'number' ? found.number : null;
  });
  const known = amounts.filter((number) => number !== null);
  if (node.kind !== 'each' || known.length === 0 || known.length < amounts.length) return [];
  const result = graph.write(known.reduce(add), graph.type(amount));
  return [{ rule: say(graph.language, frameMessages.amounts, {}), result }];
}

const compared: Explain = (graph, node) => {
  const sign = COMPARISON_SIGNS.get(text(node, 'is')) ?? '=';
  const [left, right] = [sideOf(graph, node.id, 'left'), sideOf(graph, node.id, 'right')];
  return onlyRule(say(graph.language, stepMessages.compared, { left, sign, right }));
};

/** The words of each kind of node. A kind that is not here is explained by its inputs, as `other`. */
export const STEP_WORDS: Readonly<Record<string, Explain>> = {
  criterion: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.criterion, {
        measure: text(node, 'measure') || 'actual',
        name: quotedKey('criterion')(graph, node),
      }),
    ),
  attribute: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.attribute, { name: quotedKey('attribute')(graph, node) })),
  parameter,
  balance: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.balance, { name: quotedKey('balance')(graph, node) })),
  constant: (graph) => onlyRule(say(graph.language, stepMessages.constant, {})),
  calendar: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.calendar, { measure: text(node, 'measure') || 'workingDays' })),
  add: joined(' + '),
  sum: joined(' + '),
  multiply: joined(' × '),
  subtract: between(' − '),
  divide: between(' ÷ '),
  min: (graph, node) => onlyRule(say(graph.language, stepMessages.smallest, { values: valuesOf(graph, node, '; ') })),
  max: (graph, node) => onlyRule(say(graph.language, stepMessages.largest, { values: valuesOf(graph, node, '; ') })),
  average: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.average, { values: valuesOf(graph, node, '; ') })),
  abs: (graph, node) => onlyRule(say(graph.language, stepMessages.absolute, { value: shownAt(graph, node, 'value') })),
  negate: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.negated, { value: shownAt(graph, node, 'value') })),
  power: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.power, {
        value: shownAt(graph, node, 'value'),
        exponent: text(node, 'exponent'),
      }),
    ),
  clamp,
  round,
  weighted: scoreWords,
  compare: compared,
  and: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.all, { values: conditionWords(graph, graph.mainOutput(node.id)) })),
  or: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.any, { values: conditionWords(graph, graph.mainOutput(node.id)) })),
  not: (graph, node) => onlyRule(say(graph.language, stepMessages.opposite, { value: shownAt(graph, node, 'value') })),
  if: chosen,
  switch: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.switched, { value: shownAt(graph, node, 'value') })),
  gate,
  tiers: tierWords,
  matrix: (graph, node) => onlyRule(say(graph.language, stepMessages.matrix, { keys: allInputs(graph, node) })),
  decision: (graph, node) => onlyRule(say(graph.language, stepMessages.decision, { keys: allInputs(graph, node) })),
  lookup: (graph, node) =>
    onlyRule(
      say(graph.language, stepMessages.lookup, {
        table: quotedKey('table')(graph, node),
        key: shownAt(graph, node, 'key'),
      }),
    ),
  each: facts,
  facts,
  ...PAY_WORDS,
  formula,
  component: (graph, node) =>
    onlyRule(say(graph.language, stepMessages.component, { name: quotedKey('scheme')(graph, node) })),
  payout,
  indicator: (graph) => onlyRule(say(graph.language, stepMessages.shown, {})),
};

/** What a node did, whatever its kind. */
export function stepWords(graph: ExplainedGraph, node: ExplainedNode): StepWords {
  const explain = Object.hasOwn(STEP_WORDS, node.kind) ? STEP_WORDS[node.kind] : undefined;
  if (explain !== undefined) return explain(graph, node);
  const values = allInputs(graph, node);
  return onlyRule(
    values.parts.length === 0
      ? say(graph.language, stepMessages.otherAlone, {})
      : say(graph.language, stepMessages.other, { values }),
  );
}
