import { describeDiagnostic } from '@premia/locale';
import { type FormulaLanguage, formulaText, type SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { lazy, Suspense, useMemo, useState } from 'react';
import { portsOf } from '../../catalogue/ports.ts';
import { ValueText } from '../../preview/ValueText.tsx';
import { NO_DIAGNOSTICS } from '../../state/analysis-store.ts';
import { useAnalysis, useDesigner, usePortValue } from '../../state/designer-context.tsx';
import { formulaMessages } from '../formula/formula.messages.ts';
import { useFormulaScope } from '../formula/formula-scope.ts';
import { FORMULA_LINE_WIDTH, titled } from '../formula/formula-trial.ts';
import { useFormulaCommit } from '../formula/use-formula-commit.ts';
import type { NodeBodyProps } from '../node-view.ts';
import { useFieldTabIndex } from '../parts/field-place.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './FormulaBody.module.css';
import { optionsOf } from './options.ts';
import { useParams } from './use-params.ts';

/** The editor weighs more than the card around it: it is loaded when somebody first types a formula. */
const FormulaEditor = lazy(() =>
  import('../formula/FormulaEditor.tsx').then(({ FormulaEditor: Editor }) => ({ default: Editor })),
);

export function FormulaBody({ node, isFull }: NodeBodyProps & { readonly isFull?: boolean }) {
  const { translate: t } = useLanguage();
  const { isReadOnly } = useDesigner();
  const tabIndex = useFieldTabIndex();
  const [isEditing, setEditing] = useState(false);
  if ((isEditing || isFull === true) && !isReadOnly) {
    return <EditedFormula node={node} isFull={isFull === true} onClose={() => setEditing(false)} />;
  }
  return (
    <ReadFormula
      node={node}
      label={t(messages.formulaText)}
      tabIndex={tabIndex}
      isDisabled={isReadOnly}
      onOpen={() => setEditing(true)}
    />
  );
}

interface FormulaTexts {
  /** The formula that is paid by, in the language it is shown in. */
  readonly text: string;
  /** What was typed since and is no formula yet. */
  readonly pending: string | null;
  readonly language: FormulaLanguage;
}

/** Whoever wrote it, it is read in one's own language; what is no formula yet stays in the one it was typed in. */
function useFormulaTexts(node: SchemeNode): FormulaTexts {
  const { language: screen } = useLanguage();
  const { params } = useParams(node);
  const pending = typeof params['pending'] === 'string' ? params['pending'] : null;
  const typed: FormulaLanguage = params['language'] === 'ru' ? 'ru' : 'en';
  const language = pending === null ? screen : typed;
  return useMemo(
    () => ({ ...formulaText(params, { language, lineWidth: FORMULA_LINE_WIDTH }), pending }),
    [params, language, pending],
  );
}

interface EditedFormulaProps extends NodeBodyProps {
  readonly isFull: boolean;
  readonly onClose: () => void;
}

function EditedFormula({ node, isFull, onClose }: EditedFormulaProps) {
  const { translate: t } = useLanguage();
  const { text, pending, language } = useFormulaTexts(node);
  const scope = useFormulaScope(node);
  const commit = useFormulaCommit(node, { text, pending, language, scope });
  const shown = pending ?? text;
  return (
    <Suspense fallback={<code className={classes['text']}>{shown}</code>}>
      <FormulaEditor
        label={t(messages.formulaText)}
        text={shown}
        language={language}
        scope={scope}
        isFull={isFull}
        onCommit={(typed) => {
          onClose();
          commit(typed);
        }}
        onCancel={onClose}
      />
      {isFull && pending !== null && (
        <p className={classes['former']}>
          {t(formulaMessages.pending, { text: titled(text, { language, scope }) })}{' '}
          <button type="button" className={classes['back']} onClick={() => commit(text)}>
            {t(formulaMessages.backToFormer)}
          </button>
        </p>
      )}
      {isFull && <ResultLine node={node} isValueShown={pending !== null} />}
    </Suspense>
  );
}

interface ReadFormulaProps extends NodeBodyProps {
  readonly label: string;
  readonly tabIndex: 0 | -1 | undefined;
  readonly isDisabled: boolean;
  readonly onOpen: () => void;
}

function ReadFormula({ node, label, tabIndex, isDisabled, onOpen }: ReadFormulaProps) {
  const { language: screen } = useLanguage();
  const { text, pending } = useFormulaTexts(node);
  const diagnostics = useAnalysis((analysis) => analysis.byNode.get(node.id) ?? NO_DIAGNOSTICS);
  const fault = diagnostics.find(({ place }) => place.path === 'text' || place.path === 'pending');
  const shown = pending ?? text;
  return (
    <div>
      <button
        type="button"
        className={[classes['line'], 'nodrag'].join(' ')}
        data-fault={fault === undefined ? undefined : ''}
        tabIndex={tabIndex}
        disabled={isDisabled}
        aria-label={`${label}: ${shown}`}
        onClick={onOpen}
      >
        <FormulaLine node={node} text={shown} />
      </button>
      {fault !== undefined && (
        <span className={classes['fault']} title={describeDiagnostic(fault, { language: screen })}>
          {describeDiagnostic(fault, { language: screen })}
        </span>
      )}
    </div>
  );
}

/** One line of a formula with its values called as people call them. */
function FormulaLine({ node, text }: NodeBodyProps & { readonly text: string }) {
  const { language } = useFormulaTexts(node);
  const scope = useFormulaScope(node, true);
  const names = JSON.stringify(scope.map(({ key, title }) => [key, title]));
  // A formula is read for its line when it or a name in it changes, not whenever a value does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the scope only the names show
  const [first = '', ...rest] = useMemo(() => titled(text, { language, scope }).split('\n'), [text, language, names]);
  return (
    <code className={classes['text']}>
      {first}
      {rest.length > 0 && ' …'}
    </code>
  );
}

const BY_ITSELF = '';

/** What the formula gives the sample employee, and what kind of value that is meant to be. */
function ResultLine({ node, isValueShown }: NodeBodyProps & { readonly isValueShown: boolean }) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  const shown = usePortValue(node.id, portsOf(node).outputs[0]?.key ?? null);
  return (
    <div className={classes['result']}>
      {isValueShown && (
        <>
          <span aria-hidden="true">=</span>
          <ValueText shown={shown} compact={false} />
        </>
      )}
      <InlineSelect
        label={t(messages.formulaType)}
        value={text('type', BY_ITSELF)}
        options={[{ value: BY_ITSELF, label: t(messages.formulaTypeAuto) }, ...optionsOf('types', t)]}
        onChange={(type) => set({ type: type === BY_ITSELF ? undefined : type }, (tr) => tr(messages.formulaType))}
      />
    </div>
  );
}
