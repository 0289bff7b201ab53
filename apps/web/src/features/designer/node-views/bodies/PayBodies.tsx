import { useLanguage } from '@premia/ui';
import { poolMessages } from '../../inspector/params/pool.messages.ts';
import type { NodeBodyProps } from '../node-view.ts';
import { InlineSelect } from '../parts/InlineSelect.tsx';
import { NumberCell } from '../parts/NumberCell.tsx';
import { AddRow, RowTools } from '../parts/RowTools.tsx';
import { GridHead, GridRow } from '../table/GridRow.tsx';
import { TableField } from '../table/TableField.tsx';
import { TableGrid } from '../table/TableGrid.tsx';
import { tableMessages } from '../table/table.messages.ts';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import { readRows } from './DecisionBody.tsx';
import { optionsOf } from './options.ts';
import { TABLE_ROWS_MAX } from './table-sizes.ts';
import { type ParamValue, useParams } from './use-params.ts';

export function TeamBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.teamAggregate)}
        value={text('aggregate', 'sum')}
        options={optionsOf('teamAggregates', t)}
        onChange={(aggregate) => set({ aggregate }, (tr) => tr(messages.teamAggregate))}
      />
      <ScopeWord node={node} scopes="teamScopes" />
    </div>
  );
}

export function PoolBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  return (
    <>
      <div className={classes['line']}>
        <ScopeWord node={node} scopes="poolScopes" />
      </div>
      <div className={classes['line']}>
        <span className={classes['words']} title={t(poolMessages.method)}>
          {t(poolMessages.briefly)}
        </span>
      </div>
    </>
  );
}

function ScopeWord({ node, scopes }: NodeBodyProps & { readonly scopes: 'teamScopes' | 'poolScopes' }) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <InlineSelect
      label={t(messages.teamScope)}
      value={text('scope', 'participants')}
      options={optionsOf(scopes, t)}
      onChange={(scope) => set({ scope }, (tr) => tr(messages.teamScope))}
    />
  );
}

export function ProrateBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { text, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.basis)}
        value={text('basis', 'workingDays')}
        options={optionsOf('bases', t)}
        onChange={(basis) => set({ basis }, (tr) => tr(messages.basis))}
      />
    </div>
  );
}

export function DrawBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { params, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.recoverable)}
        value={String(params['recoverable'] ?? true)}
        options={optionsOf('recoveries', t)}
        onChange={(recoverable) => set({ recoverable: recoverable === 'true' }, (tr) => tr(messages.recoverable))}
      />
    </div>
  );
}

const PERIODS = [1, 2, 3, 4, 6, 12, 24, 36];

export function InstalmentsBody({ node }: NodeBodyProps) {
  const { translate: t } = useLanguage();
  const { params, set } = useParams(node);
  return (
    <div className={classes['line']}>
      <InlineSelect
        label={t(messages.periods)}
        value={String(params['periods'] ?? 1)}
        options={PERIODS.map((count) => ({ value: String(count), label: t(messages.periodsCount, { count }) }))}
        onChange={(periods) => set({ periods: Number(periods) }, (tr) => tr(messages.periods))}
      />
    </div>
  );
}

interface RampStep {
  readonly from: number;
  readonly factor: string;
}

/** A factor from each month on; at full length also from which month. */
export function RampBody({ node, isFull }: NodeBodyProps & { readonly isFull?: boolean }) {
  const { translate: t } = useLanguage();
  const { params, set } = useParams(node);
  const steps = readRows<RampStep>(params['bands']);
  const setSteps = (next: readonly RampStep[]) =>
    set({ bands: next as unknown as ParamValue }, (tr) => tr(messages.rows));
  return (
    <div>
      <TableGrid node={node}>
        {steps.slice(0, isFull === true ? steps.length : TABLE_ROWS_MAX).map((step, index) => (
          <GridRow key={step.from} className={classes['tableRow']}>
            {isFull === true ? (
              <TableField at={{ row: index, column: 0 }} label={t(tableMessages.month, { number: index + 1 })} />
            ) : null}
            <GridHead className={[classes['words'], classes['grow']].join(' ')}>
              {t(messages.monthsFrom, { count: Number(step.from) + 1 })}
            </GridHead>
            <NumberCell
              label={t(messages.rampFactor, { number: index + 1 })}
              value={step.factor}
              base="percent"
              className={classes['rate']}
              at={{ row: index, column: 1 }}
              onCommit={(factor) => {
                if (factor !== undefined) setSteps(steps.with(index, { ...step, factor }));
                return null;
              }}
            />
            {isFull === true && <RowTools rows={steps} index={index} onChange={setSteps} isOrdered />}
          </GridRow>
        ))}
      </TableGrid>
      {isFull === true && (
        <AddRow
          label={t(messages.addRow)}
          onClick={() => {
            const last = steps.at(-1);
            setSteps([...steps, { from: (last?.from ?? 0) + 1, factor: last?.factor ?? '1' }]);
          }}
        />
      )}
    </div>
  );
}
