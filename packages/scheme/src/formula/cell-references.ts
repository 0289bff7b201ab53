import { printName } from './print.ts';
import { findSyntaxFault } from './syntax-fault.ts';
import type { FormulaLanguage } from './words.ts';

/** Texts and quoted names, which hold no references, or a cell of a sheet: `A1`, `$B$2`, `Лист1!C3`. */
const CELL =
  /"(?:[^"\n]|"")*"|'(?:[^'\n]|'')*'(?!!)|\[[^\]\n]*\]|(?<![\p{L}\p{N}_.])(?:(?:[\p{L}_][\p{L}\p{N}_.]*|'[^'\n]+')!)?\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?![\p{L}\p{N}_.(])/gu;

/** The cells a formula brought from a spreadsheet refers to, as `B2`, in order of first use. */
export function cellReferences(text: string): readonly string[] {
  const cells = [...text.matchAll(CELL)].flatMap(([, column, row]) =>
    column === undefined || row === undefined ? [] : [`${column}${row}`],
  );
  return [...new Set(cells)];
}

/** The same formula with each cell replaced by the name it stands for; cells without one stay. */
export function replaceCells(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(CELL, (written: string, column: string | undefined, row: string | undefined) => {
    const name = column === undefined || row === undefined ? undefined : names.get(`${column}${row}`);
    return name === undefined ? written : printName(name);
  });
}

/** In which language a formula from elsewhere reads, judged by what separates its arguments; else the preferred one. */
export function languageOfFormula(text: string, preferred: FormulaLanguage): FormulaLanguage {
  const bare = text.replace(/"(?:[^"\n]|"")*"/g, '""').replaceAll('$', '');
  const likely = bare.includes(';') ? 'ru' : /\(.*,/s.test(bare) ? 'en' : preferred;
  const other = likely === 'ru' ? 'en' : 'ru';
  return findSyntaxFault(bare, likely) !== null && findSyntaxFault(bare, other) === null ? other : likely;
}
