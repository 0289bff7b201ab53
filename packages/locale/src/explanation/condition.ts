import { parseDecimal } from '@premia/decimal';
import { COMPARISON_SIGNS } from './comparison-signs.ts';
import type { ExplainedGraph, ValueRef } from './explained-graph.ts';
import type { Sentence } from './explanation.ts';
import { sourceOf } from './limits-applied.ts';
import { joinSentences, plainSentence, say, sentenceOf } from './sentence.ts';
import { stepMessages } from './step.messages.ts';

/** One side of a comparison: a linked value with its name, or the constant in the params in the other side's unit. */
export function sideOf(graph: ExplainedGraph, nodeId: string, port: string): Sentence {
  const linked = sourceOf(graph, nodeId, port);
  const other = graph.inputsOf(nodeId).find((input) => input.port !== port)?.ref;
  const against = other === undefined ? null : graph.number(other);
  if (linked !== null) return graph.named(linked, against === null ? [] : [against]);
  const written = graph.node(nodeId)?.params?.[port];
  if (typeof written !== 'string') return plainSentence('—');
  // Beside money a constant divisor is a plain number, as the language reads it; everything else is counted alike.
  const isPlain = other === undefined || graph.node(nodeId)?.kind === 'divide';
  const type = isPlain ? { base: 'number' as const, currency: null } : graph.type(other);
  const parsed = parseDecimal(written);
  return plainSentence(parsed.ok ? graph.write(parsed.value, type) : written);
}

/** A condition in words: «Выполнение» 131 % ≥ 100 %, or «Выполнение» 85 %, а нужно ≥ 100 % when it does not hold. */
export function conditionWords(graph: ExplainedGraph, ref: ValueRef): Sentence {
  const node = graph.node(ref.nodeId);
  switch (node?.kind) {
    case 'compare': {
      const sign = COMPARISON_SIGNS.get(String(node.params?.['is'])) ?? '=';
      const [left, right] = [sideOf(graph, node.id, 'left'), sideOf(graph, node.id, 'right')];
      const isMet = graph.boolean(ref) === true;
      return say(graph.language, isMet ? stepMessages.compared : stepMessages.needed, { left, sign, right });
    }
    case 'and':
    case 'or': {
      const parts = decisive(graph, node.kind, graph.sources(node.id, 'values')).map((source) =>
        conditionWords(graph, source),
      );
      const between = { ru: { and: ' и ', or: ' или ' }, en: { and: ' and ', or: ' or ' } } as const;
      return joinSentences(parts, between[graph.language][node.kind]);
    }
    case 'not': {
      const source = sourceOf(graph, node.id, 'value');
      const inner = source === null ? plainSentence('—') : conditionWords(graph, source);
      return sentenceOf([{ text: graph.language === 'ru' ? 'не ' : 'not ' }, ...inner.parts]);
    }
    default:
      return graph.named(ref);
  }
}

/** Of several conditions the ones that decided: those that failed an "and", those that carried an "or". */
function decisive(graph: ExplainedGraph, kind: 'and' | 'or', sources: readonly ValueRef[]): readonly ValueRef[] {
  const found = sources.filter((source) => graph.boolean(source) === (kind === 'or'));
  return found.length === 0 ? sources : found;
}
