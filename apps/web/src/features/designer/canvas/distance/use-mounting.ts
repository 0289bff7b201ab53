import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect } from 'react';
import type { FlowStore, Mounted } from '../../flow-adapter/flow-store.ts';
import type { FlowLink, FlowNode } from '../../flow-adapter/flow-types.ts';
import { type Designer, useDesigner } from '../../state/designer-context.tsx';
import type { DesignerUi, DesignerUiStore } from '../../state/designer-ui.ts';
import { CANVAS_ID } from '../focus-canvas.ts';
import { blockAt } from './hit-test.ts';
import { mountingStep } from './mounting.ts';
import { detailAt, viewOf } from './view.ts';

/** Cards a frame: while the drawing moves every millisecond counts, at rest it may be filled faster. */
const ROOM_MOVING = 1;
const ROOM_AT_REST = 3;
/** Nobody works yet while a scheme opens: what is in view comes in one go, not frame by frame. */
const ROOM_FIRST = 32;
const AT_REST_AFTER_MS = 120;
const DRAGGED_MAX = 60;

type FlowApi = ReturnType<typeof useStoreApi<FlowNode, FlowLink>>;

/** The only one that listens to the view: says how much detail there is, and has the near cards mounted frame by frame. */
export function useMounting(store: FlowStore): void {
  const designer = useDesigner();
  const flow = useStoreApi<FlowNode, FlowLink>();
  useLayoutEffect(() => followView({ designer, flow, store }), [designer, flow, store]);
}

interface Follower {
  readonly designer: Designer;
  readonly flow: FlowApi;
  readonly store: FlowStore;
}

function followView({ designer, flow, store }: Follower): () => void {
  const { ui } = designer;
  const root = document.getElementById(CANVAS_ID);
  let mounted: Mounted = { nodes: new Set(), links: new Set() };
  let state = flow.getState();
  let hovered: string | null = null;
  let scene = store.getScene();
  let movedAt = 0;
  let frame = 0;
  let isFirst = true;

  const step = () => {
    const view = viewOf(flow.getState());
    if (view.area.width === 0) return;
    const now = ui.getState();
    const moved = store.getDragged();
    // A crowd is dragged as a picture.
    const dragged = new Set(moved.length > DRAGGED_MAX ? [] : moved);
    const isMoving = performance.now() - movedAt < AT_REST_AFTER_MS;
    scene = store.getScene();
    const next = mountingStep(scene, mounted, {
      view,
      dragged,
      must: new Set([...dragged, ...touched(now), ...(hovered === null ? [] : [hovered])]),
      isFar: now.detail === 'far',
      room: isFirst ? ROOM_FIRST : isMoving ? ROOM_MOVING : ROOM_AT_REST,
    });
    isFirst = false;
    if (next.mounted !== mounted) {
      mounted = next.mounted;
      store.mount(mounted);
    }
    if (next.isDone) root?.setAttribute('data-mounted', '');
    else {
      root?.removeAttribute('data-mounted');
      schedule();
    }
  };
  const schedule = () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      step();
    });
  };

  const follow = () => {
    const now = flow.getState();
    if (now.transform === state.transform && now.width === state.width && now.height === state.height) return;
    if (now.transform !== state.transform) movedAt = performance.now();
    state = now;
    showDetail(now.transform[2], root, ui);
    schedule();
  };
  const hover = (event: PointerEvent) => {
    if (ui.getState().detail !== 'far' || event.buttons !== 0 || root === null) return;
    const found = blockUnder(event, root, { designer, flow, store });
    if (found === hovered) return;
    hovered = found;
    step();
  };

  showDetail(state.transform[2], root, ui);
  schedule();
  step();
  root?.addEventListener('pointermove', hover);
  const leave = [
    flow.subscribe(follow),
    ui.subscribe((now, before) => {
      if (now.detail !== before.detail) hovered = null;
      if (now.detail !== before.detail || touched(now).join() !== touched(before).join()) step();
    }),
    store.subscribe(() => {
      const isMoving = store.getDragged().length > 0;
      if (isMoving !== (root?.dataset['moving'] === '')) root?.toggleAttribute('data-moving', isMoving);
      else if (isMoving || store.getScene() === scene) return;
      step();
    }),
  ];
  return () => {
    cancelAnimationFrame(frame);
    root?.removeEventListener('pointermove', hover);
    for (const stop of leave) stop();
  };
}

function showDetail(zoom: number, root: HTMLElement | null, ui: DesignerUiStore): void {
  const detail = detailAt(zoom);
  // What is far out has a constant size on the screen: CSS counts with the zoom.
  if (detail === 'far') root?.style.setProperty('--zoom', String(zoom));
  if (detail !== ui.getState().detail) ui.setState({ detail });
}

function blockUnder({ clientX, clientY, target }: PointerEvent, root: HTMLElement, { flow, store }: Follower) {
  if (!(target instanceof Element) || target.closest('.react-flow__pane') === null) return null;
  const [x, y, zoom] = flow.getState().transform;
  const { left, top } = root.getBoundingClientRect();
  const at = { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom };
  return blockAt(store.getScene(), at, zoom)?.id ?? null;
}

/** What the keyboard, a field or a list is about. */
function touched({
  focusedNode,
  focusedPort,
  renaming,
  editing,
  connectFrom,
  connecting,
}: DesignerUi): readonly string[] {
  return [
    focusedNode,
    focusedPort?.nodeId,
    renaming,
    editing?.nodeId,
    connectFrom?.nodeId,
    connecting?.from.nodeId,
  ].filter((id) => id !== null && id !== undefined);
}
