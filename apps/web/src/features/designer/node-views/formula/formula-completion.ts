import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { insertCompletionText } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import {
  FORMULA_FUNCTIONS,
  type FormulaFunction,
  type FormulaLanguage,
  fitsParameter,
  functionSignature,
  type ParameterKind,
  printName,
  wantedAt,
} from '@premia/scheme';
import type { FormulaValue } from './formula-scope.ts';

export interface CompletionSource {
  readonly language: FormulaLanguage;
  readonly scope: () => readonly FormulaValue[];
  readonly valueWords: (value: FormulaValue) => string;
}

/** Values and functions that begin with the word at the cursor; what fits the argument there comes first. */
export function completeFormula(source: CompletionSource) {
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_.]*/u);
    if (word === null && !context.explicit) return null;
    const wanted = wantedAt(context.state.doc.toString(), source.language, word?.from ?? context.pos);
    const values = source.scope().flatMap((value) => valueOptions(value, { source, wanted }));
    const functions = FORMULA_FUNCTIONS.map((fn) => functionOption(fn, { source, wanted }));
    return { from: word?.from ?? context.pos, options: [...values, ...functions], validFor: /^[\p{L}\p{N}_.]*$/u };
  };
}

interface Wanting {
  readonly source: CompletionSource;
  readonly wanted: ParameterKind | null;
}

/** Found by its title and by its name in the text; both choose the same. */
function valueOptions(value: FormulaValue, { source, wanted }: Wanting): readonly Completion[] {
  const fits = wanted === null || value.type === null || fitsParameter(wanted, value.type);
  const option: Completion = {
    label: value.title,
    detail: source.valueWords(value),
    type: value.type?.base ?? 'variable',
    boost: (fits ? 40 : 0) + (value.isInput ? 20 : 10),
    // The editor's own signature.
    // biome-ignore lint/complexity/useMaxParams: see above
    apply: (view: EditorView, _completion, from: number, to: number) => {
      view.dispatch(insertCompletionText(view.state, printName(value.key), from, to));
    },
  };
  return value.key.toLowerCase() === value.title.toLowerCase()
    ? [option]
    : [option, { ...option, label: value.key, displayLabel: value.title, boost: (option.boost ?? 0) - 1 }];
}

const BOOLEAN_FUNCTIONS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);

function functionOption(fn: FormulaFunction, { source, wanted }: Wanting): Completion {
  const { language } = source;
  const name = fn.names[language];
  const isFitting = wanted === null || (wanted === 'boolean') === BOOLEAN_FUNCTIONS.has(fn.names.en);
  return {
    label: name,
    type: 'function',
    boost: isFitting ? 5 : -10,
    apply: `${name}(`,
    info: () => functionInfo(fn, source),
  };
}

/** What the function does, how it is written with names of this formula, and where it is not Excel's. */
function functionInfo(fn: FormulaFunction, { language, scope }: CompletionSource): HTMLElement {
  const element = document.createElement('div');
  const lines = [exampleOf(fn, { language, scope: scope() }), fn.doc[language], fn.difference?.[language]];
  for (const line of lines) {
    if (line === undefined) continue;
    const part = document.createElement('p');
    part.textContent = line;
    element.append(part);
  }
  return element;
}

function exampleOf(
  fn: FormulaFunction,
  { language, scope }: { readonly language: FormulaLanguage; readonly scope: readonly FormulaValue[] },
): string {
  const { text, parameters } = functionSignature(fn, language);
  let written = text;
  const used = new Set<string>();
  for (const [index, span] of [...parameters.entries()].reverse()) {
    const kind = fn.parameters[index]?.kind;
    const fitting = scope.find(
      ({ key, type, isInput }) =>
        isInput &&
        !used.has(key) &&
        kind !== undefined &&
        kind !== 'value' &&
        type !== null &&
        fitsParameter(kind, type),
    );
    if (fitting === undefined) continue;
    used.add(fitting.key);
    written = written.slice(0, span.from) + fitting.title + written.slice(span.to);
  }
  return written;
}
