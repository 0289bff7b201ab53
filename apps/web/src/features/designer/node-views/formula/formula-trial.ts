import {
  type Diagnostic,
  type FormulaLanguage,
  type FormulaTrial,
  parseFormula,
  printFormula,
  type TriedName,
  tryFormula,
} from '@premia/scheme';
import { foldedName } from './formula-chips.ts';
import type { FormulaValue } from './formula-scope.ts';

export interface TrialSetting {
  readonly language: FormulaLanguage;
  readonly scope: readonly FormulaValue[];
}

/** Values by every spelling that means one of them: its name in the text and, unless two share it, its title. */
export function spellings(scope: readonly FormulaValue[]): ReadonlyMap<string, FormulaValue> {
  const byTitle = Map.groupBy(scope, ({ title }) => foldedName(title));
  const titled = [...byTitle].flatMap(([title, [one, ...others]]) =>
    one === undefined || others.length > 0 ? [] : [[title, one] as const],
  );
  return new Map([...titled, ...scope.map((value) => [foldedName(value.key), value] as const)]);
}

/** Values with a type: what a formula can be held against. Names without one become inputs to be linked. */
function namesIn(scope: readonly FormulaValue[]): ReadonlyMap<string, TriedName> {
  const names = new Map<string, TriedName>();
  for (const [, { title, key, type, value }] of spellings(scope)) {
    if (type === null) continue;
    names.set(key, { type, value });
    if (foldedName(title) !== foldedName(key)) names.set(title, { type, value });
  }
  return names;
}

/** What a text comes to for the sample employee, or what is wrong with it. */
export function tryText(text: string, { language, scope }: TrialSetting): FormulaTrial {
  return tryFormula({ text, language, names: namesIn(scope) });
}

/** Faults to be shown: a name that is an input without a link, or will be a new one, is no error. */
export function faultsOf(text: string, setting: TrialSetting): readonly Diagnostic[] {
  const { diagnostics } = tryText(text, setting);
  const untyped = new Set(
    setting.scope.filter(({ isInput, type }) => isInput && type === null).map(({ key }) => foldedName(key)),
  );
  return diagnostics.flatMap((diagnostic): readonly Diagnostic[] => {
    if (diagnostic.code !== 'formula/unknown-name') return [diagnostic];
    if (untyped.has(foldedName(String(diagnostic.details['name'] ?? '')))) return [];
    return [{ ...diagnostic, severity: 'warning' }];
  });
}

/** Whether a text can be paid by: faults aside that only a link can mend. */
export function isSound(text: string, setting: TrialSetting): boolean {
  return faultsOf(text, setting).every(({ severity }) => severity !== 'error');
}

/** Characters of a formula that stand in one line of its editor. */
export const FORMULA_LINE_WIDTH = 80;

/** A formula as it is saved and shown: names of values instead of their titles, one spacing. */
export function tidied(text: string, { language, scope }: TrialSetting): string {
  const parsed = parseFormula(text, language);
  if (!parsed.ok) return text;
  const rename = new Map([...spellings(scope)].map(([, { key, title }]) => [title, key] as const));
  return printFormula(parsed.tree, { language, rename, lineWidth: FORMULA_LINE_WIDTH });
}

/** A part of a formula with values called as people call them. */
export function titled(text: string, { language, scope }: TrialSetting): string {
  const parsed = parseFormula(text, language);
  if (!parsed.ok) return text;
  const rename = new Map(scope.map(({ key, title }) => [key, title] as const));
  return printFormula(parsed.tree, { language, rename });
}
