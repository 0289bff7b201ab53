import { type ClickHouseClient, ClickHouseError, type ClickHouseSettings } from '@clickhouse/client';
import { z } from 'zod';
import type { AnalyticsFailure, Answer, InsertOptions, Querier, Question } from './querier.ts';

const READ_SETTINGS: ClickHouseSettings = {
  // Numbers of JavaScript would round both.
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  max_execution_time: 20,
  // Rows that replace each other share their partition, so each can be read on its own.
  do_not_merge_across_partitions_select_final: 1,
};

const WRITE_SETTINGS: ClickHouseSettings = {
  date_time_input_format: 'best_effort',
  // The answer means "stored", on every shard.
  wait_end_of_query: 1,
  async_insert: 0,
  distributed_foreground_insert: 1,
};

/** Refusals that mean "not now": too many queries, time or memory over, network inside the cluster. */
const PASSING_CODES: ReadonlySet<string> = new Set(['159', '202', '209', '210', '241', '242', '279']);

/** Questions over ClickHouse's HTTP interface; the client's URL names the database. */
export function clickHouseQuerier(client: ClickHouseClient): Querier {
  return {
    ask: (question, parameters) =>
      attempt(async () => {
        const result = await client.query({
          query: question.sql,
          query_params: asBindings(question, parameters),
          format: 'JSONEachRow',
          clickhouse_settings: READ_SETTINGS,
        });
        return z.array(question.row).parse(await result.json());
      }),
    insert: (table, rows, options: InsertOptions) =>
      attempt(async () => {
        if (rows.length === 0) return;
        await client.insert({
          table,
          values: rows,
          format: 'JSONEachRow',
          clickhouse_settings: { ...WRITE_SETTINGS, insert_deduplication_token: options.deduplicationToken },
        });
      }),
    command: (sql) =>
      attempt(async () => {
        await client.command({ query: sql, clickhouse_settings: { wait_end_of_query: 1 } });
      }),
  };
}

function asBindings<Parameters extends z.ZodType, Row extends z.ZodType>(
  question: Question<Parameters, Row>,
  parameters: z.input<Parameters>,
): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(question.parameters.parse(parameters));
}

/** A row that does not fit its schema is our own defect and is thrown; what the engine or the network says is answered. */
async function attempt<Value>(work: () => Promise<Value>): Promise<Answer<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    return { ok: false, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): AnalyticsFailure {
  if (error instanceof ClickHouseError) {
    const kind = PASSING_CODES.has(error.code) ? 'unavailable' : 'refused';
    return { kind, code: error.code, message: error.message };
  }
  return { kind: 'unavailable', message: error instanceof Error ? error.message : String(error) };
}
