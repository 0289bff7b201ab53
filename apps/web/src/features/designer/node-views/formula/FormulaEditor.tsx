import { autocompletion, closeCompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from '@codemirror/commands';
import { bracketMatching, LRLanguage, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic as EditorFault, forceLinting, linter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, type KeyBinding, keymap } from '@codemirror/view';
import { describeDiagnostic, formatValue } from '@premia/locale';
import {
  cellReferences,
  type FormulaLanguage,
  formulaFix,
  formulaParser,
  languageOfFormula,
  translateFormula,
} from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useEffect, useRef, useState } from 'react';
import classes from '../bodies/FormulaBody.module.css';
import { CellMapping } from './CellMapping.tsx';
import { FormulaResult } from './FormulaResult.tsx';
import { formulaMessages as messages } from './formula.messages.ts';
import { type Chip, foldedName, formulaChips, setChips } from './formula-chips.ts';
import { completeFormula } from './formula-completion.ts';
import { FORMULA_COLOURS, FORMULA_LOOK } from './formula-look.ts';
import type { FormulaValue } from './formula-scope.ts';
import { faultsOf } from './formula-trial.ts';
import { signatureHelp } from './signature-help.ts';

export interface FormulaEditorProps {
  readonly label: string;
  readonly text: string;
  readonly language: FormulaLanguage;
  readonly scope: readonly FormulaValue[];
  readonly isFull: boolean;
  readonly onCommit: (text: string) => void;
  readonly onCancel: () => void;
}

/** A pause in the typing after which faults are underlined. */
const LINT_DELAY_MS = 60;

/** The formula in CodeMirror, read by the parser of the language itself: colours and errors cannot disagree with it. */
export function FormulaEditor(props: FormulaEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const { view, typed, selection, isStepShown, toggleStep, pasted, closePaste } = useFormulaView(host, props);
  const { language, scope, isFull } = props;
  const insert = (change: { readonly from: number; readonly to: number; readonly insert: string }) => {
    view.current?.dispatch({ changes: change, selection: { anchor: change.from + change.insert.length } });
    view.current?.focus();
  };
  return (
    // The editor inside handles the keys; this only keeps them from the canvas around it.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={[classes['editing'], 'nodrag nopan nokey nowheel'].join(' ')}
      data-full={isFull ? '' : undefined}
      onKeyDown={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget) || pasted !== null) return;
        if (view.current !== null) props.onCommit(view.current.state.doc.toString());
      }}
    >
      <div ref={host} className={classes['editor']} data-full={isFull ? '' : undefined} />
      <div className={classes['under']}>
        <FormulaResult
          text={typed}
          selection={selection}
          setting={{ language, scope }}
          isStepShown={isStepShown}
          onStep={toggleStep}
          onFix={insert}
        />
      </div>
      {pasted !== null && (
        <CellMapping
          text={pasted}
          cells={cellReferences(pasted)}
          scope={scope}
          onCancel={closePaste}
          onInsert={(named) => {
            closePaste();
            const from = languageOfFormula(named, language);
            const text = from === language ? named : (translateFormula(named, from, language) ?? named);
            const { from: start, to: end } = view.current?.state.selection.main ?? { from: 0, to: 0 };
            insert({ from: start, to: end, insert: text.replace(/^\s*=/, '').trim() });
          }}
        />
      )}
    </div>
  );
}

/** The editor and what React shows of it. */
function useFormulaView(host: React.RefObject<HTMLDivElement | null>, props: FormulaEditorProps) {
  const { language: screen, translate: t } = useLanguage();
  const view = useRef<EditorView | null>(null);
  const [typed, setTyped] = useState(props.text);
  const [selection, setSelection] = useState({ from: 0, to: 0 });
  const [isStepShown, setStepShown] = useState(false);
  const [pasted, setPasted] = useState<string | null>(null);
  const valueWords = ({ value, type, source }: FormulaValue): string => {
    if (value === null || type === null) return source === null ? t(messages.notLinked) : '—';
    return formatValue({ value, type }, screen, { compact: true });
  };
  const toggleStep = () => setStepShown((before) => !before);
  const handlers = useRef({ ...props, screen, valueWords, toggleStep });
  handlers.current = { ...props, screen, valueWords, toggleStep };

  const { language, isFull, label } = props;
  useEffect(() => {
    if (host.current === null) return undefined;
    const now = () => handlers.current;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: now().text,
        extensions: [
          history(),
          LRLanguage.define({ name: 'formula', parser: formulaParser(language) }),
          syntaxHighlighting(FORMULA_COLOURS),
          FORMULA_LOOK,
          bracketMatching(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          formulaChips(),
          autocompletion({
            override: [
              completeFormula({ language, scope: () => now().scope, valueWords: (value) => now().valueWords(value) }),
            ],
          }),
          signatureHelp(language),
          linter((current) => editorFaults(current.state.doc.toString(), now()), { delay: LINT_DELAY_MS }),
          EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
            if (docChanged) setTyped(state.doc.toString());
            if (selectionSet || docChanged)
              setSelection({ from: state.selection.main.from, to: state.selection.main.to });
          }),
          EditorView.domEventHandlers({
            paste: (event) => {
              const text = event.clipboardData?.getData('text/plain').trim() ?? '';
              if (cellReferences(text).length === 0) return false;
              event.preventDefault();
              setPasted(text);
              return true;
            },
          }),
          // A list of completions that is open takes Enter first.
          keymap.of([...completionKeymap, ...formulaKeys(now), ...defaultKeymap, ...historyKeymap]),
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
  }, [host, language, isFull, label]);

  const { text, scope } = props;
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.hasFocus || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of a value follow the language and the value
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const chips = new Map(
      scope.map((value): [string, Chip] => [
        foldedName(value.key),
        { title: value.title, base: value.type?.base ?? 'none', value: valueWords(value) },
      ]),
    );
    editor.dispatch({ effects: setChips.of(chips) });
    forceLinting(editor);
  }, [scope, screen, language, isFull, label]);
  return { view, typed, selection, isStepShown, toggleStep, pasted, closePaste: () => setPasted(null) };
}

type Handlers = Pick<FormulaEditorProps, 'onCommit' | 'onCancel'> & { readonly toggleStep: () => void };

/** Enter applies one line and breaks several; with Ctrl it always applies, with Shift it always breaks. */
function formulaKeys(now: () => Handlers): readonly KeyBinding[] {
  const apply = (view: EditorView) => {
    closeCompletion(view);
    now().onCommit(view.state.doc.toString());
    return true;
  };
  return [
    { key: 'Mod-Enter', run: apply },
    { key: 'Shift-Enter', run: insertNewlineAndIndent },
    { key: 'Enter', run: (view) => (view.state.doc.lines > 1 ? insertNewlineAndIndent(view) : apply(view)) },
    {
      key: 'F9',
      run: () => {
        now().toggleStep();
        return true;
      },
    },
    {
      key: 'Escape',
      run: () => {
        now().onCancel();
        return true;
      },
    },
  ];
}

interface FaultSetting {
  readonly language: FormulaLanguage;
  readonly scope: readonly FormulaValue[];
  readonly screen: 'ru' | 'en';
}

function editorFaults(text: string, { language, scope, screen }: FaultSetting): EditorFault[] {
  if (text.trim() === '') return [];
  return faultsOf(text, { language, scope }).map((diagnostic) => {
    const fix = formulaFix(diagnostic, { text, language });
    const actions =
      fix === null
        ? []
        : [
            {
              name: fix.insert === '' ? '×' : `→ ${fix.insert}`,
              apply: (view: EditorView) => view.dispatch({ changes: fix }),
            },
          ];
    return {
      from: Math.min(diagnostic.place.from ?? 0, text.length),
      to: Math.min(diagnostic.place.to ?? text.length, text.length),
      severity: diagnostic.severity,
      message: describeDiagnostic(diagnostic, { language: screen }),
      actions,
    };
  });
}
