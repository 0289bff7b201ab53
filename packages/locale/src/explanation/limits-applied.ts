import { compare, equals, type Rational } from '@premia/decimal';
import { decimalIn } from './decimal-in.ts';
import type { ExplainedGraph, ValueRef } from './explained-graph.ts';
import type { Sentence } from './explanation.ts';
import { sentenceOf } from './sentence.ts';

/** Digits that show what rounding took away. */
export const UNROUNDED_DIGITS = 4;

/** What a cap, a floor and rounding did to a value on its way through a node. */
export interface LimitsApplied {
  readonly state: 'capped' | 'raised' | 'rounded' | 'unchanged';
  /** The limit that decided, or the cap that was not reached. */
  readonly limit: Sentence | null;
}

interface LimitPorts {
  readonly input: string;
  readonly cap: string;
  readonly floor: string;
}

/** Compares what went into a node with what came out, against the cap and the floor it has. */
export function limitsApplied(graph: ExplainedGraph, nodeId: string, ports: LimitPorts): LimitsApplied {
  const [input] = graph.sources(nodeId, ports.input);
  const before = graph.number(input ?? null);
  const after = graph.number(graph.mainOutput(nodeId));
  const cap = limitOf(graph, nodeId, ports.cap);
  const floor = limitOf(graph, nodeId, ports.floor);
  if (before === null || after === null) return { state: 'unchanged', limit: cap?.shown ?? null };
  if (cap !== null && compare(before, cap.number) > 0) return { state: 'capped', limit: cap.shown };
  if (floor !== null && compare(before, floor.number) < 0) return { state: 'raised', limit: floor.shown };
  return { state: equals(before, after) ? 'unchanged' : 'rounded', limit: cap?.shown ?? null };
}

interface Limit {
  readonly number: Rational;
  readonly shown: Sentence;
}

/** A limit linked to the node, else the one written in its params. */
function limitOf(graph: ExplainedGraph, nodeId: string, port: string): Limit | null {
  const [linked] = graph.sources(nodeId, port);
  const number = graph.number(linked ?? null);
  if (linked !== undefined && number !== null) return { number, shown: graph.shown(linked) };
  const written = graph.node(nodeId)?.params?.[port];
  const stated = decimalIn(written);
  if (stated === null) return null;
  const type = graph.type(graph.mainOutput(nodeId));
  return { number: stated, shown: sentenceOf([{ text: graph.write(stated, type) }]) };
}

/** The first value linked to a port; null when nothing is. */
export function sourceOf(graph: ExplainedGraph, nodeId: string, port: string): ValueRef | null {
  return graph.sources(nodeId, port)[0] ?? null;
}
