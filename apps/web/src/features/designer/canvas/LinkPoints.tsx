import { useTranslate } from '@premia/ui';
import { EdgeLabelRenderer, useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Point, ViaPoint } from '../flow-adapter/link-path.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { canvasMessages as messages } from './canvas.messages.ts';
import classes from './LinkEdge.module.css';

export interface LinkPointsProps {
  /** The output the link leaves: its points are counted from there. */
  readonly from: Point;
  readonly via: readonly ViaPoint[];
  /** Shows the line elsewhere while a point is in the hand; null puts it back. */
  readonly onHeld: (via: readonly ViaPoint[] | null) => void;
  readonly onChange: (via: readonly ViaPoint[]) => void;
}

const STEP = 8;
const LARGE_STEP = 40;
const ARROWS: Readonly<Record<string, ViaPoint>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The points a link is led through: dragged, moved by the arrows, taken away by a double click or Delete. */
export function LinkPoints({ from, via, onHeld, onChange }: LinkPointsProps) {
  const { isReadOnly } = useDesigner();
  const t = useTranslate();
  const flow = useReactFlow();
  const held = useRef<readonly ViaPoint[] | null>(null);
  const without = (index: number) => onChange(via.toSpliced(index, 1));
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>, index: number) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    held.current = via.with(index, [Math.round(at.x - from.x), Math.round(at.y - from.y)]);
    onHeld(held.current);
  };
  const letGo = () => {
    if (held.current !== null) onChange(held.current);
    held.current = null;
    onHeld(null);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const arrow = ARROWS[event.key];
    const [x, y] = via[index] ?? [0, 0];
    const step = event.shiftKey ? LARGE_STEP : STEP;
    if (arrow !== undefined) onChange(via.with(index, [x + arrow[0] * step, y + arrow[1] * step]));
    else if (event.key === 'Delete' || event.key === 'Backspace') without(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <EdgeLabelRenderer>
      {via.map(([x, y], index) => (
        <button
          // A point has no name of its own: its place on the way is what it is.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          type="button"
          className={[classes['point'], 'nodrag', 'nopan'].join(' ')}
          style={{ transform: `translate(-50%, -50%) translate(${from.x + x}px, ${from.y + y}px)` }}
          aria-label={t(messages.linkPoint, { number: index + 1 })}
          title={t(messages.linkPointHint)}
          disabled={isReadOnly}
          tabIndex={-1}
          onPointerDown={(event) => {
            if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => onPointerMove(event, index)}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onDoubleClick={(event) => {
            event.stopPropagation();
            without(index);
          }}
          onKeyDown={(event) => onKeyDown(event, index)}
        />
      ))}
    </EdgeLabelRenderer>
  );
}
