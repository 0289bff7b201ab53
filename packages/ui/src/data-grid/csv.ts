/** Characters a spreadsheet would take for the start of a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;
/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Text of a CSV file (RFC 4180). Excel splits by the locale's list separator, so Russian files use `;` and a
 * decimal comma. Amounts go out ungrouped, so that they arrive as numbers.
 */
export function toCsv(table: CsvTable, language: 'ru' | 'en'): string {
  const separator = language === 'ru' ? ';' : ',';
  const lines = [table.header, ...table.rows].map((row) =>
    row.map((cell) => quoted(localised(cell, language), separator)).join(separator),
  );
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function localised(cell: string, language: 'ru' | 'en'): string {
  if (NUMBER.test(cell)) return language === 'ru' ? cell.replace('.', ',') : cell;
  // A name that starts like a formula must stay a name.
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string, separator: string): string {
  const needsQuotes = cell.includes(separator) || /["\r\n]/.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
