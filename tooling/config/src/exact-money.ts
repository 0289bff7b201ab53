/**
 * No binary floating point near money: neither reading (`parseFloat`, `Number(…)`) nor rounding (`toFixed`,
 * `Math.round`) through it. The compiler cannot tell an amount from a count, so this looks at the words, and every
 * file with a good reason is listed with it.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Offence {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const WATCHED = 'packages/{access,analytics,compensation,database,decimal,scheme}/src/**/*.ts';
const FLOATING = /\bparseFloat\b|\bNumber\s*\(|\(Number\)|\.toFixed\s*\(|\bMath\.round\s*\(/;

/** A file or folder that may, and why that is not about money. */
const ALLOWED: Readonly<Record<string, string>> = {
  'packages/decimal/src/allocation.ts': 'a count of shares',
  'packages/decimal/src/decimal-text.ts': 'the exponent of a decimal text',
  'packages/decimal/src/rational.ts': 'divisors of whole numbers that a double holds exactly',
  'packages/decimal/src/rational-registers.ts': 'whole numbers within 2^53, checked before they are taken as doubles',
  'packages/compensation/src/facts/plain-item.ts': 'the version of a fact',
  'packages/database/src/repositories/fact-totals.ts': 'how many facts were counted',
  'packages/scheme/src/diff/diff-entries.ts': 'a position in a matrix',
  'packages/scheme/src/diff/units.ts': 'a position in a list',
  'packages/scheme/src/diagnostics/shape-fault.ts': 'a limit of the document',
  'packages/scheme/src/engines/explain/advice/line.ts': 'a place on a line of steps',
  'packages/scheme/src/engines/explain/advice/varied.ts': 'a number of digits',
  'packages/scheme/src/engines/staged/proven-values.ts': 'the number of a word, the number of a day',
  'packages/scheme/src/lint/analysis/conditions.ts': 'the order of two days',
  'packages/scheme/src/lint/fixes/remove-row.ts': 'a position in a list',
  'packages/scheme/src/document/parse-document.ts': 'a limit of the document',
  'packages/scheme/src/engines/agreement/random-request.ts': 'makes random texts for tests',
  'packages/scheme/src/engines/explain/arithmetic.ts': 'the order of false and true',
  'packages/scheme/src/engines/explain/dates.ts': 'a number of months',
  'packages/scheme/src/engines/scaled/':
    'bounds of scaled integers and guarded approximations, proven exact or refused',
  'packages/scheme/src/engines/batch/': 'code generation for the guarded approximations above',
  'packages/scheme/src/engines/sql/run-sql.ts': 'the number of a row',
  'packages/scheme/src/formula/terms.ts': 'an exponent, checked to be a small whole number',
  'packages/scheme/src/nodes/param-schemas.ts': 'a number of digits',
  'packages/scheme/src/values/calendar-date.ts': 'year, month and day',
  'packages/scheme/src/values/period.ts': 'year, month and quarter',
  'packages/analytics/src/projection/rows.ts': 'a quarter',
};

/** Offences in everything that touches money; paths relative to `root`. */
export function findFloats(root: string): readonly Offence[] {
  return globSync(WATCHED, { cwd: root })
    .filter((file) => !/\.test\.ts$/.test(file) && !isAllowed(file))
    .sort()
    .flatMap((file) => offencesIn(file, readFileSync(join(root, file), 'utf8')));
}

/** Reasons whose file no longer needs them: the list may only shrink. */
export function staleReasons(root: string): readonly string[] {
  return Object.keys(ALLOWED).filter((path) => {
    const files = globSync(path.endsWith('/') ? `${path}**/*.ts` : path, { cwd: root });
    return !files.some((file) => offencesIn(file, readFileSync(join(root, file), 'utf8')).length > 0);
  });
}

export function offencesIn(file: string, source: string): readonly Offence[] {
  return source
    .split('\n')
    .map((text, index) => ({ file, line: index + 1, text: text.trim() }))
    .filter(({ text }) => FLOATING.test(text) && !/^(\*|\/\/|\/\*)/.test(text));
}

function isAllowed(file: string): boolean {
  return Object.keys(ALLOWED).some((path) => file === path || (path.endsWith('/') && file.startsWith(path)));
}
