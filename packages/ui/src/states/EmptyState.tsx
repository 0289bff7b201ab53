import type { ReactNode } from 'react';
import classes from './states.module.css';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  /** One sentence: why there is nothing. */
  readonly title: string;
  readonly text?: string;
  /** The one action that fills it. */
  readonly children?: ReactNode;
}

export function EmptyState(props: EmptyStateProps) {
  return (
    <div className={classes['state']}>
      {props.icon !== undefined && (
        <span className={classes['stateIcon']} aria-hidden="true">
          {props.icon}
        </span>
      )}
      <p className={classes['stateTitle']}>{props.title}</p>
      {props.text !== undefined && <p className={classes['stateText']}>{props.text}</p>}
      {props.children !== undefined && <div className={classes['stateActions']}>{props.children}</div>}
    </div>
  );
}
