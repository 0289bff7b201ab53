import type { EvaluationRequest } from '../../evaluation/evaluation.ts';
import type { Plan } from '../../plan/plan.ts';
import { ABSENT_VALUE } from '../batch/batch-columns.ts';
import { columnsOf } from '../batch/request-columns.ts';
import type { RequestData } from '../scaled/request-data.ts';
import { type EngineAnswer, evaluateStages, type Stage, type StageRun } from '../staged/evaluate-stages.ts';
import { SQL_NAMES } from './emit-sql.ts';
import { prepareSql, type SqlProgram } from './prepare-sql.ts';
import type { SqlParameter, SqlQuerier, SqlRow } from './querier.ts';

/** Rows sent in one query: bound parameters travel in the request's address, which servers limit to a megabyte. */
const PARAMETER_CHARACTERS_MAX = 200_000;
const CHARACTERS_A_VALUE = 14;

/** What has to look at the whole group is worked out between two queries; nothing else leaves the database. */
const BETWEEN_QUERIES: ReadonlySet<string> = new Set(['team', 'pool']);

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
  const { inputs, rows } = columnsOf(program.lowered, data);
  const source = sourceOf(program);
  const slice = Math.max(1, Math.floor(PARAMETER_CHARACTERS_MAX / (CHARACTERS_A_VALUE * (inputs.length + 1))));
  const found = new Map<number, SqlRow>();
  for (let from = 0; from < rows; from += slice) {
    const to = Math.min(rows, from + slice);
    for (const row of await querier.query(program.query(source), parametersOf(inputs, { from, to }))) {
      found.set(from + Number(row[SQL_NAMES.row]), row);
    }
  }
  return found;
}

/** The input columns as bound arrays, one element a row; rows are numbered from 0. */
function sourceOf({ lowered }: SqlProgram): string {
  const names = lowered.inputs.map((_, column) => SQL_NAMES.input(column));
  const arrays = lowered.inputs.map(({ profile }, column) => {
    const nullable = profile.kind !== 'constant' && profile.nullable;
    return `{${SQL_NAMES.input(column)}:Array(${nullable ? 'Nullable(Int64)' : 'Int64'})} AS a${column}`;
  });
  const numbers = `range({rows:UInt32}) AS numbers`;
  const joined = ['numbers AS row', ...names.map((name, column) => `a${column} AS ${name}`)];
  return `(SELECT ${['row', ...names].join(', ')} FROM (SELECT ${[numbers, ...arrays].join(', ')}) ARRAY JOIN ${joined.join(', ')})`;
}

function parametersOf(
  inputs: readonly BigInt64Array[],
  { from, to }: { from: number; to: number },
): Readonly<Record<string, SqlParameter>> {
  const columns = inputs.map((column, index): [string, SqlParameter] => [
    SQL_NAMES.input(index),
    Array.from(column.subarray(from, to), (value) => (value === ABSENT_VALUE ? null : value)),
  ]);
  return Object.fromEntries<SqlParameter>([['rows', BigInt(to - from)], ...columns]);
}

function integerIn(rows: ReadonlyMap<number, SqlRow>, row: number, name: string): bigint {
  const value = rows.get(row)?.[name];
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new Error(`runSql: row ${row} came back without ${name}`);
  }
  return BigInt(value);
}
