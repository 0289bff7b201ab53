import { compare, parseDecimal } from '@premia/decimal';
import type {
  EmployeeResult,
  EvaluationRequest,
  Problem,
  SchemeDocument,
  SchemeNode,
  TraceExclusion,
  TraceFact,
  TraceNode,
  TraceValue,
  Value,
  ValueType,
} from '@premia/scheme';
import { portsOf } from '../catalogue/ports.ts';
import type { PortRef } from '../edits/compose-edits.ts';
import { type PortKey, portKey } from '../preview/value-store.ts';

type Fact = NonNullable<EvaluationRequest['employees'][number]['facts']>[number];

/** A cell as it is worked with: exact, not yet in anybody's language. */
export type FactCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: Value; readonly type: ValueType }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** Whether the record counted and, where not, why. */
  | { readonly kind: 'counted'; readonly exclusion: Exclusion | null };

export type Exclusion = Pick<TraceExclusion, 'reason' | 'field'>;

export type FactColumn =
  | { readonly kind: 'counted' | 'date' | 'record' | 'source' | 'amount' | 'contribution' }
  | { readonly kind: 'attribute'; readonly attribute: string }
  /** What an output inside the frame gave for each record. */
  | { readonly kind: 'output'; readonly nodeId: string; readonly port: string };

export interface FactRow {
  readonly key: string;
  readonly isCounted: boolean;
  /** One a column; null where the record has nothing of the kind. */
  readonly cells: readonly (FactCell | null)[];
}

/** The records one block of a scheme looked at for the sample: what they are, and what each of them gave. */
export interface FactTable {
  /** The block that reads the records. */
  readonly reader: SchemeNode;
  readonly columns: readonly FactColumn[];
  /** The column of the output that was asked about; -1 when it has none of its own. */
  readonly asked: number;
  readonly rows: readonly FactRow[];
  readonly counted: number;
}

export interface FactTableQuestion {
  readonly document: SchemeDocument;
  readonly of: PortRef;
  readonly result: EmployeeResult;
  readonly inputs: EvaluationRequest;
  readonly types: ReadonlyMap<PortKey, ValueType>;
}

/** The block whose records stand behind an output: itself, or the frame it is drawn in; null when no record does. */
export function factReaderOf(document: SchemeDocument, nodeId: string): SchemeNode | null {
  const node = document.nodes.find(({ id }) => id === nodeId);
  if (node === undefined) return null;
  if (READERS.has(node.kind)) return node;
  const frame = document.nodes.find(({ id }) => id === node.frame);
  return frame !== undefined && READERS.has(frame.kind) ? frame : null;
}

const READERS: ReadonlySet<string> = new Set(['each', 'facts']);

/** Null while the reader has not been worked out. */
export function factTableOf(question: FactTableQuestion): FactTable | null {
  const { document, of, result } = question;
  const reader = factReaderOf(document, of.nodeId);
  const traced = result.trace?.nodes.find(({ nodeId }) => nodeId === reader?.id);
  if (reader === null || traced?.factsUsed === undefined) return null;
  const facts = factIndex(question.inputs);
  const used = traced.factsUsed;
  const looked = [...used, ...(traced.factsExcluded ?? [])].map((one) => facts.get(recordKey(one)));
  const columns = columnsOf(reader, used, looked);
  const context = { question, reader, columns, facts };
  return {
    reader,
    columns,
    asked: columns.findIndex((column) => isAsked(column, of, reader)),
    rows: [
      ...used.map((fact) => usedRow(context, fact)),
      ...(traced.factsExcluded ?? []).map((excluded) => excludedRow(context, excluded)),
    ],
    counted: used.length,
  };
}

function recordKey({ source, id }: { readonly source: string; readonly id: string }): string {
  return `${source} ${id}`;
}

function factIndex(inputs: EvaluationRequest): ReadonlyMap<string, Fact> {
  return new Map((inputs.employees[0]?.facts ?? []).map((fact) => [recordKey(fact), fact]));
}

function columnsOf(
  reader: SchemeNode,
  used: readonly TraceFact[],
  looked: readonly (Fact | undefined)[],
): readonly FactColumn[] {
  const attributes = [...new Set(looked.flatMap((fact) => Object.keys(fact?.attributes ?? {})))].sort();
  const hasAmounts = looked.some((fact) => fact?.amount !== undefined);
  const sources = new Set(looked.map((fact) => fact?.source));
  return [
    { kind: 'counted' },
    { kind: 'date' },
    { kind: 'record' },
    ...(sources.size > 1 ? [{ kind: 'source' } as const] : []),
    ...(hasAmounts ? [{ kind: 'amount' } as const] : []),
    ...attributes.map((attribute) => ({ kind: 'attribute', attribute }) as const),
    ...innerOutputs(used).filter(({ nodeId, port }) => nodeId !== reader.id || !isOfRecord(port, attributes)),
    { kind: 'contribution' },
  ];
}

/** What the frame hands on of a record stands in the record's own columns already. */
function isOfRecord(port: string, attributes: readonly string[]): boolean {
  return port === 'amount' || port === 'date' || attributes.includes(port);
}

function innerOutputs(used: readonly TraceFact[]) {
  const outputs = new Map<PortKey, Extract<FactColumn, { kind: 'output' }>>();
  for (const { inner } of used) {
    for (const { nodeId, outputs: given } of inner) {
      for (const port of Object.keys(given)) outputs.set(portKey(nodeId, port), { kind: 'output', nodeId, port });
    }
  }
  return [...outputs.values()];
}

function isAsked(column: FactColumn, of: PortRef, reader: SchemeNode): boolean {
  if (column.kind === 'output') return column.nodeId === of.nodeId && column.port === of.port;
  if (of.nodeId !== reader.id) return false;
  const isInside = portsOf(reader).outputs.find(({ key }) => key === of.port)?.inside === true;
  if (!isInside) return column.kind === 'contribution';
  return column.kind === 'attribute' ? column.attribute === of.port : column.kind === of.port;
}

interface RowContext {
  readonly question: FactTableQuestion;
  readonly reader: SchemeNode;
  readonly columns: readonly FactColumn[];
  readonly facts: ReadonlyMap<string, Fact>;
}

function usedRow({ question, reader, columns, facts }: RowContext, used: TraceFact): FactRow {
  const key = recordKey(used);
  const fact = facts.get(key);
  const inner = new Map(used.inner.map((node) => [node.nodeId, node]));
  const { types, document } = question;
  const cells = columns.map((column): FactCell | null => {
    switch (column.kind) {
      case 'counted':
        return { kind: 'counted', exclusion: null };
      case 'output':
        return outputCell(inner.get(column.nodeId), column, types);
      case 'contribution':
        return tracedCell(used.contribution, contributionType(reader, types));
      default:
        return recordCell(column, { fact, id: used.id, currency: document.currency });
    }
  });
  return { key, isCounted: true, cells };
}

function excludedRow({ question, columns, facts }: RowContext, excluded: TraceExclusion): FactRow {
  const key = recordKey(excluded);
  const { currency } = question.document;
  const cells = columns.map((column): FactCell | null => {
    switch (column.kind) {
      case 'counted':
        return { kind: 'counted', exclusion: excluded };
      case 'output':
      case 'contribution':
        return null;
      default:
        return recordCell(column, { fact: facts.get(key), id: excluded.id, currency });
    }
  });
  return { key, isCounted: false, cells };
}

interface RecordOf {
  readonly fact: Fact | undefined;
  readonly id: string;
  /** Of the scheme, where the record names none. */
  readonly currency: string;
}

function recordCell(column: FactColumn, { fact, id, currency }: RecordOf): FactCell | null {
  switch (column.kind) {
    case 'record':
      return text(id);
    case 'date':
      return fact === undefined ? null : dated(fact.on.slice(0, 10));
    case 'source':
      return text(fact?.source);
    case 'amount':
      return amountCell(fact?.amount, fact?.currency ?? currency);
    case 'attribute':
      return text(fact?.attributes?.[column.attribute]);
    default:
      return null;
  }
}

function text(given: string | undefined): FactCell | null {
  return given === undefined ? null : { kind: 'text', text: given };
}

function dated(date: string): FactCell {
  return { kind: 'value', value: { kind: 'date', date }, type: { base: 'date', grain: 'rows', currency: null } };
}

function amountCell(amount: string | undefined, currency: string): FactCell | null {
  const parsed = amount === undefined ? null : parseDecimal(amount);
  if (parsed === null || !parsed.ok) return text(amount);
  return {
    kind: 'value',
    value: { kind: 'number', number: parsed.value },
    type: { base: 'money', grain: 'rows', currency },
  };
}

function outputCell(
  node: TraceNode | undefined,
  { nodeId, port }: PortRef,
  types: ReadonlyMap<PortKey, ValueType>,
): FactCell | null {
  const traced = node?.outputs[port];
  return traced === undefined ? null : tracedCell(traced, types.get(portKey(nodeId, port)));
}

const PLAIN: ValueType = { base: 'number', grain: 'rows', currency: null };

function tracedCell(traced: TraceValue, type: ValueType | undefined): FactCell {
  return traced.kind === 'problem' ? traced : { kind: 'value', value: traced, type: type ?? PLAIN };
}

/** What a record adds is of the kind the frame gives. */
function contributionType(reader: SchemeNode, types: ReadonlyMap<PortKey, ValueType>): ValueType | undefined {
  return types.get(portKey(reader.id, portsOf(reader).outputs[0]?.key ?? ''));
}

/** Smallest first; what is not there stands last whichever way the rows are sorted. */
export function compareCells(left: FactCell | null, right: FactCell | null): number {
  if (left === null || right === null) return 0;
  if (left.kind === 'value' && right.kind === 'value' && left.value.kind === 'number' && right.value.kind === 'number')
    return compare(left.value.number, right.value.number);
  return sortText(left).localeCompare(sortText(right), undefined, { numeric: true });
}

function sortText(cell: FactCell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'counted':
      return cell.exclusion === null ? '' : `${cell.exclusion.reason} ${cell.exclusion.field ?? ''}`;
    case 'problem':
      return cell.problem.code;
    case 'value':
      return valueSortText(cell.value);
  }
}

function valueSortText(value: Value): string {
  switch (value.kind) {
    case 'number':
      return '';
    case 'text':
      return value.text;
    case 'date':
      return value.date;
    case 'boolean':
      return String(value.boolean);
  }
}

export interface FactSorting {
  readonly column: number;
  readonly isDescending: boolean;
}

export function sortedRows(rows: readonly FactRow[], sorting: FactSorting | null): readonly FactRow[] {
  if (sorting === null) return rows;
  const { column, isDescending } = sorting;
  const cellOf = (row: FactRow) => row.cells[column] ?? null;
  const present = rows.filter((row) => cellOf(row) !== null);
  const absent = rows.filter((row) => cellOf(row) === null);
  present.sort((a, b) => (isDescending ? compareCells(cellOf(b), cellOf(a)) : compareCells(cellOf(a), cellOf(b))));
  return [...present, ...absent];
}
