/** One ClickHouse table as it should be. A table whose shape changes gets a new version suffix, never an ALTER of its key. */
export interface Table {
  readonly name: `${string}_v${number}`;
  /** Column definitions, one a line. */
  readonly columns: string;
  /** The MergeTree variant with its arguments, without a replication prefix. */
  readonly engine: string;
  readonly partitionBy?: string;
  readonly orderBy: string;
  /** Rows that replace each other must meet on one shard: an expression of columns of `orderBy`. */
  readonly shardBy: string;
}

/** Where the tables live. One server needs neither copies nor shards. */
export type Topology =
  | { readonly kind: 'single' }
  /** Replicated local tables on every shard of `cluster`, and over them a distributed table of the same name. */
  | { readonly kind: 'cluster'; readonly cluster: string };

/**
 * The window in which a repeated insert with the same token is recognised. It is 0 by default on plain tables: then
 * a retried batch would be stored twice until a merge, and forever on a table that does not replace.
 */
const DEDUPLICATION_WINDOW = 10_000;

/** Statements that create the table; every one may be repeated. */
export function createTable(table: Table, database: string, topology: Topology): readonly string[] {
  switch (topology.kind) {
    case 'single':
      return [
        `CREATE TABLE IF NOT EXISTS ${database}.${table.name} (\n${table.columns}\n)
         ENGINE = ${table.engine}\n${layout(table)}
         SETTINGS non_replicated_deduplication_window = ${DEDUPLICATION_WINDOW}`,
      ];
    case 'cluster': {
      const onCluster = `ON CLUSTER '${topology.cluster}'`;
      const local = `${table.name}_local`;
      return [
        `CREATE TABLE IF NOT EXISTS ${database}.${local} ${onCluster} (\n${table.columns}\n)
         ENGINE = ${replicated(table.engine, `${database}/${local}`)}\n${layout(table)}
         SETTINGS replicated_deduplication_window = ${DEDUPLICATION_WINDOW}`,
        `CREATE TABLE IF NOT EXISTS ${database}.${table.name} ${onCluster} AS ${database}.${local}
         ENGINE = Distributed('${topology.cluster}', '${database}', '${local}', cityHash64(${table.shardBy}))`,
      ];
    }
  }
}

function layout({ partitionBy, orderBy }: Table): string {
  return `${partitionBy === undefined ? '' : `PARTITION BY ${partitionBy}\n`}ORDER BY (${orderBy})`;
}

function replicated(engine: string, path: string): string {
  const [name = engine, rest = ')'] = engine.split(/\((.*)/s);
  const own = rest === ')' ? ')' : `, ${rest}`;
  return `Replicated${name}('/clickhouse/tables/{shard}/${path}', '{replica}'${own}`;
}
