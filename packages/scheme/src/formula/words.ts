import { Boolean as BooleanTerm } from './formula.terms.ts';

/** The two languages a formula may be written in; they differ in function names, separators and the decimal sign. */
export type FormulaLanguage = 'ru' | 'en';

const LETTERS =
  'A-Za-z_\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0370-\\u0373\\u037b-\\u037d\\u0386' +
  '\\u0388-\\u0481\\u048a-\\u052f\\u0531-\\u0556\\u0561-\\u0587\\u05d0-\\u05ea\\u0620-\\u064a\\u10a0-\\u10ff' +
  '\\u1e00-\\u1eff\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fff\\uac00-\\ud7a3';
const ACCENTS = '\\u0300-\\u036f';
/** A name that needs no brackets, as a regular expression's source; the grammar's `Identifier` says the same. */
export const IDENTIFIER_SOURCE = `[${LETTERS}][${LETTERS}${ACCENTS}\\d]*(?:\\.[${LETTERS}${ACCENTS}\\d]+)*`;

const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['истина', true],
  ['false', false],
  ['ложь', false],
]);

/** One spelling for names that count as equal: case, ё/е and the way accents are encoded do not matter. */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

/** TRUE, FALSE, ИСТИНА, ЛОЖЬ; null for any other word. */
export function truthOf(word: string): boolean | null {
  return TRUTH.get(foldName(word)) ?? null;
}

/** Called by the generated parser for every identifier: the term it really is, or -1. */
export function specializeWord(word: string, _stack?: unknown): number {
  return truthOf(word) === null ? -1 : BooleanTerm;
}
