import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ValueType } from '../../values/value-type.ts';
import type { Place } from '../algebra.ts';
import type { Span } from '../ast.ts';
import { type FormulaDiagnosticCode, formulaError } from '../diagnosis.ts';
import type { Report } from '../report.ts';
import type { Term } from '../terms.ts';

interface Bilingual {
  readonly ru: string;
  readonly en: string;
}

/**
 * What an argument may be: `value` anything; `number` money, number, percent or count; `plain` a number
 * without currency; `whole` a whole number written in the formula; `numbers` a number or a {list} of
 * them, `dates` a date or a {list} of them; `list` a {list}; `column` a table's column; `lookup` either of the two.
 */
export type ParameterKind =
  | 'value'
  | 'number'
  | 'plain'
  | 'whole'
  | 'boolean'
  | 'date'
  | 'unit'
  | 'numbers'
  | 'dates'
  | 'list'
  | 'column'
  | 'lookup';

export interface Parameter {
  readonly name: Bilingual;
  readonly kind: ParameterKind;
  /** May be left out, with all that follow. */
  readonly optional?: true;
}

/** Groups of functions as a completion list shows them. */
export type FunctionGroup = 'logic' | 'numbers' | 'rounding' | 'lookup' | 'dates';

/** One function of the closed table. Completion, signature help, documentation, printer and compiler all read it. */
export interface FormulaFunction {
  readonly names: Bilingual;
  /** Older and alternative spellings that are read but never written. */
  readonly aliases?: readonly string[];
  readonly group: FunctionGroup;
  readonly parameters: readonly Parameter[];
  /** How many of the last parameters may follow again as a group: 1 for SUM, 2 for IFS. */
  readonly repeats?: 1 | 2;
  readonly doc: Bilingual;
  /** How it differs from Excel's function of this name. */
  readonly difference?: Bilingual;
  /** Checks what the parameter kinds cannot say and makes the term; null after a report. */
  readonly build: (call: FunctionCall) => Term | null;
}

export type Argument = Span &
  (
    | { readonly kind: 'term'; readonly term: Term }
    | { readonly kind: 'list'; readonly items: readonly { readonly term: Term; readonly span: Span }[] }
    | { readonly kind: 'column'; readonly table: string; readonly column: string }
  );

/** A call whose number and kinds of arguments are already checked. */
export class FunctionCall {
  readonly fn: FormulaFunction;
  readonly span: Span;
  readonly args: readonly Argument[];
  readonly report: Report;
  readonly columnType: (argument: Argument) => ValueType | null;

  constructor(parts: {
    readonly fn: FormulaFunction;
    readonly span: Span;
    readonly args: readonly Argument[];
    readonly report: Report;
    readonly columnType: (argument: Argument) => ValueType | null;
  }) {
    this.fn = parts.fn;
    this.span = parts.span;
    this.args = parts.args;
    this.report = parts.report;
    this.columnType = parts.columnType;
  }

  arg(index: number): Argument {
    const found = this.args[index];
    if (found === undefined)
      throw new Error(`${this.fn.names.en}: argument ${index + 1} passed the check but is missing`);
    return found;
  }

  /** The value of an argument that is not a list or a column. */
  term(index: number): Term {
    const found = this.arg(index);
    if (found.kind !== 'term') throw new Error(`${this.fn.names.en}: argument ${index + 1} is a ${found.kind}`);
    return found.term;
  }

  terms(from = 0): readonly Term[] {
    return this.args.slice(from).map((_, index) => this.term(from + index));
  }

  /** All values, with {lists} spread out. */
  spread(): readonly { readonly term: Term; readonly span: Span }[] {
    return this.spreadFrom(0);
  }

  /** The values of the arguments from one on, with {lists} spread out. */
  spreadFrom(first: number): readonly { readonly term: Term; readonly span: Span }[] {
    return this.args.slice(first).flatMap((argument) => {
      if (argument.kind === 'column') throw new Error(`${this.fn.names.en}: a column passed the check`);
      return argument.kind === 'list' ? argument.items : [{ term: argument.term, span: argument }];
    });
  }

  placeOf(span: Span): Place {
    return { span, operator: this.fn.names.en, report: this.report };
  }

  /** Reports a mistake at `span` and answers null, for `return call.refuse(…)`. */
  refuse(code: FormulaDiagnosticCode, span: Span, details: Diagnostic['details'] = {}): null {
    this.report(formulaError(code, span, { function: functionNames(this.fn), ...details }));
    return null;
  }
}

/** Both names, for the details of a diagnostic: English, then Russian. */
export function functionNames({ names }: FormulaFunction): readonly [en: string, ru: string] {
  return [names.en, names.ru];
}

/** How many arguments the function takes at least and at most; null is no limit. */
export function argumentCounts(fn: FormulaFunction): { readonly least: number; readonly most: number | null } {
  const least = fn.parameters.filter((parameter) => parameter.optional !== true).length;
  return { least, most: fn.repeats === undefined ? fn.parameters.length : null };
}

/** The parameter that argument `index` fills; null when there are too many. */
export function parameterAt(fn: FormulaFunction, index: number): Parameter | null {
  const direct = fn.parameters[index];
  if (direct !== undefined) return direct;
  if (fn.repeats === undefined) return null;
  const first = fn.parameters.length - fn.repeats;
  return fn.parameters[first + ((index - first) % fn.repeats)] ?? null;
}
