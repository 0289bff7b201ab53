import type { SyntaxNode, Tree } from '@lezer/common';
import { parseDecimal } from '@premia/decimal';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ChainLevel, ChainLink, ChainOperator, Expression, FormulaTree, Span } from './ast.ts';
import { type CommentsByItem, commentsByItem } from './comments.ts';
import { formulaError } from './diagnosis.ts';
import { FORMULA_BYTES_MAX } from './limits.ts';
import { formulaParser } from './parser.ts';
import { findSyntaxFault } from './syntax-fault.ts';
import { PUNCTUATION, partsOf } from './syntax-parts.ts';
import { type FormulaLanguage, truthOf } from './words.ts';

export type ParseResult =
  | { readonly ok: true; readonly tree: FormulaTree; readonly hints: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads formula text into a tree. Time grows with the text's length; no text makes it throw. */
export function parseFormula(text: string, language: FormulaLanguage): ParseResult {
  const fault = refuseByLength(text) ?? findSyntaxFault(text, language);
  if (fault !== null) return { ok: false, diagnostics: [fault] };
  const syntax = formulaParser(language).parse(text);
  const error = firstError(syntax);
  if (error !== null) return { ok: false, diagnostics: [formulaError('formula/syntax', error)] };
  const reader = new TreeReader(text, commentsByItem(text, syntax));
  const root = syntax.topNode;
  const body = partsOf(root).find((part) => part.name !== 'Equals');
  if (body === undefined)
    return { ok: false, diagnostics: [formulaError('formula/empty', { from: 0, to: text.length })] };
  const expression = reader.item(body);
  if (reader.diagnostics.length > 0) return { ok: false, diagnostics: reader.diagnostics };
  return { ok: true, tree: { expression }, hints: reader.hints };
}

function refuseByLength(text: string): Diagnostic | null {
  // A character has three bytes at most.
  if (text.length * 3 <= FORMULA_BYTES_MAX) return null;
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= FORMULA_BYTES_MAX) return null;
  return formulaError('formula/too-long', { from: 0, to: text.length }, { bytes, most: FORMULA_BYTES_MAX });
}

/** Where the grammar gave up; nowhere as long as the fault finder knows all that the grammar knows. */
export function firstError(tree: Tree): Span | null {
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) return { from: cursor.from, to: cursor.to };
  } while (cursor.next());
  return null;
}

const CHAINS: Readonly<Record<string, ChainLevel>> = {
  Comparison: 'comparison',
  Concatenation: 'concatenation',
  Sum: 'sum',
  Product: 'product',
  Power: 'power',
};
const OPERATORS: ReadonlyMap<string, ChainOperator> = new Map([
  ...(['+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>='] as const).map((sign) => [sign, sign] as const),
  ['−', '-'],
  ['–', '-'],
  ['×', '*'],
  ['÷', '/'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '<>'],
]);

/** Walks a faultless syntax tree; only limits on digits can still go wrong. */
class TreeReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly hints: Diagnostic[] = [];
  readonly #text: string;
  readonly #comments: CommentsByItem;

  constructor(text: string, comments: CommentsByItem) {
    this.#text = text;
    this.#comments = comments;
  }

  /** A whole formula, an argument or an item of a list: what comments are about. */
  item(node: SyntaxNode): Expression {
    const comments = this.#comments.get(node.from);
    const expression = this.expression(node);
    return comments === undefined ? expression : { ...expression, comments };
  }

  expression(node: SyntaxNode): Expression {
    const span: Span = { from: node.from, to: node.to };
    const level = CHAINS[node.name];
    if (level !== undefined) return { ...span, ...this.#chain(node, level) };
    switch (node.name) {
      case 'EnglishNumber':
      case 'RussianNumber':
        return { ...span, kind: 'number', value: this.#number(span) };
      case 'Text':
        return { ...span, kind: 'text', text: unquote(this.#slice(span), '"') };
      case 'Boolean':
        return { ...span, kind: 'boolean', boolean: truthOf(this.#slice(span)) === true };
      case 'Name':
        return { ...span, kind: 'name', name: nameText(this.#slice(span)) };
      case 'TableColumn': {
        const [table, column] = partsOf(node).map((part) => nameText(this.#slice(part)));
        return { ...span, kind: 'column', table: table ?? '', column: column ?? '' };
      }
      case 'Call':
        return { ...span, ...this.#call(node) };
      case 'List':
        return { ...span, kind: 'list', items: this.#values(node) };
      case 'Group': {
        const inner = this.#values(node)[0];
        if (inner === undefined) throw new Error('formula: an empty group passed the syntax check');
        return inner;
      }
      case 'Signed':
        return { ...span, ...this.#signed(node) };
      case 'Percent': {
        const [operand, ...signs] = partsOf(node);
        if (operand === undefined) throw new Error('formula: a percent sign without a value passed the syntax check');
        return { ...span, kind: 'percent', count: signs.length, operand: this.expression(operand) };
      }
      default:
        throw new Error(`formula: unexpected syntax node ${node.name}`);
    }
  }

  #slice(span: Span): string {
    return this.#text.slice(span.from, span.to);
  }

  #values(node: SyntaxNode): readonly Expression[] {
    const parts = partsOf(node);
    this.#hintAtCommas(parts);
    return parts.filter((part) => !PUNCTUATION.has(part.name)).map((part) => this.item(part));
  }

  /** In English `ROUND(1,5)` has two arguments; who wrote a decimal comma should be told. */
  #hintAtCommas(parts: readonly SyntaxNode[]): void {
    for (const [index, part] of parts.entries()) {
      const before = parts[index - 1];
      const after = parts[index + 1];
      if (part.name !== 'Comma' || before === undefined || after === undefined) continue;
      const touches = before.to === part.from && part.to === after.from;
      const isDigits = before.name === 'EnglishNumber' && /^\d/.test(this.#slice(after));
      if (!touches || !isDigits) continue;
      const span = { from: before.from, to: after.to };
      const details = { written: this.#slice(span) };
      this.hints.push({ ...formulaError('formula/ambiguous-comma', span, details), severity: 'hint' });
    }
  }

  #number(span: Span): Extract<Expression, { kind: 'number' }>['value'] {
    const text = this.#slice(span).replace(',', '.');
    const parsed = parseDecimal(text);
    if (parsed.ok) return parsed.value;
    const code = parsed.problem === 'too-many-digits' ? 'formula/too-many-digits' : 'formula/exponent-too-large';
    this.diagnostics.push(formulaError(code, span));
    return { numerator: 0n, denominator: 1n };
  }

  #chain(node: SyntaxNode, level: ChainLevel): Omit<Extract<Expression, { kind: 'chain' }>, keyof Span> {
    const [first, ...others] = partsOf(node);
    if (first === undefined) throw new Error('formula: an empty chain passed the syntax check');
    const rest: ChainLink[] = [];
    for (let index = 0; index < others.length; index += 2) {
      const sign = others[index];
      const operand = others[index + 1];
      const operator = sign === undefined ? undefined : OPERATORS.get(this.#slice(sign));
      if (sign === undefined || operand === undefined || operator === undefined) {
        throw new Error('formula: a broken chain passed the syntax check');
      }
      rest.push({ operator, operatorSpan: { from: sign.from, to: sign.to }, operand: this.expression(operand) });
    }
    return { kind: 'chain', level, first: this.expression(first), rest };
  }

  #call(node: SyntaxNode): Omit<Extract<Expression, { kind: 'call' }>, keyof Span> {
    const [name, list] = partsOf(node);
    if (name === undefined || list === undefined) throw new Error('formula: a broken call passed the syntax check');
    return {
      kind: 'call',
      name: this.#slice(name).normalize('NFC'),
      nameSpan: { from: name.from, to: name.to },
      args: this.#values(list),
    };
  }

  #signed(node: SyntaxNode): Omit<Extract<Expression, { kind: 'signed' }>, keyof Span> {
    const parts = partsOf(node);
    const operand = parts.at(-1);
    if (operand === undefined) throw new Error('formula: a sign without a value passed the syntax check');
    const signs = parts.slice(0, -1).map((sign) => (this.#slice(sign) === '+' ? '+' : '-'));
    return { kind: 'signed', signs, operand: this.expression(operand) };
  }
}

function unquote(text: string, quote: string): string {
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}

/** A name without its quotes, composed accents: what it is looked up by. */
function nameText(written: string): string {
  if (written.startsWith("'")) return unquote(written, "'").normalize('NFC').trim();
  if (written.startsWith('[')) return written.slice(1, -1).replaceAll(']]', ']').normalize('NFC').trim();
  return written.normalize('NFC');
}
