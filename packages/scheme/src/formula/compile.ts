import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { StepIndex } from '../plan/plan.ts';
import { describeType, isNumeric, type ValueType, withGrain } from '../values/value-type.ts';
import { checkExpression, type FormulaTables } from './check.ts';
import { type FormulaName, NameIndex } from './names.ts';
import { parseFormula } from './parse.ts';
import { type EmitStep, lowerTerm, type Term } from './terms.ts';
import type { FormulaLanguage } from './words.ts';

export interface CompileFormulaRequest {
  readonly text: string;
  readonly language: FormulaLanguage;
  /** The values the formula may use, by the name it uses them by. */
  readonly names: ReadonlyMap<string, FormulaName>;
  /**
   * What the result measures, when the author says so: a number without a unit becomes that, so that
   * `IF(done >= 1, 5000, 0)` can be money; a result of another measure is `type/mismatch`.
   */
  readonly result?: ValueType | undefined;
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

function checkFormula({ text, language, names, tables, result }: Omit<CompileFormulaRequest, 'emit'>) {
  const parsed = parseFormula(text, language);
  if (!parsed.ok) return { ok: false as const, diagnostics: parsed.diagnostics };
  const { expression } = parsed.tree;
  const context = { names: new NameIndex(names), tables: tables ?? null };
  const { term, diagnostics } = checkExpression(expression, context);
  if (term === null) return { ok: false as const, diagnostics };
  const stated = result === undefined ? term : statedTerm(term, result);
  if (stated !== null) return { ok: true as const, term: stated, diagnostics: [...parsed.hints, ...diagnostics] };
  const mismatch: Diagnostic = {
    code: 'type/mismatch',
    severity: 'error',
    place: { from: expression.from, to: expression.to },
    details: { given: describeType(term.type), expected: describeType(result ?? term.type) },
  };
  return { ok: false as const, diagnostics: [...diagnostics, mismatch] };
}

/** The term as the measure the author stated; null when it is another. Shares and counts are numbers to show differently. */
function statedTerm(term: Term, result: ValueType): Term | null {
  const wanted = withGrain(result, term.type.grain);
  if (term.retype !== null && isNumeric(result)) return term.retype(wanted);
  const isPlain = isNumeric(term.type) && term.type.currency === null;
  if (isPlain && isNumeric(result) && result.currency === null) return { ...term, type: wanted };
  return term.type.base === result.base && term.type.currency === result.currency ? term : null;
}
