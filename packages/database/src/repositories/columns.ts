type Cell = string | number | boolean | null;

/** One column of rows: how to get a cell and how to write it into an array of Postgres. */
export interface Column<Row> {
  readonly cell: (row: Row) => Cell;
  readonly isQuoted: boolean;
}

/** Free text: quoted, whatever is in it. */
export function text<Row>(cell: (row: Row) => string): Column<Row> {
  return { cell, isQuoted: true };
}

/** Numbers, days, hashes, words of our own: nothing that an array would read as anything else. */
export function plain<Row>(cell: (row: Row) => Cell): Column<Row> {
  return { cell, isQuoted: false };
}

const NEEDS_ESCAPE = /["\\]/;

/**
 * Rows turned into one array per column, for `unnest($1::…[], $2::…[], …)`: Postgres reads a thousand rows of it in a
 * third of the time it needs for the same rows as JSON, and writing the arrays here costs a third of what the driver's
 * own way costs.
 */
export function columns<Row>(rows: readonly Row[], list: readonly Column<Row>[]): readonly string[] {
  return list.map(({ cell, isQuoted }) => {
    const cells = rows.map(isQuoted ? (row) => quoted(cell(row)) : (row) => String(cell(row) ?? 'NULL'));
    return `{${cells.join(',')}}`;
  });
}

function quoted(cell: Cell): string {
  const content = String(cell);
  return NEEDS_ESCAPE.test(content) ? `"${content.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${content}"`;
}

const NEEDS_LINE_ESCAPE = /[\\\n\r\t]/;
const LINE_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A free text as a cell of a line of `copy … from stdin`. The server reads such lines in half the time of arrays, and writes
 * them page by page instead of row by row. Cells stand between tabs, lines end with a line feed, no value is `\\N`.
 */
export function copyText(text: string): string {
  return NEEDS_LINE_ESCAPE.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (sign) => LINE_ESCAPES[sign] ?? sign) : text;
}
