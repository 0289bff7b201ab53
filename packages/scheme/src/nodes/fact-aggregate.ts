import type { Aggregate, FactsFrame } from '../plan/plan.ts';
import { plain, type ValueType, withGrain } from '../values/value-type.ts';
import { withFallback } from './lowering.ts';
import type { NodeContext, Operand } from './node-context.ts';

/** The type of an aggregate of values of the given type: a mean of counts is no count. */
export function aggregateType(aggregate: Aggregate, of: ValueType): ValueType {
  if (aggregate === 'count') return plain('count');
  if (aggregate === 'average' && of.base === 'count') return plain('number');
  return withGrain(of, 'employee');
}

export interface AggregateOf {
  readonly frame: FactsFrame;
  readonly of: ValueType;
  /** Of the average, best and worst of no facts. */
  readonly ifMissing: string | undefined;
}

/** One aggregate of a frame; several of them share the frame object, so that an engine runs it once. */
export function emitAggregate(context: NodeContext, aggregate: Aggregate, given: AggregateOf): Operand | null {
  const value = context.emit({ op: 'facts', aggregate, frame: given.frame, type: aggregateType(aggregate, given.of) });
  if (aggregate === 'sum' || aggregate === 'count') return value;
  return withFallback(context, value, { text: given.ifMissing, path: 'ifMissing', only: 'missing' });
}
