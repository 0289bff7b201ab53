import { describeDiagnostic } from '@premia/locale';
import { type FormulaLanguage, translateFormula } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { lazy, Suspense, useState } from 'react';
import { portsOf } from '../../catalogue/ports.ts';
import { ValueText } from '../../preview/ValueText.tsx';
import { NO_DIAGNOSTICS } from '../../state/analysis-store.ts';
import { useAnalysis, useDesigner, usePortValue } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { useFieldTabIndex } from '../parts/field-place.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './FormulaBody.module.css';
import { formulaNames } from './formula-names.ts';
import { optionsOf } from './options.ts';
import { type ParamValue, useParams } from './use-params.ts';

/** The editor weighs more than the card around it: it is loaded when somebody first types a formula. */
const FormulaEditor = lazy(() =>
  import('./FormulaEditor.tsx').then(({ FormulaEditor: Editor }) => ({ default: Editor })),
);

export function FormulaBody({ node, isFull }: NodeBodyProps & { readonly isFull?: boolean }) {
  const { language: screen, translate: t } = useLanguage();
  const { isReadOnly } = useDesigner();
  const { text, params, set } = useParams(node);
  const tabIndex = useFieldTabIndex();
  const [isEditing, setEditing] = useState(false);
  const diagnostics = useAnalysis((analysis) => analysis.byNode.get(node.id) ?? NO_DIAGNOSTICS);
  const fault = diagnostics.find(({ place }) => place.path === 'text');
  const stored: FormulaLanguage = text('language', 'en') === 'ru' ? 'ru' : 'en';
  // Written by a colleague in the other language, it is read in one's own; what is no formula yet stays as it is.
  const translated = stored === screen ? null : translateFormula(text('text'), stored, screen);
  const language = translated === null ? stored : screen;
  const shown = translated ?? text('text');
  const commit = (typed: string) => {
    setEditing(false);
    if (typed === shown) return;
    // What the formula names becomes its inputs; a formula that cannot be read keeps the ones it had.
    const names = formulaNames(typed, language) ?? params['inputs'];
    set({ text: typed, language, inputs: names as ParamValue }, (tr) => tr(messages.formulaText));
  };
  if ((isEditing || isFull === true) && !isReadOnly) {
    return (
      <Suspense fallback={<code className={classes['text']}>{shown}</code>}>
        <FormulaEditor
          label={t(messages.formulaText)}
          text={shown}
          language={language}
          names={Array.isArray(params['inputs']) ? params['inputs'].map(String) : []}
          faults={translated === null ? diagnostics : NO_DIAGNOSTICS}
          isFull={isFull === true}
          onCommit={commit}
          onCancel={() => setEditing(false)}
        />
        {isFull === true && <ResultLine node={node} />}
      </Suspense>
    );
  }
  return (
    <div>
      <button
        type="button"
        className={[classes['line'], 'nodrag'].join(' ')}
        data-fault={fault === undefined ? undefined : ''}
        tabIndex={tabIndex}
        disabled={isReadOnly}
        aria-label={`${t(messages.formulaText)}: ${shown}`}
        onClick={() => setEditing(true)}
      >
        <code className={classes['text']}>{shown}</code>
      </button>
      {fault !== undefined && (
        <span className={classes['fault']} title={describeDiagnostic(fault, { language: screen })}>
          {describeDiagnostic(fault, { language: screen })}
        </span>
      )}
    </div>
  );
}

const BY_ITSELF = '';

/** What the formula gives the sample employee, and what kind of value that is meant to be. */
function ResultLine({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  const shown = usePortValue(node.id, portsOf(node).outputs[0]?.key ?? null);
  return (
    <div className={classes['result']}>
      <span aria-hidden="true">=</span>
      <ValueText shown={shown} compact={false} />
      <InlineSelect
        label={t(messages.formulaType)}
        value={text('type', BY_ITSELF)}
        options={[{ value: BY_ITSELF, label: t(messages.formulaTypeAuto) }, ...optionsOf('types', t)]}
        onChange={(type) => set({ type: type === BY_ITSELF ? undefined : type }, (tr) => tr(messages.formulaType))}
      />
    </div>
  );
}
