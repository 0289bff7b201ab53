import { useTranslate } from '@premia/ui';
import { ViewportPortal } from '@xyflow/react';
import { useUi } from '../state/designer-context.tsx';
import { canvasMessages as messages } from './canvas.messages.ts';
import classes from './Ghosts.module.css';

/** While versions are compared: outlines of the blocks that are gone, and of the places others were moved from. */
export function Ghosts() {
  const t = useTranslate();
  const ghosts = useUi((ui) => ui.ghosts);
  const inside = useUi((ui) => ui.inside);
  if (ghosts.length === 0 || inside !== null) return null;
  return (
    <ViewportPortal>
      {ghosts.map(({ id, kind, name, x, y, width, height }) => (
        <div
          key={id}
          className={classes['ghost']}
          data-kind={kind}
          style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        >
          <span className={classes['name']}>{t(kind === 'removed' ? messages.removed : messages.stood, { name })}</span>
        </div>
      ))}
    </ViewportPortal>
  );
}
