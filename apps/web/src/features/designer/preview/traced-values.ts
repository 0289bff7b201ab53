import { add, type Rational } from '@premia/decimal';
import type { Trace, TraceNode, TraceValue, Value, ValueType } from '@premia/scheme';
import { type PortKey, type PortValue, portKey } from './value-store.ts';

/** What every output came to, as a trace tells it. */
export function valuesOf(
  trace: Trace | undefined,
  types: ReadonlyMap<PortKey, ValueType>,
): ReadonlyMap<PortKey, PortValue> {
  const values = new Map<PortKey, PortValue>();
  for (const node of trace?.nodes ?? []) {
    for (const [port, traced] of Object.entries(node.outputs)) {
      const key = portKey(node.nodeId, port);
      const shown = toPortValue(traced, types.get(key));
      if (shown !== null) values.set(key, shown);
    }
    for (const [key, rows] of innerRows(node)) {
      const type = types.get(key);
      if (type !== undefined && !values.has(key)) values.set(key, rowsValue(rows, type));
    }
  }
  return values;
}

function toPortValue(traced: TraceValue, type: ValueType | undefined): PortValue | null {
  if (traced.kind === 'problem') return traced;
  return type === undefined ? null : { kind: 'value', value: traced, type };
}

/** What every fact of a frame gave, by inner output. */
function innerRows(node: TraceNode): ReadonlyMap<PortKey, readonly TraceValue[]> {
  const rows = new Map<PortKey, TraceValue[]>();
  for (const fact of node.factsUsed ?? []) {
    for (const inner of fact.inner) {
      for (const [port, traced] of Object.entries(inner.outputs)) {
        const key = portKey(inner.nodeId, port);
        const known = rows.get(key) ?? [];
        known.push(traced);
        rows.set(key, known);
      }
    }
  }
  return rows;
}

function rowsValue(rows: readonly TraceValue[], type: ValueType): PortValue {
  const failed = rows.find((row) => row.kind === 'problem');
  if (failed !== undefined) return failed;
  const canAdd = type.base === 'money' || type.base === 'number' || type.base === 'count';
  const numbers = rows.flatMap((row) => (row.kind === 'number' ? [row.number] : []));
  const sum: Value | null = canAdd && numbers.length > 0 ? { kind: 'number', number: total(numbers) } : null;
  return { kind: 'rows', count: rows.length, sum, type };
}

function total(numbers: readonly Rational[]): Rational {
  return numbers.reduce(add);
}
