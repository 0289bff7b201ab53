import type { SyntaxNode } from '@lezer/common';
import { isNumeric, type ValueType } from '../values/value-type.ts';
import type { Span } from './ast.ts';
import { functionNamed } from './functions/catalogue.ts';
import { type FormulaFunction, type ParameterKind, parameterAt } from './functions/function.ts';
import { parseFormula } from './parse.ts';
import { formulaParser } from './parser.ts';
import { printFormula } from './print.ts';
import type { FormulaLanguage } from './words.ts';

/* What an editor asks about a text that may be half typed. Nothing here throws or needs a sound formula. */

export interface CallAt {
  readonly fn: FormulaFunction;
  /** The argument the position is in, from 0; may be beyond the last parameter. */
  readonly argument: number;
  /** The name of the function in the text. */
  readonly name: Span;
}

/** The innermost call of a known function around a position: what a hint about arguments is shown for. */
export function callAt(text: string, language: FormulaLanguage, position: number): CallAt | null {
  const tree = formulaParser(language).parse(text);
  for (let node: SyntaxNode | null = tree.resolveInner(position, -1); node !== null; node = node.parent) {
    const call = node.name === 'Call' ? readCall(node, text, position) : null;
    if (call !== null) return call;
  }
  return null;
}

/** What the argument at a position may be; null outside of every known call. */
export function wantedAt(text: string, language: FormulaLanguage, position: number): ParameterKind | null {
  const call = callAt(text, language, position);
  return call === null ? null : (parameterAt(call.fn, call.argument)?.kind ?? null);
}

const NUMERIC: ReadonlySet<ParameterKind> = new Set<ParameterKind>(['number', 'plain', 'whole', 'numbers']);

/** Whether a value would do as such an argument: what completion ranks by. */
export function fitsParameter(kind: ParameterKind, type: ValueType): boolean {
  if (NUMERIC.has(kind)) return isNumeric(type) && (kind === 'number' || kind === 'numbers' || type.currency === null);
  if (kind === 'boolean') return type.base === 'boolean';
  return kind === 'date' || kind === 'dates' ? type.base === 'date' : true;
}

function readCall(node: SyntaxNode, text: string, position: number): CallAt | null {
  const name = node.getChild('FunctionName');
  const list = node.getChild('Arguments');
  if (name === null || list === null || position <= list.from) return null;
  const closing = list.getChild(')');
  if (closing !== null && position > closing.from) return null;
  const fn = functionNamed(text.slice(name.from, name.to));
  if (fn === null) return null;
  const before = separatorsOf(list).filter((separator) => separator.to <= position);
  return { fn, argument: before.length, name: { from: name.from, to: name.to } };
}

function separatorsOf(list: SyntaxNode): readonly Span[] {
  return [...list.getChildren('Separator'), ...list.getChildren('Comma')];
}

export interface FunctionSignature {
  /** `IFS(condition, value, …)` in one language. */
  readonly text: string;
  /** Where each parameter stands in it, in order. */
  readonly parameters: readonly Span[];
}

/** How a function is written, with its parameters' names. */
export function functionSignature(fn: FormulaFunction, language: FormulaLanguage): FunctionSignature {
  const separator = language === 'ru' ? '; ' : ', ';
  const parameters: Span[] = [];
  let text = `${fn.names[language]}(`;
  for (const [index, parameter] of fn.parameters.entries()) {
    if (index > 0) text += separator;
    const written = parameter.optional === true ? `[${parameter.name[language]}]` : parameter.name[language];
    parameters.push({ from: text.length, to: text.length + written.length });
    text += written;
  }
  if (fn.repeats !== undefined) text += `${separator}…`;
  return { text: `${text})`, parameters };
}

/** The same formula in the other language, tidied; null while it is not a formula. */
export function translateFormula(text: string, from: FormulaLanguage, to: FormulaLanguage): string | null {
  const parsed = parseFormula(text, from);
  return parsed.ok ? printFormula(parsed.tree, { language: to }) : null;
}
