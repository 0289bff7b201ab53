import { foldName } from '../words.ts';
import { DATE_FUNCTIONS } from './dates.ts';
import type { FormulaFunction } from './function.ts';
import { LOGIC_FUNCTIONS } from './logic.ts';
import { LOOKUP_FUNCTIONS } from './lookup.ts';
import { NUMBER_FUNCTIONS } from './numbers.ts';
import { ROUNDING_FUNCTIONS } from './rounding.ts';

/** Every function there is; a formula can name no other. */
export const FORMULA_FUNCTIONS: readonly FormulaFunction[] = [
  ...LOGIC_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...ROUNDING_FUNCTIONS,
  ...LOOKUP_FUNCTIONS,
  ...DATE_FUNCTIONS,
];

const byName: ReadonlyMap<string, FormulaFunction> = new Map(
  FORMULA_FUNCTIONS.flatMap((fn) =>
    [fn.names.en, fn.names.ru, ...(fn.aliases ?? [])].map((name) => [foldName(name), fn] as const),
  ),
);

/** Finds a function by its English or Russian name, in either case, ё or е. */
export function functionNamed(name: string): FormulaFunction | null {
  return byName.get(foldName(name)) ?? null;
}

/** Why a function of Excel is not here; each has its own words. */
export type UnavailableReason = 'inexact' | 'clock' | 'random' | 'facts' | 'xlookup' | 'text';

const UNAVAILABLE: Readonly<Record<UnavailableReason, readonly string[]>> = {
  inexact: ['SQRT', 'КОРЕНЬ', 'EXP', 'LN', 'LOG', 'LOG10', 'PI', 'ПИ', 'SIN', 'COS', 'TAN', 'STDEV', 'СТАНДОТКЛОН'],
  clock: ['TODAY', 'СЕГОДНЯ', 'NOW', 'ТДАТА'],
  random: ['RAND', 'СЛЧИС', 'RANDBETWEEN', 'СЛУЧМЕЖДУ'],
  facts: [
    ...['SUMIF', 'СУММЕСЛИ', 'SUMIFS', 'СУММЕСЛИМН', 'COUNTIF', 'СЧЁТЕСЛИ', 'COUNTIFS', 'СЧЁТЕСЛИМН'],
    ...['AVERAGEIF', 'СРЗНАЧЕСЛИ', 'AVERAGEIFS', 'СРЗНАЧЕСЛИМН', 'MAXIFS', 'МАКСЕСЛИ', 'MINIFS', 'МИНЕСЛИ'],
  ],
  xlookup: ['VLOOKUP', 'ВПР', 'HLOOKUP', 'ГПР', 'INDEX', 'ИНДЕКС', 'MATCH', 'ПОИСКПОЗ'],
  text: [
    'CONCAT',
    'СЦЕП',
    'CONCATENATE',
    'СЦЕПИТЬ',
    'TEXT',
    'ТЕКСТ',
    'LEFT',
    'ЛЕВСИМВ',
    'RIGHT',
    'ПРАВСИМВ',
    'LEN',
    'ДЛСТР',
  ],
};

const reasonByName: ReadonlyMap<string, UnavailableReason> = new Map(
  (Object.entries(UNAVAILABLE) as [UnavailableReason, readonly string[]][]).flatMap(([reason, names]) =>
    names.map((name) => [foldName(name), reason] as const),
  ),
);

/** The reason a well-known function of Excel is missing; null for names nobody knows. */
export function unavailableReason(name: string): UnavailableReason | null {
  return reasonByName.get(foldName(name)) ?? null;
}
