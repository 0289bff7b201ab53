import { rational } from '@premia/decimal';
import { formatValue } from '@premia/locale';
import { type BaseType, parseLiteral, typeOf } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { type KeyboardEvent, type PointerEvent, useContext, useRef, useState } from 'react';
import { useDocumentPart } from '../../state/designer-context.tsx';
import { FieldPlace } from '../parts/field-place.ts';
import { type ChartScale, type ChartStep, chartScale } from '../parts/step-chart.ts';
import type { BandText } from './band-edits.ts';
import { bodyMessages as messages } from './bodies.messages.ts';
import classes from './bodies.module.css';
import {
  CHART_MARGIN,
  CHART_WIDTH,
  ChartDrawing,
  chartBands,
  chartBox,
  chartView,
  readOrZero,
  type TiersChartProps,
  tiersShape,
} from './TiersChart.tsx';
import {
  baseOfHandle,
  draggedTo,
  type HandleRoom,
  handlesOf,
  heldValue,
  levelOf,
  limitsOf,
  nudged,
  type TierHandle,
  withHandleAt,
} from './tier-handles.ts';

/** A handle on its way: the document has it elsewhere until it is let go. */
export interface MovingHandle {
  readonly handle: TierHandle;
  readonly value: string;
}

export interface TiersHandlesProps extends TiersChartProps {
  readonly base: BaseType;
  readonly amountBase: BaseType;
  readonly moving: MovingHandle | null;
  readonly onMoving: (moving: MovingHandle | null) => void;
  readonly onChange: (bands: readonly BandText[], number?: number) => void;
}

/** A level can be dragged above the highest one by a quarter. */
const HEADROOM = rational(5n, 4n);

/** The steps as a picture that a hand can change: boundaries sideways, levels up and down, one step of the history each. */
export function TiersHandles(props: TiersHandlesProps) {
  const { bands, height, moving } = props;
  const { translate: t } = useLanguage();
  const hands = useHands(props);
  const shape = tiersShape(props, hands.room.scale);
  const told = useTold(hands.room);
  return (
    <div className={[classes['chart'], classes['chartHeld'], 'nodrag'].join(' ')} style={{ height }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg
        className={classes['chartHandles']}
        viewBox={chartView(height)}
        preserveAspectRatio="none"
        role="group"
        aria-label={t(messages.chartHandles)}
      >
        <ChartDrawing shape={shape} height={height} />
        {handlesOf(bands, hands.room.level).map((handle) => (
          <Handle
            key={`${handle.what} ${handle.band}`}
            handle={handle}
            step={shape.steps[handle.band]}
            isPoint={props.isInterpolated}
            height={height}
            hands={hands}
            told={told(handle)}
          />
        ))}
      </svg>
      {moving !== null && (
        <output className={classes['chartTold']} style={{ left: `${toldAt(shape.steps[moving.handle.band])}%` }}>
          {told(moving.handle)}
        </output>
      )}
    </div>
  );
}

/** Where the value is told, in percent of the width, never over the edge. */
function toldAt(step: ChartStep | undefined): number {
  return Math.min(Math.max(((step?.left ?? 0) / CHART_WIDTH) * 100, 12), 88);
}

interface Hands {
  readonly room: HandleRoom;
  moveTo(handle: TierHandle, event: PointerEvent<SVGElement>): void;
  take(): void;
  nudge(handle: TierHandle, steps: number): void;
  /** Writes where the handle is now. */
  letGo(): void;
  /** The focus goes elsewhere: what this handle was moved by is written. */
  leave(handle: TierHandle): void;
  /** Puts it back; false when nothing was on its way. */
  cancel(): boolean;
}

function useHands(props: TiersHandlesProps): Hands {
  const { bands, sample, height, base, amountBase, moving, onMoving, onChange } = props;
  // While a hand holds on, the paper under it stays where it is.
  const [held, setHeld] = useState<ChartScale | null>(null);
  // A hand can let go before the page has drawn where it was last.
  const latest = useRef(moving);
  const fitting = chartScale(chartBands(bands), sample === null ? null : readOrZero(sample), HEADROOM);
  const room = { bands, level: levelOf(bands), scale: held ?? fitting, base, amountBase };
  const move = (handle: TierHandle, value: string) => {
    if (value === heldValue(handle, room)) return;
    latest.current = { handle, value };
    onMoving(latest.current);
  };
  const end = (): MovingHandle | null => {
    const last = latest.current;
    latest.current = null;
    setHeld(null);
    onMoving(null);
    return last;
  };
  const letGo = () => {
    const last = end();
    if (last !== null) onChange(withHandleAt(last.handle, last.value, room), last.handle.band + 1);
  };
  return {
    room,
    letGo,
    leave: ({ band, what }) => {
      // The next handle is taken hold of before this one loses the focus.
      if (latest.current?.handle.band === band && latest.current.handle.what === what) letGo();
    },
    take: () => setHeld(fitting),
    moveTo: (handle, event) => {
      const drawn = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
      if (held === null || drawn === undefined || drawn.width === 0) return;
      const x = ((event.clientX - drawn.left) / drawn.width) * CHART_WIDTH;
      const y = ((event.clientY - drawn.top) / drawn.height) * height - CHART_MARGIN;
      move(handle, draggedTo(handle, { x, y, box: chartBox(height) }, room));
    },
    nudge: (handle, steps) => move(handle, nudged(handle, steps, room)),
    cancel: () => end() !== null,
  };
}

/** A handle's value in the language on the screen. */
function useTold(room: HandleRoom): (handle: TierHandle) => string {
  const { language } = useLanguage();
  const currency = useDocumentPart((document) => document.currency);
  return (handle) => {
    const base = baseOfHandle(handle, room);
    const text = heldValue(handle, room);
    const parsed = parseLiteral(text, base);
    return parsed.ok ? formatValue({ value: parsed.value, type: typeOf(base, currency) }, language) : text;
  };
}

interface HandleProps {
  readonly handle: TierHandle;
  readonly step: ChartStep | undefined;
  /** Levels run from point to point: only the point can be held. */
  readonly isPoint: boolean;
  readonly height: number;
  readonly hands: Hands;
  readonly told: string;
}

/** Half of what can be taken hold of, around a line. */
const REACH = 8;
const BIG_STEP = 10;

function Handle({ handle, step, isPoint, height, hands, told }: HandleProps) {
  const { translate: t } = useLanguage();
  const place = useContext(FieldPlace);
  if (step === undefined) return null;
  const { room } = hands;
  const number = handle.band + 1;
  const label = {
    from: t(messages.bandFrom, { number }),
    rate: t(messages.bandRate, { number }),
    amount: t(messages.bandAmount, { number }),
  }[handle.what === 'from' ? 'from' : room.level];
  const limits = limitsOf(handle, room);
  const bound = (text: string | null) => (text === null ? undefined : Number(text));
  return (
    <rect
      {...areaOf(handle, step, { isPoint, height })}
      className={classes['chartHandle']}
      data-what={handle.what}
      role="slider"
      // In the panel beside the drawing the cells are the keyboard's way; at full size there is room for both.
      tabIndex={place === 'large' ? 0 : -1}
      aria-label={label}
      aria-orientation={handle.what === 'from' ? 'horizontal' : 'vertical'}
      aria-valuenow={Number(heldValue(handle, room))}
      aria-valuemin={bound(limits.below)}
      aria-valuemax={bound(limits.above)}
      aria-valuetext={told}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        hands.take();
      }}
      onPointerMove={(event) => hands.moveTo(handle, event)}
      onPointerUp={() => hands.letGo()}
      onPointerCancel={() => hands.cancel()}
      onKeyDown={(event) => onKeyDown(event, handle, hands)}
      onKeyUp={(event) => {
        if (stepsOf(event) !== null) hands.letGo();
      }}
      onBlur={() => hands.leave(handle)}
    />
  );
}

/** Keys held down move on; letting go of them is the step of the history. */
function onKeyDown(event: KeyboardEvent, handle: TierHandle, hands: Hands): void {
  const steps = stepsOf(event);
  if (steps !== null) hands.nudge(handle, steps);
  else if (event.key !== 'Escape' || !hands.cancel()) return;
  event.preventDefault();
  event.stopPropagation();
}

function stepsOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): number | null {
  if (ctrlKey || metaKey || altKey) return null;
  const times = shiftKey ? BIG_STEP : 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return times;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -times;
    case 'PageUp':
      return BIG_STEP;
    case 'PageDown':
      return -BIG_STEP;
    default:
      return null;
  }
}

/** What of the picture belongs to a handle. */
function areaOf(
  { what }: TierHandle,
  { left, right, y }: ChartStep,
  { isPoint, height }: { readonly isPoint: boolean; readonly height: number },
) {
  const box = chartBox(height);
  const strip = { y: y - REACH, height: 2 * REACH };
  if (what === 'level') {
    return isPoint ? { x: left - REACH, width: 2 * REACH, ...strip } : { x: left, width: right - left, ...strip };
  }
  // Where the point is held by its level, the boundary is held below it.
  const top = isPoint ? Math.min(y + REACH, box.height - 2 * REACH) : 0;
  return { x: left - REACH, width: 2 * REACH, y: top, height: box.height - top };
}
