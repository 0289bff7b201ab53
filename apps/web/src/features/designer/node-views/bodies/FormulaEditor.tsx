import { autocompletion, type Completion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic as EditorFault, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension, StateField } from '@codemirror/state';
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { describeDiagnostic, type Language } from '@premia/locale';
import {
  callAt,
  type Diagnostic,
  FORMULA_FUNCTIONS,
  type FormulaLanguage,
  type FunctionSignature,
  formulaParser,
  functionSignature,
} from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useEffect, useRef } from 'react';
import classes from './FormulaBody.module.css';

export interface FormulaEditorProps {
  readonly label: string;
  readonly text: string;
  readonly language: FormulaLanguage;
  readonly names: readonly string[];
  readonly faults: readonly Diagnostic[];
  readonly isFull: boolean;
  readonly onCommit: (text: string) => void;
  readonly onCancel: () => void;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.number, color: 'var(--type-percent)' },
  { tag: tags.string, color: 'var(--type-text)' },
  { tag: [tags.bool, tags.keyword], color: 'var(--type-boolean)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.name)], color: 'var(--ink-text)', fontWeight: '600' },
  { tag: [tags.variableName, tags.name], color: 'var(--type-money)' },
  { tag: tags.comment, color: 'var(--text-faint)', fontStyle: 'italic' },
]);

const LOOK = EditorView.theme({
  '&': { fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'var(--font-code)', padding: '5px 4px', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 4px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-tooltip': {
    background: 'var(--surface-raised)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-1)',
    boxShadow: 'var(--shadow-2)',
    color: 'var(--text)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--ink)', color: 'var(--text-on-ink)' },
});

/** The formula in CodeMirror, read by the parser of the language itself: colours and errors cannot disagree with it. */
export function FormulaEditor(props: FormulaEditorProps) {
  const { language: screen } = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const handlers = useRef(props);
  handlers.current = props;

  const { language, isFull, label } = props;
  useEffect(() => {
    if (host.current === null) return undefined;
    const names = () => handlers.current.names;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: handlers.current.text,
        extensions: [
          history(),
          LRLanguage.define({ name: 'formula', parser: formulaParser(language) }),
          syntaxHighlighting(COLOURS),
          LOOK,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          autocompletion({ override: [(context) => completions(context, language, names())] }),
          signatureHelp(language),
          keymap.of([
            // A list of completions that is open takes Enter first.
            ...completionKeymap,
            { key: 'Enter', run: ({ state }) => finish(state.doc.toString(), handlers.current) },
            { key: 'Escape', run: () => cancel(handlers.current) },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
        ],
      }),
    });
    view.current = editor;
    if (!isFull) editor.focus();
    editor.dispatch({ selection: { anchor: editor.state.doc.length } });
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [language, isFull, label]);

  const { text, faults } = props;
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.hasFocus || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (editor !== null)
      editor.dispatch(setDiagnostics(editor.state, editorFaults(faults, editor.state.doc.length, screen)));
  }, [faults, screen]);

  return (
    // The editor inside handles the keys; this only keeps them from the canvas around it.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={host}
      className={[classes['editor'], 'nodrag nopan nokey nowheel'].join(' ')}
      data-full={isFull ? '' : undefined}
      onKeyDown={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        const typed = view.current?.state.doc.toString();
        if (typed !== undefined) handlers.current.onCommit(typed);
      }}
    />
  );
}

/** Above the call the cursor is in: how the function is written, the present argument in bold. */
function signatureHelp(language: FormulaLanguage): Extension {
  const tooltips = ({ doc, selection }: EditorState): readonly Tooltip[] => {
    const call = callAt(doc.toString(), language, selection.main.head);
    if (call === null) return [];
    const create = () => ({ dom: signatureElement(functionSignature(call.fn, language), call.argument) });
    return [{ pos: call.name.from, above: true, create }];
  };
  return StateField.define<readonly Tooltip[]>({
    create: tooltips,
    update: (shown, transaction) =>
      transaction.docChanged || transaction.selection !== undefined ? tooltips(transaction.state) : shown,
    provide: (field) => showTooltip.computeN([field], (state) => state.field(field)),
  });
}

function signatureElement({ text, parameters }: FunctionSignature, argument: number): HTMLElement {
  const element = document.createElement('div');
  element.className = classes['signature'] ?? '';
  // The last parameter of a function that takes any number stays marked beyond its place.
  const present = parameters[Math.min(argument, parameters.length - 1)];
  if (present === undefined) {
    element.textContent = text;
    return element;
  }
  const marked = document.createElement('b');
  marked.textContent = text.slice(present.from, present.to);
  element.append(text.slice(0, present.from), marked, text.slice(present.to));
  return element;
}

function finish(text: string, { onCommit }: FormulaEditorProps): boolean {
  onCommit(text);
  return true;
}

function cancel({ onCancel }: FormulaEditorProps): boolean {
  onCancel();
  return true;
}

/** Lists and functions by name; a word typed so far narrows them. */
function completions(
  context: {
    readonly pos: number;
    matchBefore(pattern: RegExp): { readonly from: number } | null;
    readonly explicit: boolean;
  },
  language: FormulaLanguage,
  names: readonly string[],
) {
  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_.]*/u);
  if (word === null && !context.explicit) return null;
  const options: Completion[] = [
    ...names.map((name) => ({ label: name, type: 'variable', boost: 2 })),
    ...FORMULA_FUNCTIONS.map((fn) => ({
      label: fn.names[language],
      type: 'function',
      apply: `${fn.names[language]}(`,
    })),
  ];
  return { from: word?.from ?? context.pos, options };
}

function editorFaults(diagnostics: readonly Diagnostic[], length: number, language: Language): EditorFault[] {
  return diagnostics
    .filter(({ place }) => place.path === 'text')
    .map((diagnostic) => ({
      from: Math.min(diagnostic.place.from ?? 0, length),
      to: Math.min(diagnostic.place.to ?? length, length),
      severity: diagnostic.severity === 'hint' ? 'hint' : diagnostic.severity,
      message: describeDiagnostic(diagnostic, { language }),
    }));
}
