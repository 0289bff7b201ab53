import { describeDiagnostic } from '@premia/locale';
import type { FormulaLanguage } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { lazy, Suspense, useState } from 'react';
import { NO_DIAGNOSTICS } from '../../state/analysis-store.ts';
import { useAnalysis, useDesigner } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { useFieldTabIndex } from '../parts/field-place.ts';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './FormulaBody.module.css';
import { formulaNames } from './formula-names.ts';
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
  const language: FormulaLanguage = text('language', 'en') === 'ru' ? 'ru' : 'en';
  const commit = (typed: string) => {
    setEditing(false);
    if (typed === text('text')) return;
    // What the formula names becomes its inputs; a formula that cannot be read keeps the ones it had.
    const names = formulaNames(typed, language) ?? params['inputs'];
    set({ text: typed, language, inputs: names as ParamValue }, (tr) => tr(messages.formulaText));
  };
  if ((isEditing || isFull === true) && !isReadOnly) {
    return (
      <Suspense fallback={<code className={classes['text']}>{text('text')}</code>}>
        <FormulaEditor
          label={t(messages.formulaText)}
          text={text('text')}
          language={language}
          names={Array.isArray(params['inputs']) ? params['inputs'].map(String) : []}
          faults={diagnostics}
          isFull={isFull === true}
          onCommit={commit}
          onCancel={() => setEditing(false)}
        />
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
        aria-label={`${t(messages.formulaText)}: ${text('text')}`}
        onClick={() => setEditing(true)}
      >
        <code className={classes['text']}>{text('text')}</code>
      </button>
      {fault !== undefined && (
        <span className={classes['fault']} title={describeDiagnostic(fault, { language: screen })}>
          {describeDiagnostic(fault, { language: screen })}
        </span>
      )}
    </div>
  );
}
