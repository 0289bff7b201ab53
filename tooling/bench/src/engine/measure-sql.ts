import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { prepareSql } from '@premia/scheme/sql';
import { startClickHouse } from '@premia/stack';
import { alternate } from '../alternate.ts';
import { type BenchLine, benchLine } from '../bench-line.ts';
import { managerDocument, nameOf, planOf, profileOf } from './manager-scheme.ts';
import { CREATE_PEOPLE, DECIMAL_SUMS } from './peers/clickhouse-decimal.ts';
import { GRADES, INPUT_UNITS } from './population.ts';

const ROWS = 1_000_000;
const ROUNDS = 5;
const THREADS = 2;

/** Our query and the hand-written one over the same million rows in a real ClickHouse engine, results summed. */
export async function measureSql(batchNs: number): Promise<readonly BenchLine[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'premia-bench-'));
  const engine = await startClickHouse({ dataDir });
  const client = createClient({ url: engine.url, clickhouse_settings: { max_threads: THREADS } });
  try {
    await client.command({ query: CREATE_PEOPLE, query_params: { rows: ROWS } });
    const ours = ourSums();
    await client.command({ query: ours.createColumns });
    const ns = await alternate(
      [
        { name: 'sql', units: ROWS, run: () => sumsOf(client, ours.sums), clock: 'wall' },
        { name: 'decimal', units: ROWS, run: () => sumsOf(client, DECIMAL_SUMS), clock: 'wall' },
      ],
      ROUNDS,
    );
    return sqlLines({
      sql: ns.get('sql') ?? Number.NaN,
      decimal: ns.get('decimal') ?? Number.NaN,
      batch: batchNs,
      sums: { sql: await sumsOf(client, ours.sums), decimal: await sumsOf(client, DECIMAL_SUMS) },
    });
  } finally {
    await client.close();
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The columns our query reads, and the query with every result and the count of unproven rows summed. */
function ourSums(): { readonly createColumns: string; readonly sums: string } {
  const prepared = prepareSql(planOf(managerDocument()), {
    profiles: {
      input: ({ source }) => profileOf(nameOf(source)),
      fact: () => ({ kind: 'text', nullable: false }),
      factsMax: 1n,
    },
    shared: { rowsInForce: () => [], rates: () => [] },
  });
  if (!prepared.ok) throw new Error(`bench: the sql engine refuses ${JSON.stringify(prepared.unsupported)}`);
  const { lowered, select } = prepared.program;
  const columns = lowered.inputs.map(({ source }, column) => {
    const name = nameOf(source);
    if (name !== 'grade') return `toInt64(${name} * ${INPUT_UNITS[name]}) AS c${column}`;
    const codes = GRADES.map((grade) => lowered.codes.codeOf(grade)).join(', ');
    return `toInt64(arrayElement([${codes}], indexOf(['${GRADES.join("', '")}'], grade))) AS c${column}`;
  });
  const sums = Array.from({ length: lowered.resultOutputs }, (_, output) => `sum(toInt128(o${output})) AS s${output}`);
  return {
    createColumns: `CREATE TABLE scaled ENGINE = Memory AS SELECT row, ${columns.join(', ')} FROM people`,
    sums: `SELECT ${sums.join(', ')}, sum(unproven) AS unproven FROM (${select('scaled')})`,
  };
}

type Sums = Readonly<Record<string, unknown>>;

async function sumsOf(client: ClickHouseClient, query: string): Promise<Sums> {
  const [row] = await (await client.query({ query, format: 'JSONEachRow' })).json<Sums>();
  if (row === undefined) throw new Error('bench: a sum without a row');
  return row;
}

interface SqlFigures {
  readonly sql: number;
  readonly decimal: number;
  readonly batch: number;
  readonly sums: { readonly sql: Sums; readonly decimal: Sums };
}

function sqlLines({ sql, decimal, batch, sums }: SqlFigures): readonly BenchLine[] {
  const hand = `hand-written ClickHouse Decimal query, ${THREADS} threads: ${decimal.toPrecision(3)} ns a person`;
  return [
    benchLine({ id: 'engine/sql', value: sql, unit: 'ns', against: `one person, ${THREADS} threads, results summed` }),
    benchLine({ id: 'engine/sql-to-decimal-query', value: sql / decimal, unit: 'x', bar: { most: 2 }, against: hand }),
    benchLine({
      id: 'engine/batch-to-clickhouse-decimal',
      value: batch / decimal,
      unit: 'x',
      bar: { most: 1 },
      against: hand,
    }),
    benchLine({
      id: 'engine/sql-unproven-rows',
      value: Number(sums.sql['unproven']),
      unit: 'rows',
      bar: { most: 0 },
      against: `of ${ROWS}`,
    }),
  ];
}
