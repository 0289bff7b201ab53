import type { ReactNode } from 'react';
import classes from './Frame.module.css';

export interface FrameProps {
  readonly sidebar: ReactNode;
  /** Narrow sidebar of icons, for screens that need the width. */
  readonly rail: boolean;
  /** The page fills the window exactly and scrolls inside itself. */
  readonly fill: boolean;
  readonly topbar: ReactNode;
  readonly bottom: ReactNode;
  readonly skipLabel: string;
  readonly children: ReactNode;
}

/** Sidebar and page on a desk; top bar, page and bottom navigation on a phone. */
export function Frame(props: FrameProps) {
  return (
    <>
      <a className={classes['skip']} href="#main">
        {props.skipLabel}
      </a>
      <div className={classes['frame']}>
        <aside className={classes['sidebar']} data-rail={props.rail || undefined}>
          {props.sidebar}
        </aside>
        <div>
          <div className={classes['topbar']}>{props.topbar}</div>
          <main id="main" className={classes['main']} data-fill={props.fill || undefined} tabIndex={-1}>
            {props.children}
          </main>
        </div>
        <div className={classes['bottom']}>{props.bottom}</div>
      </div>
    </>
  );
}
