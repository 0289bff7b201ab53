import { add, decimal, equals, ONE, parseDecimal, toExactText, ZERO } from '@premia/decimal';
import { formatPercent } from '@premia/locale';
import { useLanguage } from '@premia/ui';
import { useDesigner } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';
import type { NodeBodyProps } from '../node-view.ts';
import { EditableCell } from '../parts/EditableCell.tsx';
import { NumberCell } from '../parts/NumberCell.tsx';
import { AddRow, RowTools } from '../parts/RowTools.tsx';
import { WayCount } from '../parts/WayCount.tsx';
import { GridHead, GridRow } from '../table/GridRow.tsx';
import { TableGrid } from '../table/TableGrid.tsx';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { readRows } from './DecisionBody.tsx';
import { freeKey } from './row-edits.ts';
import { TABLE_ROWS_MAX } from './table-sizes.ts';
import { type ParamValue, useParams, useTitled } from './use-params.ts';

interface SwitchCase {
  readonly key: string;
  readonly equals: string;
  readonly result?: string;
}

/** A result for each value; a linked one shows what flows in. */
export function SwitchBody({ node, isFull }: NodeBodyProps & { readonly isFull?: boolean }) {
  const { translate: t } = useLanguage();
  const { params, text, set } = useParams(node);
  const sources = useInputSources(node.id);
  const cases = readRows<SwitchCase>(params['cases']);
  const shown = isFull === true ? cases : cases.slice(0, TABLE_ROWS_MAX);
  const setCases = (next: readonly SwitchCase[]) =>
    set({ cases: next as unknown as ParamValue }, (tr) => tr(messages.rows));
  const change = (index: number, entry: SwitchCase) => setCases(cases.with(index, entry));
  return (
    <div>
      <TableGrid node={node}>
        {shown.map((entry, index) => (
          <GridRow key={entry.key} className={classes['tableRow']}>
            <EditableCell
              label={t(messages.caseKey, { number: index + 1 })}
              shown={entry.equals}
              text={entry.equals}
              isWide
              at={{ row: index, column: 0 }}
              onCommit={(value) => {
                change(index, { ...entry, equals: value });
                return null;
              }}
            />
            <span className={classes['dash']} role="presentation">
              →
            </span>
            {!sources.has(entry.key) && (
              <NumberCell
                label={t(messages.caseResult, { value: entry.equals })}
                value={entry.result}
                base="number"
                canBeEmpty
                className={classes['rate']}
                at={{ row: index, column: 1 }}
                onCommit={(result) => {
                  const { result: _old, ...rest } = entry;
                  change(index, result === undefined ? rest : { ...rest, result });
                  return null;
                }}
              />
            )}
            <WayCount node={node} path={`cases.${index}`} />
            {isFull === true && <RowTools rows={cases} index={index} onChange={setCases} />}
          </GridRow>
        ))}
        <GridRow className={classes['tableRow']}>
          <GridHead className={[classes['words'], classes['grow']].join(' ')}>{t(messages.otherwise)}</GridHead>
          <span className={classes['dash']} role="presentation">
            →
          </span>
          <NumberCell
            label={t(messages.otherwise)}
            value={text('otherwise') === '' ? undefined : text('otherwise')}
            base="number"
            canBeEmpty
            at={{ row: cases.length, column: 1 }}
            onCommit={(otherwise) => {
              set({ otherwise }, (tr) => tr(messages.otherwise));
              return null;
            }}
          />
        </GridRow>
      </TableGrid>
      {isFull === true && (
        <AddRow
          label={t(messages.addRow)}
          onClick={() =>
            setCases([
              ...cases,
              { key: freeKey(new Set(), cases), equals: `${t(messages.newValue)} ${cases.length + 1}`, result: '0' },
            ])
          }
        />
      )}
    </div>
  );
}

interface WeightedRow {
  readonly key: string;
  readonly title?: { readonly ru?: string; readonly en?: string };
  readonly weight: string;
}

/** A scorecard: bars by weight, and whether the weights make a whole. */
export function WeightedBody({ node, isFull }: NodeBodyProps & { readonly isFull?: boolean }) {
  const { language, translate: t } = useLanguage();
  const { isReadOnly } = useDesigner();
  const titled = useTitled();
  const { params, set } = useParams(node);
  const rows = readRows<WeightedRow>(params['rows']);
  const shown = isFull === true ? rows : rows.slice(0, TABLE_ROWS_MAX);
  const setRows = (next: readonly WeightedRow[]) =>
    set({ rows: next as unknown as ParamValue }, (tr) => tr(messages.rows));
  const weightOf = (text: string) => (parseDecimal(text).ok ? decimal(text) : ZERO);
  const sum = rows.reduce((total, row) => add(total, weightOf(row.weight)), ZERO);
  return (
    <div>
      <TableGrid node={node}>
        {shown.map((row, index) => (
          <GridRow key={row.key} className={classes['tableRow']}>
            {isFull === true ? (
              <EditableCell
                label={t(messages.rowKey, { number: index + 1 })}
                shown={titled(row.title, row.key)}
                text={titled(row.title, row.key)}
                isWide
                at={{ row: index, column: 0 }}
                onCommit={(name) => {
                  if (name.trim() === '') return null;
                  setRows(rows.with(index, { ...row, title: { ...row.title, [language]: name.trim() } }));
                  return null;
                }}
              />
            ) : (
              <GridHead className={classes['words']} style={{ width: 96 }} title={titled(row.title, row.key)}>
                {titled(row.title, row.key)}
              </GridHead>
            )}
            <span className={classes['barTrack']} aria-hidden="true">
              <span className={classes['bar']} style={{ width: barWidth(row.weight) }} />
            </span>
            <NumberCell
              label={t(messages.weight, { name: titled(row.title, row.key) })}
              value={row.weight}
              base="percent"
              className={classes['rate']}
              at={{ row: index, column: 1 }}
              onCommit={(weight) => {
                if (weight === undefined || isReadOnly) return null;
                setRows(rows.with(index, { ...row, weight }));
                return null;
              }}
            />
            {isFull === true && <RowTools rows={rows} index={index} onChange={setRows} />}
          </GridRow>
        ))}
      </TableGrid>
      {isFull === true && (
        <AddRow
          label={t(messages.addRow)}
          onClick={() => {
            const number = rows.length + 1;
            const title = { [language]: t(messages.newRow, { number }) };
            setRows([...rows, { key: freeKey(new Set(), rows), title, weight: '0' }]);
          }}
        />
      )}
      <div className={classes['tableRow']}>
        <span className={classes['sum']} data-wrong={!equals(sum, ONE) || undefined}>
          {t(messages.weightSum, { sum: formatPercent(toExactText(sum) ?? '0', language) })}
        </span>
      </div>
    </div>
  );
}

/** A width in the page's own units: CSS does the arithmetic on the decimal text. */
function barWidth(weight: string): string {
  return parseDecimal(weight).ok ? `calc(${weight} * 100%)` : '0';
}
