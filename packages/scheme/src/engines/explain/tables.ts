import { compare, equals, parseDecimal } from '@premia/decimal';
import { type RequestScope, readText } from '../../evaluation/inputs.ts';
import { failure, type Outcome, success } from '../../evaluation/outcome.ts';
import { ownEntry } from '../../evaluation/own-entry.ts';
import type { AxisKeys, Step } from '../../plan/plan.ts';
import { byCodeUnit } from '../../values/canonical-json.ts';
import { valueText } from '../../values/literal.ts';
import type { Value } from '../../values/value.ts';
import { compareValues, numberOf } from './arithmetic.ts';

export function evaluateMatrix(step: Extract<Step, { op: 'matrix' }>, keys: readonly Value[]): Outcome {
  let cell = 0;
  for (const [index, axis] of step.axes.entries()) {
    const key = keys[index];
    const row = key === undefined ? -1 : rowOf(axis, key);
    if (row < 0) return notInTable(step.nodeId, key);
    cell = cell * axisSize(axis) + row;
  }
  const value = step.cells[cell];
  if (value === undefined) throw new Error(`explain: no cell ${cell} in ${step.nodeId}`);
  return success(value);
}

function notInTable(nodeId: string, key: Value | undefined, input: string | null = null): Outcome {
  return failure({
    code: 'value/not-in-table',
    nodeId,
    input,
    details: { key: key === undefined ? '' : valueText(key) },
  });
}

function axisSize(axis: AxisKeys): number {
  return axis.kind === 'bands' ? axis.from.length : axis.keys.length;
}

function rowOf(axis: AxisKeys, key: Value): number {
  if (axis.kind === 'values') return axis.keys.findIndex((known) => compareValues(known, key) === 0);
  const number = numberOf(key);
  return axis.from.findLastIndex((from) => compare(from, number) <= 0);
}

type TableRow = Readonly<Record<string, string>>;

/** The row of `key` in force on the period's last day: of dated rows the last, a row without `from` holds before them. */
export function evaluateLookup(step: Extract<Step, { op: 'lookup' }>, key: Value, scope: RequestScope): Outcome {
  const rows = ownEntry(scope.request.tables, step.table);
  const { nodeId, table } = step;
  if (rows === undefined) return failure({ code: 'input/missing', nodeId, input: table });
  const matching = rows.filter((row) => keyMatches(ownEntry(row, 'key'), key) && startOf(row) <= scope.period.lastDay);
  const start = latest(matching.map(startOf));
  const inForce = matching.filter((row) => startOf(row) === start);
  const [row] = inForce;
  if (row === undefined) return notInTable(nodeId, key, table);
  if (inForce.length > 1) {
    return failure({ code: 'value/key-twice', nodeId, input: table, details: { key: valueText(key) } });
  }
  return readText(ownEntry(row, step.column), `${table}.${step.column}`, { nodeId, type: step.type });
}

/** The last of ISO dates, which sort as texts; '' when there is none. */
function latest(dates: readonly string[]): string {
  return [...dates].sort(byCodeUnit).at(-1) ?? '';
}

function startOf(row: TableRow): string {
  return ownEntry(row, 'from') ?? '';
}

function keyMatches(text: string | undefined, key: Value): boolean {
  if (text === undefined) return false;
  if (key.kind !== 'number') return text === valueText(key);
  const parsed = parseDecimal(text);
  return parsed.ok && equals(parsed.value, key.number);
}

/** The rate dated last on or before `on`. */
export function findRate(step: Extract<Step, { op: 'convert' }>, on: string, scope: RequestScope): Outcome {
  const { nodeId, from, to } = step;
  const dated = (scope.request.rates ?? []).filter((rate) => rate.from === from && rate.to === to && rate.on <= on);
  const last = latest(dated.map((rate) => rate.on));
  const texts = new Set(dated.filter((rate) => rate.on === last).map(({ rate }) => rate));
  const [text] = texts;
  if (text === undefined)
    return failure({ code: 'value/missing-rate', nodeId, input: null, details: { from, to, on } });
  if (texts.size > 1)
    return failure({ code: 'value/key-twice', nodeId, input: `${from}/${to}`, details: { key: last } });
  return readText(text, `${from}/${to}`, { nodeId, type: { base: 'number', grain: 'group', currency: null } });
}
