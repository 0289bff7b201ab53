import { compare, decimal } from '@premia/decimal';
import type { SchemeNode } from '@premia/scheme';
import type { NodeParams } from '../../state/actions.ts';
import { pastedRows, readNumbers, readPastedNumber } from '../parts/pasted-table.ts';
import { bandsFromRows, writeBands } from './band-edits.ts';
import { matrixAxes, matrixCells } from './matrix-edits.ts';
import { freeKey } from './row-edits.ts';

type Rows = readonly (readonly string[])[];
type Params = Readonly<Record<string, unknown>>;

/**
 * What a table becomes when rows copied from a spreadsheet are pasted over it: its settings, or null when the rows
 * are no such table. Nothing is taken in part.
 */
export function pastedParams(node: SchemeNode, text: string): NodeParams | null {
  const rows = pastedRows(text);
  const params: Params = node.params ?? {};
  if (rows === null) return null;
  const next = tableParams(node.kind, { rows, text, params });
  return next === null ? null : ({ ...params, ...next } as NodeParams);
}

interface Pasted {
  readonly rows: Rows;
  readonly text: string;
  readonly params: Params;
}

function tableParams(kind: string, pasted: Pasted): Params | null {
  switch (kind) {
    case 'tiers': {
      const bands = bandsFromRows(pasted.text);
      return bands === null ? null : { bands: writeBands(bands) };
    }
    case 'matrix':
      return matrixParams(pasted);
    case 'decision':
      return decisionParams(pasted);
    case 'switch':
      return switchParams(pasted);
    case 'weighted':
      return weightedParams(pasted);
    case 'ramp':
      return rampParams(pasted);
    default:
      return null;
  }
}

/** Cells alone for a table of the same size; with its heads the table becomes as large as what was pasted. */
function matrixParams({ rows, params }: Pasted): Params | null {
  const axes = matrixAxes(params['axes']);
  const isPercent = (params['type'] ?? 'percent') === 'percent';
  const current = matrixCells(params['cells'], axes);
  const width = Math.max(...rows.map((cells) => cells.length));
  if (rows.some((cells) => cells.length !== width)) return null;
  if (rows.length === current.length && width === (current[0]?.length ?? 0)) {
    const cells = readNumbers(rows.flat(), isPercent);
    return cells === null ? null : { cells: axes.length < 2 ? cells : inRows(cells, width) };
  }
  const [rowAxis, columnAxis] = axes;
  const [head, ...body] = rows;
  if (axes.length !== 2 || rowAxis === undefined || columnAxis === undefined || head === undefined) return null;
  const columns = axisOf(columnAxis.source, head.slice(1));
  const keys = axisOf(
    rowAxis.source,
    body.map((cells) => cells[0] ?? ''),
  );
  const cells = readNumbers(
    body.flatMap((row) => row.slice(1)),
    isPercent,
  );
  if (columns === null || keys === null || cells === null || body.length === 0 || width < 2) return null;
  return { axes: [keys, columns], cells: inRows(cells, width - 1) };
}

function inRows(cells: readonly string[], width: number): readonly (readonly string[])[] {
  return Array.from({ length: cells.length / width }, (_, row) => cells.slice(row * width, (row + 1) * width));
}

/** Rising numbers are where rows begin, on an axis that holds such rows; anything else is matched as it stands. */
function axisOf({ bands, values: _old, ...rest }: Params, heads: readonly string[]): Params | null {
  if (heads.length === 0 || heads.some((head) => head === '') || new Set(heads).size < heads.length) return null;
  if (bands === undefined) return { ...rest, values: heads };
  const numbers = readNumbers(heads.map(withoutWords), false);
  if (numbers === null) return { ...rest, values: heads };
  const isRising = numbers.every(
    (from, index) => index === 0 || compare(decimal(from), decimal(numbers[index - 1] ?? '0')) > 0,
  );
  return isRising ? { ...rest, bands: numbers } : null;
}

/** `≥ 100 %` and `от 100 %` head a row that begins there. */
function withoutWords(head: string): string {
  return head.replace(/^(?:≥|>=|от|from)\s*/i, '');
}

const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/^(?:>=|≥|не меньше|от)\s*/i, 'greaterOrEqual'],
  [/^(?:<=|≤|не больше|до)\s*/i, 'lessOrEqual'],
  [/^(?:<>|!=|≠)\s*/, 'notEqual'],
  [/^>\s*/, 'greater'],
  [/^<\s*/, 'less'],
  [/^=\s*/, 'equal'],
];
/** A cell that asks for nothing. */
const ANYTHING = /^[*—–-]?$/;

/** One column an input, the result in the last one; `>= 10`, `< 5`, `A` and an empty cell are conditions. */
function decisionParams({ rows, params }: Pasted): Params | null {
  const inputs = Array.isArray(params['inputs']) ? (params['inputs'] as readonly { readonly key: string }[]) : [];
  const body = withoutHead(rows);
  if (body.length === 0 || body.some((cells) => cells.length !== inputs.length + 1)) return null;
  const results = readNumbers(
    body.map((cells) => cells.at(-1) ?? ''),
    (params['type'] ?? 'percent') === 'percent',
  );
  if (results === null) return null;
  return {
    rows: body.map((cells, index) => ({
      when: inputs.flatMap(({ key }, column) => conditionOf(key, cells[column] ?? '')),
      result: results[index] ?? '0',
    })),
  };
}

interface PastedCondition {
  readonly input: string;
  readonly is: string;
  readonly value?: string;
  readonly values?: readonly string[];
}

function conditionOf(input: string, cell: string): readonly PastedCondition[] {
  if (ANYTHING.test(cell)) return [];
  const operator = OPERATORS.find(([pattern]) => pattern.test(cell));
  const text = operator === undefined ? cell : cell.replace(operator[0], '');
  const values = text.split(/\s*;\s*/).filter((part) => part !== '');
  if (operator === undefined && values.length > 1) return [{ input, is: 'in', values: values.map(plainText) }];
  return [{ input, is: operator?.[1] ?? 'equal', value: plainText(text) }];
}

function plainText(text: string): string {
  return readNumbers([text], false)?.[0] ?? text;
}

function switchParams({ rows, params }: Pasted): Params | null {
  const old = Array.isArray(params['cases']) ? (params['cases'] as readonly { key: string; equals: string }[]) : [];
  const body = withoutHead(rows);
  if (body.length === 0 || body.some((cells) => cells.length !== 2 || cells[0] === '')) return null;
  const results = readNumbers(
    body.map((cells) => cells[1] ?? ''),
    false,
  );
  if (results === null) return null;
  const taken = new Set<string>();
  const cases = body.map(([equals = ''], index) => {
    const key = old.find((one) => one.equals === equals && !taken.has(one.key))?.key ?? freeKey(taken, old);
    taken.add(key);
    return { key, equals, result: results[index] ?? '0' };
  });
  return { cases };
}

interface TitledRow {
  readonly key: string;
  readonly title?: { readonly ru?: string; readonly en?: string };
}

/** Name and weight; a row whose name stood there keeps its link. */
function weightedParams({ rows, params }: Pasted): Params | null {
  const old = Array.isArray(params['rows']) ? (params['rows'] as readonly TitledRow[]) : [];
  const body = withoutHead(rows);
  if (body.length === 0 || body.some((cells) => cells.length !== 2 || cells[0] === '')) return null;
  const weights = readNumbers(
    body.map((cells) => cells[1] ?? ''),
    true,
  );
  if (weights === null) return null;
  const taken = new Set<string>();
  const next = body.map(([name = ''], index) => {
    const known = old.find(({ key, title }) => !taken.has(key) && [key, title?.ru, title?.en].includes(name));
    const key = known?.key ?? freeKey(taken, old);
    taken.add(key);
    return { ...(known ?? { title: { ru: name, en: name } }), key, weight: weights[index] ?? '0' };
  });
  return { rows: next };
}

function rampParams({ rows }: Pasted): Params | null {
  const body = withoutHead(rows);
  if (body.length === 0 || body.some((cells) => cells.length !== 2)) return null;
  const months = body.map(([from = '']) => readPastedNumber(from));
  const factors = readNumbers(
    body.map((cells) => cells[1] ?? ''),
    false,
  );
  const whole = months.flatMap((month) => (month.ok && /^\d{1,4}$/.test(month.decimal) ? [Number(month.decimal)] : []));
  if (factors === null || whole.length !== body.length) return null;
  return { bands: whole.map((from, index) => ({ from, factor: factors[index] ?? '1' })) };
}

/** A first row whose last cell is no number is the head of the table. */
function withoutHead(rows: Rows): Rows {
  const [head, ...rest] = rows;
  const last = readPastedNumber(head?.at(-1) ?? '');
  return !last.ok && last.problem === 'not-a-number' && rest.length > 0 ? rest : rows;
}
