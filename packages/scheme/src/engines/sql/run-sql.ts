import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan } from '../../plan/plan.ts';
import { ABSENT_VALUE, type BatchColumns } from '../batch/batch-columns.ts';
import { columnsOf } from '../batch/request-columns.ts';
import type { InputProfile } from '../scaled/input-profile.ts';
import type { RequestData } from '../scaled/request-data.ts';
import { type EngineAnswer, evaluateStages, type Stage, type StageRun } from '../staged/evaluate-stages.ts';
import { prepareSql, type SqlProgram } from './prepare-sql.ts';
import type { SqlParameter, SqlQuerier, SqlRow } from './querier.ts';
import { SQL_NAMES } from './sql-names.ts';

/** Rows sent in one query: bound parameters travel in the request's address, which servers limit to a megabyte. */
const PARAMETER_CHARACTERS_MAX = 200_000;
const CHARACTERS_A_VALUE = 14;

/**
 * Worked out by the reference between two queries: shares whose weights have no common scale, and what only doubtful data of
 * the request, not the scheme, keeps out of a query. Everything else without a form is a reason to refuse.
 */
const BETWEEN_QUERIES: ReadonlySet<string> = new Set([
  'split',
  'split.weight',
  'split.many-weights',
  'lookup.malformed-row',
  'lookup.key-twice',
  'lookup.long-number-axis',
  'convert.bad-rates',
]);

/** The SQL engine over a request: the same bytes as the reference, or a refusal that names the steps it has no form for. */
export async function runSql(plan: Plan, request: EvaluationRequest, querier: SqlQuerier): Promise<EngineAnswer> {
  const stages = evaluateStages(plan, request, {
    prepare: (asked, data, given) => prepareSql(asked, { profiles: data, shared: data, given }),
    mayLeave: ({ op }) => BETWEEN_QUERIES.has(op),
  });
  let next = stages.next();
  while (next.done !== true) next = stages.next(await runStage(next.value, querier));
  return next.value;
}

async function runStage({ program, data }: Stage<SqlProgram>, querier: SqlQuerier): Promise<StageRun> {
  const rows = await queryRows(program, data, querier);
  return {
    isOpen: (row) => integerIn(rows, row, SQL_NAMES.unproven) !== 0n,
    integerAt: (output, row) => integerIn(rows, row, SQL_NAMES.output(output)),
  };
}

async function queryRows(
  program: SqlProgram,
  data: RequestData,
  querier: SqlQuerier,
): Promise<ReadonlyMap<number, SqlRow>> {
  const columns = columnsOf(program.lowered, data);
  const query = program.query(sourceOf(program));
  const found = new Map<number, SqlRow>();
  for (const { from, to } of slicesOf(columns)) {
    for (const row of await querier.query(query, parametersOf(columns, { from, to }))) {
      found.set(from + Number(row[SQL_NAMES.row]), row);
    }
  }
  return found;
}

interface Slice {
  readonly from: number;
  readonly to: number;
}

/** As many rows at a time as one query can carry; a row with a great many facts goes alone. */
function* slicesOf({ rows, inputs, facts }: BatchColumns): Generator<Slice> {
  const sizeOf = (row: number): number => {
    const count = (facts?.starts[row + 1] ?? 0) - (facts?.starts[row] ?? 0);
    return CHARACTERS_A_VALUE * (inputs.length + 1 + count * (facts?.columns.length ?? 0));
  };
  let from = 0;
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    const own = sizeOf(row);
    if (row > from && size + own > PARAMETER_CHARACTERS_MAX) {
      yield { from, to: row };
      from = row;
      size = 0;
    }
    size += own;
  }
  if (from < rows) yield { from, to: rows };
}

/** The columns as bound arrays, one element a row; rows are numbered from 0. */
function sourceOf({ lowered }: SqlProgram): string {
  const nullable = ({ profile }: { profile: InputProfile }): string =>
    profile.kind !== 'constant' && profile.nullable ? 'Nullable(Int64)' : 'Int64';
  const columns = [
    ...lowered.inputs.map((column, index) => ({ name: SQL_NAMES.input(index), type: nullable(column) })),
    ...lowered.facts.map((column, index) => ({ name: SQL_NAMES.facts(index), type: `Array(${nullable(column)})` })),
  ];
  const names = columns.map(({ name }) => name);
  const arrays = columns.map(({ name, type }) => `{${name}:Array(${type})} AS a${name}`);
  const numbers = `range({rows:UInt32}) AS numbers`;
  const joined = ['numbers AS row', ...names.map((name) => `a${name} AS ${name}`)];
  return `(SELECT ${['row', ...names].join(', ')} FROM (SELECT ${[numbers, ...arrays].join(', ')}) ARRAY JOIN ${joined.join(', ')})`;
}

function parametersOf({ inputs, facts }: BatchColumns, { from, to }: Slice): Readonly<Record<string, SqlParameter>> {
  const columns = inputs.map((column, index): [string, SqlParameter] => [
    SQL_NAMES.input(index),
    valuesOf(column, from, to),
  ]);
  const ofFacts = (facts?.columns ?? []).map((column, index): [string, SqlParameter] => [
    SQL_NAMES.facts(index),
    Array.from({ length: to - from }, (_, row) =>
      valuesOf(column, facts?.starts[from + row] ?? 0, facts?.starts[from + row + 1] ?? 0),
    ),
  ]);
  return Object.fromEntries<SqlParameter>([['rows', BigInt(to - from)], ...columns, ...ofFacts]);
}

function valuesOf(column: BigInt64Array, from: number, to: number): readonly (bigint | null)[] {
  return Array.from(column.subarray(from, to), (value) => (value === ABSENT_VALUE ? null : value));
}

function integerIn(rows: ReadonlyMap<number, SqlRow>, row: number, name: string): bigint {
  const value = rows.get(row)?.[name];
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new Error(`runSql: row ${row} came back without ${name}`);
  }
  return BigInt(value);
}
