import { type RefObject, useEffect } from 'react';
import { showRecords } from '../data/show-records.ts';
import { endOfHandle } from '../flow-adapter/to-flow.ts';
import { type Designer, useDesigner } from '../state/designer-context.tsx';
import { selectNode } from '../state/designer-ui.ts';
import { type HintBox, NO_LINKS } from '../state/pointing.ts';
import { pathThrough } from './link-paths.ts';

/** A pointer that only passes by is told nothing. */
const HINT_AFTER_MS = 250;
/** What the wheel pushes under a pointer that stands still is not pointed at. */
const AFTER_WHEEL_MS = 150;

/**
 * What the pointer rests on, heard once for the whole drawing: a link or a value lights its path, a value and a port
 * say what they are, a click on a value opens it. Links and ports carry no handlers of their own for it.
 */
export function usePointing(root: RefObject<HTMLElement | null>): void {
  const designer = useDesigner();
  useEffect(() => {
    const element = root.current;
    return element === null ? undefined : followPointer(element, designer);
  }, [root, designer]);
}

function followPointer(root: HTMLElement, designer: Designer): () => void {
  const { pointing } = designer;
  let under: Element | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let turnedAt = 0;

  const rest = (target: Element | null) => {
    if (target === under) return;
    under = target;
    clearTimeout(waiting);
    const key = target === null ? null : linkKeyAt(target);
    const lit = key === null ? NO_LINKS : pathThrough(designer.draft.getDocument(), key);
    const { hint, lit: before } = pointing.getState();
    if (hint !== null || before !== lit) pointing.setState({ hint: null, lit });
    if (target !== null) waiting = setTimeout(() => tell(designer, target), HINT_AFTER_MS);
  };
  const over = (event: PointerEvent) => {
    if (event.timeStamp - turnedAt < AFTER_WHEEL_MS) return;
    if (event.buttons === 0) rest(event.target instanceof Element ? event.target.closest(POINTED) : null);
  };
  const leave = () => rest(null);
  const turn = (event: WheelEvent) => {
    turnedAt = event.timeStamp;
    leave();
  };
  const click = (event: MouseEvent) => {
    const pill = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-pill]') : null;
    if (pill !== null) openValue(designer, pill);
  };
  root.addEventListener('pointerover', over);
  root.addEventListener('pointerleave', leave);
  root.addEventListener('pointerdown', leave);
  root.addEventListener('wheel', turn, { passive: true });
  root.addEventListener('click', click);
  return () => {
    clearTimeout(waiting);
    root.removeEventListener('pointerover', over);
    root.removeEventListener('pointerleave', leave);
    root.removeEventListener('pointerdown', leave);
    root.removeEventListener('wheel', turn);
    root.removeEventListener('click', click);
  };
}

const POINTED = '.react-flow__edge, [data-pill], .react-flow__handle';

function linkKeyAt(element: Element): string | null {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return null;
  return (
    element.dataset['link'] ?? (element.classList.contains('react-flow__edge') ? element.dataset['id'] : null) ?? null
  );
}

function tell({ pointing }: Designer, element: Element): void {
  if (!(element instanceof HTMLElement) || !element.isConnected) return;
  const of = pillPort(element);
  if (of !== null) {
    pointing.setState({ hint: { kind: 'value', of, box: boxOf(element) } });
    return;
  }
  const { nodeid, handleid } = element.dataset;
  if (nodeid === undefined || handleid === undefined) return;
  pointing.setState({ hint: { kind: 'port', end: endOfHandle(nodeid, handleid), box: boxOf(element) } });
}

function pillPort({ dataset }: HTMLElement) {
  const { pill, port } = dataset;
  return pill === undefined || port === undefined ? null : { nodeId: pill, port };
}

export function boxOf(element: Element): HintBox {
  const { left, top, bottom } = element.getBoundingClientRect();
  return { left, top, bottom };
}

/** Records open as a spreadsheet, any other value in the inspector. */
function openValue(designer: Designer, pill: HTMLElement): void {
  const of = pillPort(pill);
  if (of === null) return;
  const { ui, values, pointing } = designer;
  pointing.setState({ hint: null });
  selectNode(ui, of.nodeId);
  ui.setState({ isInspectorOpen: true, inspector: 'value' });
  if (values.get(`${of.nodeId}:${of.port}`)?.now.kind === 'rows') showRecords(designer, of);
}
