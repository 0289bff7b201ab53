/** A bound value: `{name:Type}` in the query takes it, so that no data ever becomes query text. */
export type SqlParameter = bigint | string | readonly (bigint | null | readonly (bigint | null)[])[];

/** Output columns by name; whole numbers come as decimal text because they may exceed 64 bits. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** The one thing the SQL engine asks of the outside; whoever has a ClickHouse client gives it. */
export interface SqlQuerier {
  readonly query: (sql: string, parameters: Readonly<Record<string, SqlParameter>>) => Promise<readonly SqlRow[]>;
}
