import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Comparison } from '../plan/plan.ts';
import { describeType, isNumeric, plain, type ValueType } from '../values/value-type.ts';
import {
  addTerms,
  compareTerms,
  divideTerms,
  multiplyTerms,
  negateTerm,
  type Place,
  percentOf,
  powerOf,
  subtractTerms,
  writtenDivision,
} from './algebra.ts';
import type { ChainLink, ChainOperator, Expression, Span } from './ast.ts';
import { formulaError } from './diagnosis.ts';
import { FORMULA_FUNCTIONS, functionNamed, unavailableReason } from './functions/catalogue.ts';
import {
  type Argument,
  argumentCounts,
  type FormulaFunction,
  FunctionCall,
  functionNames,
  type Parameter,
  parameterAt,
} from './functions/function.ts';
import type { NameIndex } from './names.ts';
import { nearestName } from './nearest.ts';
import { bareNumber, namedTerm, type Term, textTerm, truthTerm } from './terms.ts';

/** Columns of the reference tables a formula may look into, with their types. */
export type FormulaTables = ReadonlyMap<string, ReadonlyMap<string, ValueType>>;

export interface CheckContext {
  readonly names: NameIndex;
  /** Null when the tables are not known yet: then every column is taken for a number. */
  readonly tables: FormulaTables | null;
}

export interface CheckResult {
  /** Null when something is wrong; the diagnostics say what. */
  readonly term: Term | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives every part of a formula its type, or says why it has none. */
export function checkExpression(expression: Expression, context: CheckContext): CheckResult {
  const checker = new Checker(context);
  const term = checker.value(expression);
  return { term, diagnostics: checker.diagnostics };
}

const COMPARISONS: Readonly<Record<Extract<ChainOperator, '=' | '<>' | '<' | '<=' | '>' | '>='>, Comparison>> = {
  '=': 'equal',
  '<>': 'notEqual',
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
};

class Checker {
  readonly diagnostics: Diagnostic[] = [];
  readonly #context: CheckContext;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  /** The term of an expression that must be a single value. */
  value(expression: Expression): Term | null {
    switch (expression.kind) {
      case 'number':
        return bareNumber(expression.value);
      case 'text':
        return textTerm(expression.text);
      case 'boolean':
        return truthTerm(expression.boolean);
      case 'name':
        return this.#name(expression.name, expression);
      case 'call':
        return this.#call(expression);
      case 'signed':
        return this.#signed(expression);
      case 'percent':
        return this.#percent(expression);
      case 'chain':
        return this.#chain(expression);
      case 'list':
        return this.#refuse(formulaError('formula/list-not-here', expression));
      case 'column':
        return this.#refuse(formulaError('formula/table-not-here', expression));
    }
  }

  #refuse(diagnostic: Diagnostic): null {
    this.diagnostics.push(diagnostic);
    return null;
  }

  #name(written: string, span: Span): Term | null {
    const found = this.#context.names.find(written);
    if (found !== null) return namedTerm(found.name.step, found.name.type, found.key);
    if (/^\$?[A-Z]{1,3}\$?\d{1,7}$/i.test(written))
      return this.#refuse(formulaError('formula/cell-reference', span, { name: written }));
    const suggestion = nearestName(written, this.#context.names.spellings);
    const details = { name: written, ...(suggestion === null ? {} : { suggestion }) };
    return this.#refuse(formulaError('formula/unknown-name', span, details));
  }

  #signed(expression: Extract<Expression, { kind: 'signed' }>): Term | null {
    const operand = this.#numeric(expression.operand, '-');
    if (operand === null) return null;
    const minuses = expression.signs.filter((sign) => sign === '-').length;
    return minuses % 2 === 0 ? operand : negateTerm(operand);
  }

  #percent(expression: Extract<Expression, { kind: 'percent' }>): Term | null {
    let term = this.#numeric(expression.operand, '%');
    if (term !== null && term.type.currency !== null) {
      return this.#refuse(this.#operandError(expression.operand, term, '%'));
    }
    for (let count = 0; count < expression.count && term !== null; count += 1) term = percentOf(term);
    return term;
  }

  #numeric(expression: Expression, operator: string): Term | null {
    const term = this.value(expression);
    if (term === null || isNumeric(term.type)) return term;
    return this.#refuse(this.#operandError(expression, term, operator));
  }

  #operandError(span: Span, term: Term, operator: string): Diagnostic {
    return {
      code: 'type/not-a-number',
      severity: 'error',
      place: { from: span.from, to: span.to },
      details: { left: describeType(term.type), right: describeType(term.type), operator },
    };
  }

  /** Folds a chain from the left; after a fault the other operands are still checked for faults of their own. */
  #chain({ first, rest }: Extract<Expression, { kind: 'chain' }>): Term | null {
    let term = this.value(first);
    for (const [index, link] of rest.entries()) {
      const operand = this.value(link.operand);
      const from = index === 0 ? first.from : link.operatorSpan.from;
      const span = { from, to: link.operand.to };
      term = term === null || operand === null ? null : this.#join(term, operand, { link, span, from: first.from });
    }
    return term;
  }

  #join(left: Term, right: Term, { link, span, from }: Joined): Term | null {
    const place: Place = { span, operator: link.operator, report: (diagnostic) => this.diagnostics.push(diagnostic) };
    switch (link.operator) {
      case '+':
        return addTerms(left, right, place);
      case '-':
        return subtractTerms(left, right, place);
      case '*':
        return multiplyTerms(left, right, place);
      case '/':
        return divideTerms(left, right, {
          ...place,
          written: writtenDivision(link.operand, { from, to: link.operand.to }),
        });
      case '^':
        return powerOf(left, right, place);
      case '&':
        return this.#refuse(
          formulaError('formula/function-not-available', link.operatorSpan, { name: '&', reason: 'text' }),
        );
      case '=':
      case '<>':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return compareTerms(COMPARISONS[link.operator], [left, right], place);
    }
  }

  #call(expression: Extract<Expression, { kind: 'call' }>): Term | null {
    const fn = functionNamed(expression.name);
    if (fn === null) return this.#unknownFunction(expression);
    const counted = this.#hasRightCount(fn, expression);
    const args = expression.args.map((argument, index) => this.#argument(fn, argument, index));
    const sound = args.filter((argument) => argument !== null);
    if (!counted || sound.length < args.length) return null;
    const call = new FunctionCall({
      fn,
      span: expression,
      args: sound,
      report: (diagnostic) => this.diagnostics.push(diagnostic),
      columnType: (argument) => (argument.kind === 'column' ? this.#columnType(argument) : null),
    });
    return fn.build(call);
  }

  #unknownFunction(expression: Extract<Expression, { kind: 'call' }>): null {
    for (const argument of expression.args) this.#anyArgument(argument);
    const { name, nameSpan } = expression;
    const reason = unavailableReason(name);
    if (reason !== null)
      return this.#refuse(formulaError('formula/function-not-available', nameSpan, { name, reason }));
    const candidates = FORMULA_FUNCTIONS.flatMap((fn) => [fn.names.en, fn.names.ru]);
    const suggestion = nearestName(name, candidates);
    const details = { name, ...(suggestion === null ? {} : { suggestion }) };
    return this.#refuse(formulaError('formula/unknown-function', nameSpan, details));
  }

  /** Looks for faults inside an argument whose place in the call is not known. */
  #anyArgument(argument: Expression): void {
    if (argument.kind === 'list') for (const item of argument.items) this.value(item);
    else if (argument.kind !== 'column') this.value(argument);
  }

  #hasRightCount(fn: FormulaFunction, { args, nameSpan, to }: Extract<Expression, { kind: 'call' }>): boolean {
    const { least, most } = argumentCounts(fn);
    if (args.length >= least && (most === null || args.length <= most)) return true;
    const surplus = most === null ? undefined : args[most];
    const span = surplus === undefined ? nameSpan : { from: surplus.from, to: args.at(-1)?.to ?? to };
    const details = {
      function: functionNames(fn),
      given: args.length,
      least,
      ...(most === null ? {} : { most }),
      ...(least === most ? { exact: least } : {}),
    };
    this.diagnostics.push(formulaError('formula/argument-count', span, details));
    return false;
  }

  #argument(fn: FormulaFunction, expression: Expression, index: number): Argument | null {
    const span: Span = { from: expression.from, to: expression.to };
    const parameter = parameterAt(fn, index);
    if (parameter === null) {
      this.#anyArgument(expression);
      return null;
    }
    if (expression.kind === 'column') {
      if (parameter.kind === 'column' || parameter.kind === 'lookup') {
        return { ...span, kind: 'column', table: expression.table, column: expression.column };
      }
      return this.#refuse(formulaError('formula/table-not-here', span));
    }
    if (expression.kind === 'list') return this.#listArgument({ fn, parameter, index }, expression);
    const term = this.value(expression);
    if (term === null) return null;
    return this.#fits({ fn, parameter, index }, term, span) ? { ...span, kind: 'term', term } : null;
  }

  #listArgument(at: ArgumentPlace, expression: Extract<Expression, { kind: 'list' }>): Argument | null {
    const { from, to } = expression;
    if (!TAKES_LIST.has(at.parameter.kind)) return this.#refuse(formulaError('formula/list-not-here', { from, to }));
    const items = expression.items.map((item) => {
      const term = this.value(item);
      const isSound = term !== null && this.#fitsInList(at, term, item);
      return isSound ? { term, span: { from: item.from, to: item.to } } : null;
    });
    const sound = items.filter((item) => item !== null);
    return sound.length === items.length ? { from, to, kind: 'list', items: sound } : null;
  }

  #fitsInList(at: ArgumentPlace, term: Term, span: Span): boolean {
    if (at.parameter.kind === 'lookup') return true;
    return at.parameter.kind === 'dates' ? this.#fits(at, term, span) : this.#fitsNumber(at, term, span);
  }

  #fitsNumber(at: ArgumentPlace, term: Term, span: Span): boolean {
    return isNumeric(term.type) || this.#misfit(at, term, span);
  }

  #fits(at: ArgumentPlace, term: Term, span: Span): boolean {
    const { type } = term;
    switch (at.parameter.kind) {
      case 'value':
        return true;
      case 'number':
      case 'numbers':
        return this.#fitsNumber(at, term, span);
      case 'plain':
      case 'whole':
        return (isNumeric(type) && type.currency === null) || this.#misfit(at, term, span);
      case 'boolean':
        return type.base === 'boolean' || this.#misfit(at, term, span);
      case 'date':
      case 'dates':
        return type.base === 'date' || this.#misfit(at, term, span);
      case 'unit':
        return type.base === 'text' || this.#misfit(at, term, span);
      case 'list':
      case 'column':
      case 'lookup':
        return this.#misfit(at, term, span);
    }
  }

  #misfit({ fn, parameter, index }: ArgumentPlace, term: Term, span: Span): false {
    this.diagnostics.push(
      formulaError('formula/argument-type', span, {
        function: functionNames(fn),
        argument: index + 1,
        expected: parameter.kind,
        given: describeType(term.type),
      }),
    );
    return false;
  }

  #columnType(argument: Extract<Argument, { kind: 'column' }>): ValueType | null {
    const { tables } = this.#context;
    if (tables === null) return plain('number', 'employee');
    const columns = tables.get(argument.table);
    const type = columns?.get(argument.column);
    if (type !== undefined) return type;
    const [code, name, candidates] =
      columns === undefined
        ? (['formula/unknown-table', argument.table, tables.keys()] as const)
        : (['formula/unknown-column', argument.column, columns.keys()] as const);
    const suggestion = nearestName(name, candidates);
    const details = { name, table: argument.table, ...(suggestion === null ? {} : { suggestion }) };
    return this.#refuse(formulaError(code, argument, details));
  }
}

interface Joined {
  readonly link: ChainLink;
  readonly span: Span;
  /** Where the chain begins. */
  readonly from: number;
}

interface ArgumentPlace {
  readonly fn: FormulaFunction;
  readonly parameter: Parameter;
  readonly index: number;
}

const TAKES_LIST: ReadonlySet<Parameter['kind']> = new Set(['list', 'numbers', 'dates', 'lookup']);
