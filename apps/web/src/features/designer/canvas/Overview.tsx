import { useTranslate } from '@premia/ui';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { groupOf } from '../catalogue/groups.ts';
import type { FlowStore } from '../flow-adapter/flow-store.ts';
import { type Area, type Block, boundsOf, grown, type Scene } from '../flow-adapter/scene.ts';
import { canvasMessages as messages } from './canvas.messages.ts';
import { type Colours, readColours } from './distance/colours.ts';
import { viewOf } from './distance/view.ts';
import classes from './Overview.module.css';

const WIDTH = 160;
const HEIGHT = 104;
/** Of the drawing, around the outermost blocks. */
const EDGE = 200;
const WHEEL_STEP = 1.0015;

interface Placement {
  readonly area: Area;
  /** Pixels for a unit of the drawing. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** The whole scheme in a corner, and where in it one is: painted when the scheme changes, while a rectangle follows the view. */
export function Overview({ store: drawing }: { readonly store: FlowStore }) {
  const t = useTranslate();
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const placement = useRef<Placement>(placementOf(drawing.getScene()));
  const drawn = useRef<Area>(boundsOf(drawing.getScene().blocks));

  useLayoutEffect(() => {
    const showView = () => {
      const { area } = viewOf(store.getState());
      const { scale, left, top, area: whole } = placement.current;
      const { style } = view.current ?? {};
      if (style === undefined) return;
      style.transform = `translate(${left + (area.x - whole.x) * scale}px, ${top + (area.y - whole.y) * scale}px)`;
      style.width = `${Math.max(area.width * scale, 4)}px`;
      style.height = `${Math.max(area.height * scale, 4)}px`;
      box.current?.toggleAttribute('data-idle', holds(area, drawn.current));
    };
    let { transform, width, height } = store.getState();
    const follow = () => {
      const now = store.getState();
      if (now.transform === transform && now.width === width && now.height === height) return;
      ({ transform, width, height } = now);
      showView();
    };
    let frame = 0;
    let painted: Scene | null = null;
    const paint = () => {
      frame = 0;
      painted = drawing.getScene();
      const scene = painted;
      placement.current = placementOf(scene);
      drawn.current = boundsOf(scene.blocks);
      if (canvas.current !== null) paintOverview(canvas.current, scene, placement.current);
      showView();
    };
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    paint();
    const observer = new MutationObserver(schedule);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
    const stops = [
      store.subscribe(follow),
      drawing.subscribe(() => {
        if (drawing.getDragged().length === 0 && drawing.getScene() !== painted) schedule();
      }),
      () => observer.disconnect(),
    ];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [drawing, store]);

  // React listens to the wheel passively, and the page must not scroll.
  useEffect(() => {
    const element = box.current;
    const zoom = (event: WheelEvent) => {
      event.preventDefault();
      void flow.zoomTo(flow.getZoom() * WHEEL_STEP ** -event.deltaY);
    };
    element?.addEventListener('wheel', zoom, { passive: false });
    return () => element?.removeEventListener('wheel', zoom);
  }, [flow]);

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const rect = event.currentTarget.getBoundingClientRect();
    const { scale, left, top, area } = placement.current;
    const x = area.x + (event.clientX - rect.left - left) / scale;
    const y = area.y + (event.clientY - rect.top - top) / scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  return (
    <div
      ref={box}
      className={classes['overview']}
      role="img"
      aria-label={t(messages.minimap)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      <canvas ref={canvas} className={classes['picture']} />
      <div ref={view} className={classes['view']} />
    </div>
  );
}

function holds(view: Area, { x, y, width, height }: Area): boolean {
  return x >= view.x && y >= view.y && x + width <= view.x + view.width && y + height <= view.y + view.height;
}

function placementOf(scene: Scene): Placement {
  const area = grown(boundsOf(scene.blocks), EDGE);
  const scale = Math.min(WIDTH / area.width, HEIGHT / area.height);
  return { area, scale, left: (WIDTH - area.width * scale) / 2, top: (HEIGHT - area.height * scale) / 2 };
}

function paintOverview(canvas: HTMLCanvasElement, { blocks }: Scene, { area, scale, left, top }: Placement): void {
  const pixels = window.devicePixelRatio;
  canvas.width = WIDTH * pixels;
  canvas.height = HEIGHT * pixels;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const colours = readColours(canvas);
  context.scale(pixels, pixels);
  for (const block of blocks) {
    const isGround = block.flow.type === 'frame' || block.flow.type === 'area';
    context.globalAlpha = isGround ? 0.18 : 0.75;
    context.fillStyle = colourOf(block, colours);
    const x = left + (block.x - area.x) * scale;
    const y = top + (block.y - area.y) * scale;
    context.fillRect(x, y, Math.max(block.width * scale, 1), Math.max(block.height * scale, 1));
  }
}

function colourOf({ flow }: Block, colours: Colours): string {
  switch (flow.type) {
    case 'card':
      return flow.data.node.kind === 'payout' ? colours.gold : colours.tone(groupOf(flow.data.node.kind));
    case 'area':
      return colours.focus;
    case 'sticker':
      return colours.gold;
    default:
      return colours.frame;
  }
}
