import { useLanguage } from '@premia/ui';
import { measureWords } from '../../catalogue/node-name.ts';
import { useDesigner, useDocumentPart } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { optionsOf } from './options.ts';
import { useParams, useTitled } from './use-params.ts';

const MEASURES = ['actual', 'target', 'attainment', 'previous', 'yearToDate'] as const;

export function CriterionBody({ node }: NodeBodyProps) {
  const { sources } = useDesigner();
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.criterion)}
        value={text('criterion')}
        options={sources.criteria.map(({ key, title }) => ({ value: key, label: titled(title, key) }))}
        onChange={(criterion) => {
          // What the criterion is counted in comes with it, else the links after it would change their type silently.
          const type = sources.criteria.find(({ key }) => key === criterion)?.type;
          set({ criterion, type }, (tr) => tr(messages.criterion));
        }}
      />
      <InlineSelect
        label={t(messages.measure)}
        value={text('measure', 'actual')}
        options={MEASURES.map((value) => ({ value, label: t(measureWords(value)) }))}
        onChange={(measure) => set({ measure }, (tr) => tr(messages.measure))}
      />
    </div>
  );
}

export function AttributeBody({ node }: NodeBodyProps) {
  const { sources } = useDesigner();
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.attribute)}
        value={text('attribute')}
        isWide
        options={sources.attributes.map(({ key, title }) => ({ value: key, label: titled(title, key) }))}
        onChange={(attribute) => {
          const type = sources.attributes.find(({ key }) => key === attribute)?.type;
          set({ attribute, type }, (tr) => tr(messages.attribute));
        }}
      />
    </div>
  );
}

const NEW = ' new';

export function ParameterBody({ node }: NodeBodyProps) {
  const { ui } = useDesigner();
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { text, set } = useParams(node);
  const parameters = useDocumentPart((document) => document.parameters) ?? [];
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.parameter)}
        value={text('parameter')}
        isWide
        options={[
          ...parameters.map(({ key, title }) => ({ value: key, label: titled(title, key) })),
          { value: NEW, label: t(messages.newParameter) },
        ]}
        onChange={(parameter) => {
          if (parameter === NEW) ui.setState({ dock: 'parameters' });
          else set({ parameter }, (tr) => tr(messages.parameter));
        }}
      />
    </div>
  );
}

export function BalanceBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.balance)}
        value={text('balance')}
        isWide
        options={optionsOf('balances', t)}
        onChange={(balance) => set({ balance }, (tr) => tr(messages.balance))}
      />
    </div>
  );
}

export function CalendarBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <div className={classes['sentence']}>
      <InlineSelect
        label={t(messages.calendarMeasure)}
        value={text('measure', 'workingDays')}
        options={optionsOf('calendarMeasures', t)}
        onChange={(measure) => set({ measure }, (tr) => tr(messages.calendarMeasure))}
      />
      <InlineSelect
        label={t(messages.calendarScope)}
        value={text('scope', 'period')}
        options={optionsOf('calendarScopes', t)}
        onChange={(scope) => set({ scope }, (tr) => tr(messages.calendarScope))}
      />
    </div>
  );
}

export function LookupBody({ node }: NodeBodyProps) {
  const { sources } = useDesigner();
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { text, set } = useParams(node);
  const table = sources.tables.find(({ key }) => key === text('table'));
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.column)}
        value={text('column', 'value')}
        options={(table?.columns ?? []).map((column) => ({ value: column, label: column }))}
        onChange={(column) => set({ column }, (tr) => tr(messages.column))}
      />
      <span className={classes['words']}>{t(messages.from)}</span>
      <InlineSelect
        label={t(messages.table)}
        value={text('table')}
        options={sources.tables.map(({ key, title }) => ({ value: key, label: titled(title, key) }))}
        onChange={(chosen) => set({ table: chosen }, (tr) => tr(messages.table))}
      />
    </div>
  );
}
