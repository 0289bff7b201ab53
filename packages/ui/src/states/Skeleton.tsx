import { type ReactNode, useEffect, useState } from 'react';
import { useTranslate } from '../language/LanguageProvider.tsx';
import { stateMessages } from './states.messages.ts';
import classes from './states.module.css';

/** Faster answers come without a flicker. */
const SKELETON_DELAY_MS = 150;
const SLOW_AFTER_MS = 3_000;

/** True once `delayMs` have passed since the component appeared. */
export function useDelayed(delayMs: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return passed;
}

export function Bone(props: { readonly width?: string; readonly height?: string }) {
  return <span className={classes['bone']} style={{ width: props.width ?? '100%', height: props.height ?? '1rem' }} />;
}

/** Shows the outline of what is coming, after a moment; says so to a screen reader once. */
export function Skeleton(props: { readonly children: ReactNode }) {
  const t = useTranslate();
  const visible = useDelayed(SKELETON_DELAY_MS);
  const slow = useDelayed(SLOW_AFTER_MS);
  return (
    <div role="status" aria-busy="true">
      <span className="visually-hidden">{t(stateMessages.loading)}</span>
      {/* Laid out from the start, so that nothing jumps when it becomes visible. */}
      <div className={classes['bones']} style={{ visibility: visible ? 'visible' : 'hidden' }} aria-hidden="true">
        {props.children}
      </div>
      {slow && <p className={classes['stateText']}>{t(stateMessages.slow)}</p>}
    </div>
  );
}

/** A few lines of text or rows of a table. */
export function SkeletonRows(props: { readonly rows: number; readonly height?: string }) {
  return (
    <Skeleton>
      {Array.from({ length: props.rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines have no identity but their place.
        <Bone key={row} height={props.height ?? '2.25rem'} />
      ))}
    </Skeleton>
  );
}
