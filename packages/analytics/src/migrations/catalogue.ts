import { factsV1 } from '../schema/facts-v1.ts';
import { payoutsV1 } from '../schema/payouts-v1.ts';
import { periodsV1 } from '../schema/periods-v1.ts';
import { projectedBatchesV1 } from '../schema/projected-batches-v1.ts';
import { createTable, type Table, type Topology } from '../schema/table.ts';

/** Forward only; every statement may be repeated, since ClickHouse has no transaction around them. */
export interface Migration {
  /** `YYYY-MM-DD-what`, unique and in order. */
  readonly id: string;
  statements(database: string, topology: Topology): readonly string[];
}

function creating(...tables: readonly Table[]): Migration['statements'] {
  return (database, topology) => tables.flatMap((table) => createTable(table, database, topology));
}

export const MIGRATIONS: readonly Migration[] = [
  { id: '2026-11-23-first-tables', statements: creating(payoutsV1, factsV1, periodsV1, projectedBatchesV1) },
];
