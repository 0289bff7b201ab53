import { Button } from '@mantine/core';
import { useTranslate } from '@premia/ui';
import { useRef } from 'react';
import { useDesigner } from '../state/designer-context.tsx';
import { canvasMessages as messages } from './canvas.messages.ts';
import classes from './EmptyCanvas.module.css';

/** What a blank scheme says: one sentence and the one action that fills it. */
export function EmptyCanvas() {
  const { ui, isReadOnly } = useDesigner();
  const t = useTranslate();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className={classes['empty']}>
      <div className={classes['ghosts']} aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <h2>{t(messages.emptyTitle)}</h2>
      <p>{t(messages.emptyHint)}</p>
      {!isReadOnly && (
        <Button
          ref={button}
          onClick={() => {
            const box = button.current?.getBoundingClientRect();
            ui.setState({
              palette: {
                screen: [box?.left ?? 0, box?.bottom ?? 0],
                place: null,
                from: null,
                linkKey: null,
                frame: null,
              },
            });
          }}
        >
          {t(messages.emptyAction)}
        </Button>
      )}
    </div>
  );
}
