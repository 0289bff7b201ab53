import type { AuditEntry, Cause, DatedOutcome, Tx } from '@premia/database';
import type { RowEffect, RowOutcome } from '../../ingest/file/import-file.ts';
import { columnOf, type MappedRow } from '../../ingest/file/map-row.ts';
import type { Mapping } from '../../ingest/file/mapping.ts';

/** What became of some rows of one kind, in the transaction they were loaded in. */
export interface Loaded {
  /** In the order of the rows. */
  readonly outcomes: readonly RowOutcome[];
  /** Marks what was paid in closed periods; null where closed periods refuse the change themselves. */
  readonly markLate: ((cause: Cause) => Promise<unknown>) | null;
  /** What there is to record beside the delivery itself. */
  readonly audit: readonly AuditEntry[];
}

export type Loader = (tx: Tx, rows: readonly MappedRow[]) => Promise<Loaded>;

export type Read<Row> = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly outcome: RowOutcome };

/** The rows that could be read. */
export function sound<Row>(reads: readonly Read<Row>[]): readonly Row[] {
  return reads.flatMap((read) => (read.ok ? [read.row] : []));
}

/** What became of those that could be read, among the others in order. */
export function inOrder<Row>(reads: readonly Read<Row>[], loaded: readonly RowOutcome[]): readonly RowOutcome[] {
  const answers = loaded[Symbol.iterator]();
  return reads.map((read) => {
    if (!read.ok) return read.outcome;
    const next = answers.next();
    if (next.done === true) throw new Error('inOrder: fewer answers than rows');
    return next.value;
  });
}

export function badValue(
  field: string,
  value: string,
  reason: string,
): { readonly ok: false; readonly outcome: RowOutcome } {
  return { ok: false, outcome: { status: 'problem', code: 'row/bad-value', details: { field, value, reason } } };
}

export function text(value: string | undefined): string {
  return value ?? '';
}

/** What the outcomes of rows that hold from a day on mean: the column a problem is in, closed periods that are reached. */
export async function inWords(
  tx: Tx,
  outcomes: readonly DatedOutcome[],
  mapping: Mapping,
): Promise<readonly RowOutcome[]> {
  const closed = await tx.rows<{ key: string; endsOn: string }>(
    `select key, ends_on as "endsOn" from periods where state <> 'open' order by starts_on, ends_on`,
  );
  return outcomes.map((outcome): RowOutcome => {
    if (outcome.status === 'problem') {
      const { status, code, field, details } = outcome;
      return {
        status,
        code,
        details: field === undefined ? details : { ...details, column: columnFor(mapping, field) },
      };
    }
    const { status, since } = outcome;
    const reached = since === null ? undefined : closed.find(({ endsOn }) => endsOn > since);
    const effects = outcome.effects.map((code): RowEffect => ({ code, details: {} }));
    if (reached !== undefined) effects.push({ code: 'row/reaches-closed', details: { period: reached.key } });
    return { status, effects };
  });
}

/** How the file calls what a field comes from; the field's own name where it is a constant or not mapped. */
function columnFor({ fields, department = [] }: Mapping, field: string): string {
  const mapped = field === 'department' ? department : [fields[field]];
  const columns = mapped.map((one) => (one === undefined ? '' : columnOf(one))).filter((column) => column !== '');
  return columns.length === 0 ? field : columns.join(', ');
}
