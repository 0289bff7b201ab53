import type { SchemeDocument, SchemeNode } from '../document/scheme-document.ts';
import {
  type FormulaLanguage,
  type FormulaTree,
  parseFormula,
  printFormula,
  readStoredTree,
  storeTree,
} from '../formula/index.ts';

type FormulaParams = Readonly<Record<string, unknown>>;
type StoredParams = NonNullable<SchemeNode['params']>;

export interface FormulaText {
  readonly text: string;
  readonly language: FormulaLanguage;
}

interface Wanted {
  /** By default a text stays in its own, and a tree is written in English. */
  readonly language?: FormulaLanguage;
  /** As in `PrintOptions`; without it a formula that has to be written is one line. */
  readonly lineWidth?: number;
}

/** A formula node's formula as text; one that cannot be read stays as it was typed. */
export function formulaText(params: FormulaParams, wanted: Wanted = {}): FormulaText {
  const typed = typedText(params);
  const isWanted = typed.text !== '' && (wanted.language ?? typed.language) === typed.language;
  const tree = isWanted ? null : formulaTree(params);
  if (tree === null) return typed;
  const { language = 'en', lineWidth } = wanted;
  return { text: printFormula(tree, { language, ...(lineWidth === undefined ? {} : { lineWidth }) }), language };
}

/** A formula node's formula, whichever way it is kept; null while it is none. */
export function formulaTree(params: FormulaParams): FormulaTree | null {
  return params['tree'] === undefined ? treeOf(typedText(params)) : readStoredTree(params['tree']);
}

function typedText(params: FormulaParams): FormulaText {
  const text = params['text'];
  return { text: typeof text === 'string' ? text : '', language: params['language'] === 'ru' ? 'ru' : 'en' };
}

function treeOf({ text, language }: FormulaText): FormulaTree | null {
  const parsed = parseFormula(text, language);
  return parsed.ok ? parsed.tree : null;
}

/** The params with another formula, as its tree; a text that cannot be read is kept as it was typed. */
export function withFormula(params: StoredParams, formula: FormulaText): StoredParams {
  const { text: _text, tree: _tree, language: _language, ...rest } = params;
  const tree = treeOf(formula);
  if (tree === null) return { ...rest, ...formula };
  // The language stays with what was typed and is no formula yet.
  const pending = rest['pending'] === undefined ? {} : { language: formula.language };
  return { ...rest, ...pending, tree: storeTree(tree) };
}

/** A scheme as it is kept: formulas written as text in a file become trees. The same object where there are none. */
export function withFormulaTrees(document: SchemeDocument): SchemeDocument {
  const nodes = document.nodes.map(withTree);
  return nodes.every((node, index) => node === document.nodes[index]) ? document : { ...document, nodes };
}

function withTree(node: SchemeNode): SchemeNode {
  const { text, tree } = node.params ?? {};
  // Of one that is given twice a person has to say which it is.
  if (node.kind !== 'formula' || node.params === undefined || typeof text !== 'string' || tree !== undefined)
    return node;
  const typed = typedText(node.params);
  return treeOf(typed) === null ? node : { ...node, params: withFormula(node.params, typed) };
}
