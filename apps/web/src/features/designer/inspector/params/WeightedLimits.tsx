import type { SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { bodyMessages } from '../../node-views/bodies/bodies.messages.ts';
import { readRows } from '../../node-views/bodies/DecisionBody.tsx';
import { useAxisBases } from '../../node-views/bodies/use-axis-hits.ts';
import { type ParamValue, useParams, useTitled } from '../../node-views/bodies/use-params.ts';
import { NumberCell } from '../../node-views/parts/NumberCell.tsx';
import classes from '../Inspector.module.css';
import { Section } from '../Section.tsx';
import { paramMessages as messages } from './params.messages.ts';

interface LimitedRow {
  readonly key: string;
  readonly title?: { readonly ru?: string; readonly en?: string };
  readonly floor?: string;
  readonly cap?: string;
}

/** Between what each measure of a scorecard is held before it is weighed. */
export function WeightedLimits({ node }: { readonly node: SchemeNode }) {
  const { translate: t } = useLanguage();
  const titled = useTitled();
  const { params, set } = useParams(node);
  const rows = readRows<LimitedRow>(params['rows']);
  const bases = useAxisBases(node, rows);
  const change = (index: number, side: 'floor' | 'cap', value: string | undefined) => {
    const { [side]: _old, ...rest } = rows[index] as LimitedRow;
    const next = rows.with(index, value === undefined ? rest : { ...rest, [side]: value });
    set({ rows: next as unknown as ParamValue }, (tr) => tr(bodyMessages.rows));
  };
  const limit = (row: LimitedRow, index: number, side: 'floor' | 'cap') => (
    <NumberCell
      label={t(messages[side], { name: titled(row.title, row.key) })}
      value={row[side]}
      base={bases[index] ?? 'percent'}
      placeholder="—"
      canBeEmpty
      onCommit={(value) => {
        change(index, side, value);
        return null;
      }}
    />
  );
  return (
    <Section title={t(messages.limits)}>
      {rows.map((row, index) => (
        <div key={row.key} className={classes['field']}>
          <span>{titled(row.title, row.key)}</span>
          <span>
            {t(messages.floorWord)} {limit(row, index, 'floor')} {t(messages.capWord)} {limit(row, index, 'cap')}
          </span>
        </div>
      ))}
    </Section>
  );
}
