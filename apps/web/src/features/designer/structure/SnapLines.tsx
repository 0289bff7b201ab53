import { useStore, ViewportPortal } from '@xyflow/react';
import { useUi } from '../state/designer-context.tsx';
import classes from './parts.module.css';

/** Lines on which the edge or middle of what is dragged has come to lie. */
export function SnapLines() {
  const lines = useUi((state) => state.snapLines);
  const zoom = useStore((state) => (lines.length === 0 ? 1 : state.transform[2]));
  if (lines.length === 0) return null;
  const thickness = 1 / zoom;
  return (
    <ViewportPortal>
      {lines.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className={classes['snapLine']}
          data-snap-line={axis}
          style={
            axis === 'x'
              ? { transform: `translate(${at}px, ${from}px)`, width: thickness, height: to - from }
              : { transform: `translate(${from}px, ${at}px)`, width: to - from, height: thickness }
          }
        />
      ))}
    </ViewportPortal>
  );
}
