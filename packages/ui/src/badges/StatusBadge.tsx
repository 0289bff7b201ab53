import type { ReactNode } from 'react';
import classes from './StatusBadge.module.css';

export type Tone = 'neutral' | 'active' | 'good' | 'warn' | 'bad';

/** A state in one or two words; the dot's shape differs too, for eyes that do not see the colour. */
export function StatusBadge(props: { readonly tone: Tone; readonly busy?: boolean; readonly children: ReactNode }) {
  return (
    <span className={classes['badge']} data-tone={props.tone} data-busy={props.busy || undefined}>
      {props.children}
    </span>
  );
}
