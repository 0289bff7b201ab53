import type { ReactNode } from 'react';
import classes from './Kpi.module.css';

/** A row of tiles that share hairlines, not shadows. */
export function KpiStrip(props: { readonly children: ReactNode }) {
  return <dl className={classes['strip']}>{props.children}</dl>;
}

export interface KpiProps {
  readonly label: string;
  readonly value: ReactNode;
  /** The comparison: base value, difference. */
  readonly note?: ReactNode;
}

export function Kpi(props: KpiProps) {
  return (
    <div className={classes['tile']}>
      <dt className={classes['label']}>{props.label}</dt>
      <dd className={classes['value']} style={{ margin: 0 }}>
        {props.value}
      </dd>
      {props.note !== undefined && (
        <dd className={classes['note']} style={{ margin: 0 }}>
          {props.note}
        </dd>
      )}
    </div>
  );
}
