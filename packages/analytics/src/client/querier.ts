import type { z } from 'zod';

/** Expected trouble: the engine is away, or it refused the statement. Never an empty answer, never a zero. */
export interface AnalyticsFailure {
  readonly kind: 'unavailable' | 'refused';
  /** ClickHouse's own code of a refusal. */
  readonly code?: string;
  readonly message: string;
}

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: AnalyticsFailure };

/** A question is its SQL, the schema of its parameters (`{name:Type}` in the SQL) and the schema of a row. */
export interface Question<Parameters extends z.ZodType, Row extends z.ZodType> {
  readonly sql: string;
  readonly parameters: Parameters;
  readonly row: Row;
}

export interface InsertOptions {
  /** The same token inserts at most once. */
  readonly deduplicationToken: string;
}

/** The seam between questions and the engine. */
export interface Querier {
  ask<Parameters extends z.ZodType, Row extends z.ZodType>(
    question: Question<Parameters, Row>,
    parameters: z.input<Parameters>,
  ): Promise<Answer<readonly z.output<Row>[]>>;
  insert(table: string, rows: readonly object[], options: InsertOptions): Promise<Answer<void>>;
  /** A statement without a result. */
  command(sql: string): Promise<Answer<void>>;
}
