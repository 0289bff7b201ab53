import { useLanguage } from '@premia/ui';
import { useUntested } from '../../state/designer-context.tsx';
import type { NodeBodyProps } from '../node-view.ts';
import { NumberCell } from '../parts/NumberCell.tsx';
import { WayCount } from '../parts/WayCount.tsx';
import { TableGrid } from '../table/TableGrid.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { baseOf } from './ConstantBody.tsx';
import { decisionVerdicts } from './decision-hits.ts';
import { OtherwiseRow } from './OtherwiseRow.tsx';
import { optionLabel } from './options.ts';
import { DECISION_ROWS_MAX } from './table-sizes.ts';
import { useInputValues } from './use-input-values.ts';
import { type ParamValue, useParams, useTitled } from './use-params.ts';

export interface DecisionCondition {
  readonly input: string;
  readonly is?: string;
  readonly value?: string;
  readonly values?: readonly string[];
}
export interface DecisionRow {
  readonly when: readonly DecisionCondition[];
  readonly result: string;
}
export interface DecisionInput {
  readonly key: string;
  readonly title?: { readonly ru?: string; readonly en?: string };
}

export function readRows<Row>(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}

/** The first rows as sentences: the first one that holds decides. */
export function DecisionBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { params, text, set } = useParams(node);
  const rows = readRows<DecisionRow>(params['rows']);
  const inputs = readRows<DecisionInput>(params['inputs']);
  const shown = rows.slice(0, DECISION_ROWS_MAX);
  const values = useInputValues(
    node,
    inputs.map(({ key }) => key),
  );
  const decides = decisionVerdicts(rows, values).findIndex(({ kind }) => kind === 'decides');
  const base = baseOf(text('type'), 'percent');
  const untested = useUntested(node.id);
  return (
    <TableGrid node={node} as="lines">
      {shown.map((row, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place, the first that holds decides
          key={index}
          className={classes['tableRow']}
          data-active={decides === index || undefined}
          data-untested={untested.has(`rows.${index}`) || undefined}
        >
          <ConditionWords row={row} inputs={inputs} />
          <span className={classes['dash']}>→</span>
          <NumberCell
            label={t(messages.result, { number: index + 1 })}
            value={row.result}
            base={base}
            className={classes['rate']}
            at={{ row: index, column: inputs.length }}
            onCommit={(result) => {
              if (result === undefined) return null;
              const next = rows.map((one, position) => (position === index ? { ...one, result } : one));
              set({ rows: next as unknown as ParamValue }, (tr) => tr(messages.rows));
              return null;
            }}
          />
          <WayCount node={node} path={`rows.${index}`} />
        </div>
      ))}
      {rows.length > shown.length && (
        <div className={classes['tableRow']}>
          <span className={classes['more']}>
            {t(messages.moreRows, { count: rows.length - shown.length })}
            {decides >= shown.length && ` · ${t(messages.hitRow, { number: decides + 1 })}`}
          </span>
        </div>
      )}
      <OtherwiseRow node={node} base={base} at={{ row: rows.length, column: inputs.length }} />
    </TableGrid>
  );
}

function ConditionWords({ row, inputs }: { readonly row: DecisionRow; readonly inputs: readonly DecisionInput[] }) {
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const sentence =
    row.when.length === 0
      ? t(messages.whenAlways)
      : `${t(messages.whenIf)} ${row.when
          .map(({ input, is = 'equal', value, values }) => {
            const title = inputs.find(({ key }) => key === input)?.title;
            return `${titled(title, input)} ${optionLabel('conditions', is, t)} ${value ?? values?.join(', ') ?? ''}`;
          })
          .join(` ${t(messages.whenAnd)} `)}`;
  return (
    <span className={[classes['words'], classes['grow']].join(' ')} title={sentence}>
      {sentence}
    </span>
  );
}
