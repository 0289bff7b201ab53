import { useLanguage } from '@premia/ui';
import { useDesigner } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { readRows } from './DecisionBody.tsx';
import { optionsOf } from './options.ts';
import { useParams, useTitled } from './use-params.ts';

/** «Для каждой записи *сделки* где *2 условия*»: a sentence whose words can be changed. */
export function EachBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  return (
    <div className={classes['sentence']}>
      <span>{t(messages.forEach)}</span>
      <FactTypeWord node={node} />
      <ConditionsWord node={node} />
    </div>
  );
}

/** «Сумма *суммы* по *оплатам* где *статус = оплачено*». */
export function FactsBody({ node }: NodeBodyProps) {
  const { sources } = useDesigner();
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { text, set } = useParams(node);
  const factType = sources.factTypes.find(({ type }) => type === text('type'));
  const isCount = text('aggregate', 'sum') === 'count';
  return (
    <div className={classes['sentence']}>
      <InlineSelect
        label={t(messages.aggregate)}
        value={text('aggregate', 'sum')}
        options={optionsOf('aggregates', t)}
        onChange={(aggregate) => set({ aggregate }, (tr) => tr(messages.aggregate))}
      />
      {!isCount && (
        <InlineSelect
          label={t(messages.field)}
          value={text('field', 'amount')}
          options={[
            { value: 'amount', label: t(messages.amountField) },
            ...(factType?.attributes ?? [])
              .filter(({ type }) => type !== 'text' && type !== 'date' && type !== 'boolean')
              .map(({ key, title }) => ({ value: key, label: titled(title, key) })),
          ]}
          onChange={(field) => {
            const fieldType = factType?.attributes.find(({ key }) => key === field)?.type;
            set({ field, fieldType }, (tr) => tr(messages.field));
          }}
        />
      )}
      <span>{t(messages.overFacts)}</span>
      <FactTypeWord node={node} />
      <ConditionsWord node={node} />
    </div>
  );
}

function FactTypeWord({ node }: NodeBodyProps) {
  const { sources } = useDesigner();
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { text, set } = useParams(node);
  return (
    <InlineSelect
      label={t(messages.factType)}
      value={text('type')}
      options={sources.factTypes.map(({ type, title }) => ({ value: type, label: titled(title, type) }))}
      onChange={(type) => set({ type }, (tr) => tr(messages.factType))}
    />
  );
}

/** Conditions are written in the inspector; the card says that there are some. */
function ConditionsWord({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { params } = useParams(node);
  const { length } = readRows(params['where']);
  if (length === 0) return null;
  return (
    <span className={classes['words']}>
      {t(messages.where)} {t(messages.conditions, { count: length })}
    </span>
  );
}
