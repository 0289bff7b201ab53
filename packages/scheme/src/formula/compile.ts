import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { StepIndex } from '../plan/plan.ts';
import type { ValueType } from '../values/value-type.ts';
import { checkExpression, type FormulaTables } from './check.ts';
import { type FormulaName, NameIndex } from './names.ts';
import { parseFormula } from './parse.ts';
import { type EmitStep, lowerTerm } from './terms.ts';
import type { FormulaLanguage } from './words.ts';

export interface CompileFormulaRequest {
  readonly text: string;
  readonly language: FormulaLanguage;
  /** The values the formula may use, by the name it uses them by. */
  readonly names: ReadonlyMap<string, FormulaName>;
  /** Reference tables and their columns; left out, any table and column may be named and holds numbers. */
  readonly tables?: FormulaTables | undefined;
  /** Appends a step to the plan. Called only once the whole formula is sound. */
  readonly emit: EmitStep;
}

export type CompileFormulaResult =
  | {
      readonly ok: true;
      readonly step: StepIndex;
      readonly type: ValueType;
      /** Hints that do not stand in the way. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Compiles formula text into steps of the same plan the nodes are lowered into. Names become step indexes and
 * functions come from a closed table, so no text ever becomes code. Places in diagnostics are characters of `text`.
 */
export function compileFormula(request: CompileFormulaRequest): CompileFormulaResult {
  const checked = checkFormula(request);
  if (!checked.ok) return checked;
  const { term, diagnostics } = checked;
  return { ok: true, step: lowerTerm(term, request.emit), type: term.type, diagnostics };
}

/** Everything `compileFormula` would say about a text, and the type of its value, without emitting anything. */
export function formulaType(request: Omit<CompileFormulaRequest, 'emit'>): {
  readonly type: ValueType | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const checked = checkFormula(request);
  return { type: checked.ok ? checked.term.type : null, diagnostics: checked.diagnostics };
}

function checkFormula({ text, language, names, tables }: Omit<CompileFormulaRequest, 'emit'>) {
  const parsed = parseFormula(text, language);
  if (!parsed.ok) return { ok: false as const, diagnostics: parsed.diagnostics };
  const context = { names: new NameIndex(names), tables: tables ?? null };
  const { term, diagnostics } = checkExpression(parsed.tree.expression, context);
  if (term === null) return { ok: false as const, diagnostics };
  return { ok: true as const, term, diagnostics: [...parsed.hints, ...diagnostics] };
}
