import { Switch } from '@mantine/core';
import { BASE_TYPES, type BaseType, isNodeKindName, type SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import type { ReactNode } from 'react';
import { bilingual } from '../catalogue/node-name.ts';
import { useInputTitle } from '../catalogue/port-title.ts';
import { portsOf, takesConstant } from '../catalogue/ports.ts';
import { useDiagnosticWords } from '../diagnostics/ProblemsPanel.tsx';
import { bodyMessages } from '../node-views/bodies/bodies.messages.ts';
import { DecisionEditor } from '../node-views/bodies/DecisionEditor.tsx';
import { FormulaBody } from '../node-views/bodies/FormulaBody.tsx';
import { MatrixBody } from '../node-views/bodies/MatrixBody.tsx';
import { RampBody } from '../node-views/bodies/PayBodies.tsx';
import { SwitchBody, WeightedBody } from '../node-views/bodies/RowBodies.tsx';
import { SplitBody } from '../node-views/bodies/SplitBody.tsx';
import { TiersBody } from '../node-views/bodies/TiersBody.tsx';
import { pastedParams } from '../node-views/bodies/table-paste.ts';
import { type ParamValue, useParams } from '../node-views/bodies/use-params.ts';
import { NODE_VIEWS } from '../node-views/node-views.ts';
import { EditableCell } from '../node-views/parts/EditableCell.tsx';
import { InputValue } from '../node-views/parts/InputValue.tsx';
import { NumberCell } from '../node-views/parts/NumberCell.tsx';
import { WaysNote } from '../node-views/parts/WayCount.tsx';
import { OpenLarge } from '../node-views/table/OpenLarge.tsx';
import { RowCounter } from '../node-views/table/RowCounter.tsx';
import { NO_DIAGNOSTICS } from '../state/analysis-store.ts';
import { useAnalysis, useDesigner } from '../state/designer-context.tsx';
import { NameField } from '../top-bar/SchemeName.tsx';
import { ConditionsEditor, FieldsEditor } from './FactSettings.tsx';
import classes from './Inspector.module.css';
import { inspectorMessages as messages } from './inspector.messages.ts';
import { ComponentValues } from './params/ComponentValues.tsx';
import { GeneralSettings } from './params/GeneralSettings.tsx';
import { MatrixAxes } from './params/MatrixAxes.tsx';
import { PoolSharing } from './params/PoolSharing.tsx';
import { TiersShape } from './params/TiersShape.tsx';
import { WeightedLimits } from './params/WeightedLimits.tsx';
import { Section } from './Section.tsx';

/** Every setting of a node: the card's own editor at full length, its constants, fallbacks, names and note. */
export function SettingsTab({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  const { inputs } = portsOf(node);
  return (
    <>
      <NodeProblems node={node} />
      <FullBody node={node} />
      {inputs.length > 0 && (
        <Section title={t(messages.inputs)}>
          {inputs.map((input) => (
            <InputField key={input.key} node={node} input={input} />
          ))}
        </Section>
      )}
      {(node.kind === 'each' || node.kind === 'facts') && <ConditionsEditor node={node} />}
      {node.kind === 'each' && <FieldsEditor node={node} />}
      {node.kind === 'weighted' && <WeightedLimits node={node} />}
      {node.kind === 'pool' && <PoolSharing node={node} />}
      {node.kind === 'matrix' && <MatrixAxes node={node} />}
      {node.kind === 'component' && <ComponentValues node={node} />}
      <Fallbacks node={node} />
      <GeneralSettings node={node} />
      {(node.kind === 'payout' || node.kind === 'indicator') && <ResultSettings node={node} />}
      <Names node={node} />
    </>
  );
}

function NodeProblems({ node }: { readonly node: SchemeNode }) {
  const diagnostics = useAnalysis((analysis) => analysis.byNode.get(node.id) ?? NO_DIAGNOSTICS);
  const words = useDiagnosticWords();
  const { translate: t } = useLanguage();
  if (diagnostics.length === 0) return null;
  return (
    <Section title={t(messages.problemsHere)}>
      {diagnostics.map((diagnostic) => (
        <p
          key={JSON.stringify([diagnostic.code, diagnostic.place])}
          className={classes['problem']}
          data-severity={diagnostic.severity}
        >
          {words(diagnostic)}
        </p>
      ))}
    </Section>
  );
}

function FullBody({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  const { actions, isReadOnly } = useDesigner();
  const body = bodyOf(node);
  if (body === null) return null;
  return (
    <Section title={t(messages.options)}>
      <OpenLarge node={node} />
      {node.kind === 'decision' && <RowCounter node={node} />}
      {/* Rows copied from a spreadsheet take the place of the whole table, wherever in it they are pasted. */}
      <div
        onPaste={(event) => {
          const params = isReadOnly ? null : pastedParams(node, event.clipboardData.getData('text/plain'));
          if (params === null || event.defaultPrevented) return;
          event.preventDefault();
          actions.setParams(node.id, params, bodyMessages.rows);
        }}
      >
        {body}
      </div>
    </Section>
  );
}

function bodyOf(node: SchemeNode): ReactNode {
  switch (node.kind) {
    case 'tiers':
      return (
        <>
          <TiersBody node={node} isFull />
          <TiersShape node={node} />
          <WaysNote />
        </>
      );
    case 'matrix':
      return <MatrixBody node={node} isFull />;
    case 'decision':
      return <DecisionEditor node={node} />;
    case 'switch':
      return <SwitchBody node={node} isFull />;
    case 'weighted':
      return <WeightedBody node={node} isFull />;
    case 'split':
      return <SplitBody node={node} isFull />;
    case 'ramp':
      return <RampBody node={node} isFull />;
    case 'formula':
      return <FormulaBody node={node} isFull />;
    default: {
      const Body = isNodeKindName(node.kind) ? NODE_VIEWS[node.kind].Body : null;
      return Body === null ? null : <Body node={node} />;
    }
  }
}

function InputField({
  node,
  input,
}: {
  readonly node: SchemeNode;
  readonly input: ReturnType<typeof portsOf>['inputs'][number];
}) {
  const title = useInputTitle(node, input);
  return (
    <>
      <div className={classes['field']}>
        <span>{title}</span>
        <InputValue node={node} input={input} />
      </div>
      {input.many && takesConstant(node.kind, input.key) && (
        <ConstantList node={node} portKey={input.key} label={title} />
      )}
    </>
  );
}

/** Constants that take part beside the linked values, as in "multiply by 0.1". */
function ConstantList({
  node,
  portKey,
  label,
}: {
  readonly node: SchemeNode;
  readonly portKey: string;
  readonly label: string;
}) {
  const { params, set } = useParams(node);
  const { translate: t } = useLanguage();
  const values = Array.isArray(params[portKey]) ? params[portKey].map(String) : [];
  const change = (next: readonly string[]) =>
    set({ [portKey]: next.length === 0 ? undefined : ([...next] as ParamValue) }, () => label);
  return (
    <div className={classes['field']}>
      <span>+</span>
      <span>
        {[...values, undefined].map((value, index) => (
          <NumberCell
            // biome-ignore lint/suspicious/noArrayIndexKey: constants are known by their place
            key={index}
            label={label}
            value={value}
            base="number"
            placeholder={value === undefined ? '…' : '—'}
            canBeEmpty
            onCommit={(typed) => {
              if (typed === undefined) change(values.toSpliced(index, 1));
              else change(index < values.length ? values.with(index, typed) : [...values, typed]);
              return null;
            }}
          />
        ))}
        <span className="visually-hidden">{t(messages.value)}</span>
      </span>
    </div>
  );
}

function Fallbacks({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  const { params, set } = useParams(node);
  const base = resultBase(node);
  const fields = [
    { key: 'ifMissing', words: messages.ifMissing },
    { key: 'ifZero', words: messages.ifZero },
  ].filter(({ key }) => takesConstant(node.kind, key));
  if (fields.length === 0) return null;
  return (
    <Section title={t(messages.fallback)}>
      {fields.map(({ key, words }) => (
        <div key={key} className={classes['field']}>
          <span>{t(words)}</span>
          <NumberCell
            label={t(words)}
            value={typeof params[key] === 'string' ? params[key] : undefined}
            base={base}
            placeholder={t(messages.askNothing)}
            canBeEmpty
            onCommit={(value) => {
              set({ [key]: value }, (tr) => tr(words));
              return null;
            }}
          />
        </div>
      ))}
    </Section>
  );
}

/** What stands in for a result is written as the result is. */
function resultBase(node: SchemeNode): BaseType {
  const type = portsOf(node).outputs[0]?.type;
  return BASE_TYPES.find((base) => base === type) ?? 'number';
}

function ResultSettings({ node }: { readonly node: SchemeNode }) {
  const { isReadOnly } = useDesigner();
  const { translate: t } = useLanguage();
  const { params, text, set } = useParams(node);
  const title = bilingual(params['title']);
  const setTitle = (change: { readonly ru?: string; readonly en?: string }) => {
    const next = Object.entries({ ...title, ...change }).filter(([, words]) => words !== '');
    set({ title: next.length === 0 ? undefined : (Object.fromEntries(next) as ParamValue) }, (tr) =>
      tr(messages.shownRu),
    );
  };
  return (
    <Section title={t(messages.shown)}>
      <NameField label={t(messages.shownRu)} value={title?.ru ?? ''} onCommit={(ru) => setTitle({ ru })} />
      <NameField label={t(messages.shownEn)} value={title?.en ?? ''} onCommit={(en) => setTitle({ en })} />
      <div className={classes['field']}>
        <span>{t(messages.code)}</span>
        <EditableCell
          label={t(messages.code)}
          shown={text('code')}
          text={text('code')}
          onCommit={(code) => {
            if (code.trim() !== '') set({ code: code.trim() }, (tr) => tr(messages.code));
            return null;
          }}
        />
      </div>
      {node.kind === 'payout' && (
        <Switch
          mt={8}
          size="xs"
          label={t(messages.visible)}
          disabled={isReadOnly}
          checked={params['visible'] !== false}
          onChange={(event) =>
            set({ visible: event.currentTarget.checked ? undefined : false }, (tr) => tr(messages.visible))
          }
        />
      )}
    </Section>
  );
}

function Names({ node }: { readonly node: SchemeNode }) {
  const { actions, isReadOnly } = useDesigner();
  const { translate: t, language } = useLanguage();
  if (isReadOnly) return null;
  return (
    <Section title={t(messages.names)}>
      <NameField
        label={t(messages.nameRu)}
        value={node.title?.ru ?? ''}
        onCommit={(ru) => actions.setTitle(node.id, { ...node.title, ru })}
      />
      <NameField
        label={t(messages.nameEn)}
        value={node.title?.en ?? ''}
        onCommit={(en) => actions.setTitle(node.id, { ...node.title, en })}
      />
      <NameField
        label={t(messages.note)}
        value={node.note?.[language] ?? ''}
        onCommit={(note) => actions.setNote(node.id, { ...node.note, [language]: note })}
      />
    </Section>
  );
}
