import { useName, useTranslate } from '@premia/ui';
import { useStore as useFlow, useOnViewportChange, useReactFlow, ViewportPortal } from '@xyflow/react';
import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { personStyle } from '../presence/person-colour.ts';
import { presenceMessages as messages } from '../presence/presence.messages.ts';
import type { Other, Presence } from '../presence/presence.ts';
import { useDesigner } from '../state/designer-context.tsx';
import { CANVAS_ID } from './focus-canvas.ts';
import classes from './RemotePeople.module.css';
import { useNodeBox } from './use-place.ts';

/** As often as others need to see a pointer move. */
const POINTER_EVERY_MS = 60;

/** The others on the drawing: their pointers, what they have selected, and the view of the one who is followed. */
export function RemotePeople() {
  const { presence } = useDesigner();
  return presence === null ? null : <Others presence={presence} />;
}

function Others({ presence }: { readonly presence: Presence }) {
  const others = useStore(presence.others);
  const nameOf = useName();
  useTelling(presence);
  const followed = useFollowing(presence);
  const t = useTranslate();
  return (
    <>
      {followed !== undefined && (
        <div className={classes['following']} style={personStyle(followed.colour)} role="status">
          <span className={classes['name']}>{t(messages.following, { name: nameOf(followed.name) })}</span>
        </div>
      )}
      <ViewportPortal>
        {others.map((other) => (
          <div key={other.page} style={personStyle(other.colour)} aria-hidden="true">
            {other.selected.map((nodeId) => (
              <Selected key={nodeId} nodeId={nodeId} name={nameOf(other.name)} />
            ))}
            {other.pointer !== null && <Pointer at={other.pointer} name={nameOf(other.name)} />}
          </div>
        ))}
      </ViewportPortal>
    </>
  );
}

function Pointer({ at: [x, y], name }: { readonly at: readonly [number, number]; readonly name: string }) {
  const zoom = useFlow((state) => state.transform[2]);
  return (
    <div
      className={classes['pointer']}
      style={{ transform: `translate(${x}px, ${y}px) scale(${1 / zoom})`, transformOrigin: '0 0' }}
    >
      <svg width="16" height="18" viewBox="0 0 16 18" role="presentation">
        <path d="M1 1v14l4-4 3 6 2.4-1.2-3-5.8H13z" fill="currentColor" stroke="#fff" strokeWidth="1" />
      </svg>
      <span className={classes['name']}>{name}</span>
    </div>
  );
}

const FRAME_PX = 5;

function Selected({ nodeId, name }: { readonly nodeId: string; readonly name: string }) {
  const box = useNodeBox(nodeId);
  if (box === null) return null;
  const { x, y, width, height } = box;
  return (
    <div
      className={classes['selected']}
      style={{
        width: width + 2 * FRAME_PX,
        height: height + 2 * FRAME_PX,
        transform: `translate(${x - FRAME_PX}px, ${y - FRAME_PX}px)`,
      }}
    >
      <span className={classes['name']}>{name}</span>
    </div>
  );
}

/** Says where this page's pointer, selection and view are. */
function useTelling(presence: Presence): void {
  const { ui } = useDesigner();
  const flow = useReactFlow();
  useEffect(() => {
    const tellSelected = (selected: ReadonlySet<string>) => presence.tell({ selected: [...selected] });
    tellSelected(ui.getState().selectedNodes);
    return ui.subscribe((state, before) => {
      if (state.selectedNodes !== before.selectedNodes) tellSelected(state.selectedNodes);
    });
  }, [presence, ui]);
  useEffect(() => {
    const canvas = document.getElementById(CANVAS_ID);
    let toldAt = 0;
    const move = (event: PointerEvent) => {
      if (event.timeStamp - toldAt < POINTER_EVERY_MS) return;
      toldAt = event.timeStamp;
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      presence.tell({ pointer: [Math.round(x), Math.round(y)] });
    };
    const leave = () => presence.tell({ pointer: null });
    canvas?.addEventListener('pointermove', move);
    canvas?.addEventListener('pointerleave', leave);
    return () => {
      canvas?.removeEventListener('pointermove', move);
      canvas?.removeEventListener('pointerleave', leave);
      leave();
    };
  }, [presence, flow]);
  const tellView = useCallback(() => {
    const bounds = document.getElementById(CANVAS_ID)?.getBoundingClientRect();
    if (bounds === undefined) return;
    const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
    const { x, y } = flow.screenToFlowPosition(middle, { snapToGrid: false });
    presence.tell({ view: { x, y, zoom: flow.getZoom() } });
  }, [presence, flow]);
  useOnViewportChange({ onEnd: tellView });
  useEffect(tellView, [tellView]);
}

/** Goes where the followed page looks until this person moves the drawing or presses Esc. */
function useFollowing(presence: Presence): Other | undefined {
  const flow = useReactFlow();
  const page = useStore(presence.followed);
  const others = useStore(presence.others);
  const followed = useMemo(() => others.find((other) => other.page === page), [others, page]);
  const view = followed?.view ?? null;
  const target = view === null ? null : `${view.x} ${view.y} ${view.zoom}`;
  useEffect(() => {
    if (target === null) return;
    const [x = 0, y = 0, zoom = 1] = target.split(' ').map(Number);
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    void flow.setCenter(x, y, { zoom, duration: isStill ? 0 : 180 });
  }, [flow, target]);
  useEffect(() => {
    if (page === null) return;
    const stop = () => presence.followed.setState(null, true);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop();
    };
    const canvas = document.getElementById(CANVAS_ID);
    document.addEventListener('keydown', onKey);
    canvas?.addEventListener('wheel', stop, { passive: true });
    canvas?.addEventListener('pointerdown', stop);
    return () => {
      document.removeEventListener('keydown', onKey);
      canvas?.removeEventListener('wheel', stop);
      canvas?.removeEventListener('pointerdown', stop);
    };
  }, [page, presence]);
  return followed;
}
