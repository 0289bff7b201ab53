import type { useStoreApi } from '@xyflow/react';
import type { FlowStore } from '../../flow-adapter/flow-store.ts';
import type { FlowLink, FlowNode } from '../../flow-adapter/flow-types.ts';
import { type Block, isPainted, overlaps, type Scene } from '../../flow-adapter/scene.ts';
import { portKey } from '../../preview/value-store.ts';
import { NO_DIAGNOSTICS, worstSeverity } from '../../state/analysis-store.ts';
import type { Designer } from '../../state/designer-context.tsx';
import { type Extent, extentFor, placeOf, shows } from './bitmap.ts';
import { type Colours, readColours } from './colours.ts';
import { createIcons } from './icons.ts';
import type { View } from './mounting.ts';
import { type Marks, paintScene } from './paint-scene.ts';
import { viewOf } from './view.ts';

/** While the drawing is zoomed or flung, a bitmap that is out of date is moved and stretched at most this long. */
const REPAINT_EVERY_MS = 140;
/** One or two cards that are late at the edge are not worth a picture of the whole view. */
const LATE_CARDS = 3;
const NOTHING: ReadonlySet<string> = new Set();

export interface PainterParts {
  readonly canvas: HTMLCanvasElement;
  /** Holds the hidden icons. */
  readonly icons: HTMLElement;
  readonly designer: Designer;
  readonly flow: ReturnType<typeof useStoreApi<FlowNode, FlowLink>>;
  readonly store: FlowStore;
  readonly nameOf: (block: Block) => string;
}

/**
 * Paints what is not mounted: far out everything, near what has come into view in numbers and waits for its cards. The bitmap is
 * painted once and moved with the drawing; it is painted anew when the scheme, its marks or the zoom have changed, or
 * the view leaves it. Answers what ends it.
 */
export function startPainter(parts: PainterParts): () => void {
  const { designer, flow, store } = parts;
  const { ui } = designer;
  const picture = createPicture(parts);
  let isOutdated = true;
  let frame = 0;
  let later: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    const view = viewOf(flow.getState());
    if (view.area.width === 0) return;
    const scene = store.getScene();
    if (ui.getState().detail !== 'far' && isMostlyMounted(scene, view, store)) {
      picture.clear();
      return;
    }
    const wait = picture.freshFor(view, scene);
    // What people changed is painted at once; a view on the move can be shown by the old bitmap for a while.
    if (isOutdated || wait <= 0) {
      picture.paint(view, scene);
      isOutdated = false;
    } else if (wait !== Number.POSITIVE_INFINITY) {
      clearTimeout(later);
      later = setTimeout(schedule, wait);
    }
  };
  const schedule = () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      look();
    });
  };
  const stops = onReasons(parts, {
    isMovedOnly: () => {
      const view = viewOf(flow.getState());
      picture.place(view);
      const isFar = ui.getState().detail === 'far';
      if (!isFar || picture.freshFor(view, store.getScene()) !== Number.POSITIVE_INFINITY) schedule();
    },
    isOutdated: () => {
      isOutdated = true;
      schedule();
    },
    isRecoloured: () => {
      picture.recolour();
      isOutdated = true;
      schedule();
    },
  });
  look();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(later);
    for (const stop of stops) stop();
  };
}

/** The bitmap and where it is. */
function createPicture({ canvas, icons, designer, store, nameOf }: PainterParts) {
  const iconOf = createIcons(icons);
  let colours: Colours | null = null;
  let extent: Extent | null = null;
  let paintedAt = 0;
  let paintings = 0;
  return {
    clear: () => {
      if (extent === null) return;
      extent = null;
      canvas.hidden = true;
      canvas.width = 0;
    },
    recolour: () => {
      colours = null;
    },
    place: (view: View) => {
      if (extent !== null) canvas.style.transform = placeOf(extent, view);
    },
    /** Milliseconds for which moving the bitmap is good enough for this view. */
    freshFor: (view: View, scene: Scene) => {
      if (extent === null) return 0;
      if (shows(extent, view, scene)) return Number.POSITIVE_INFINITY;
      return Math.max(paintedAt + REPAINT_EVERY_MS - performance.now(), 0);
    },
    paint: (view: View, scene: Scene) => {
      const context = canvas.getContext('2d');
      if (context === null) return;
      const isFar = designer.ui.getState().detail === 'far';
      const pixels = window.devicePixelRatio;
      const next = extentFor(view, scene);
      const mounted = store.getMounted();
      resize(canvas, next, pixels);
      colours ??= readColours(canvas);
      const painting = {
        ...next,
        scene,
        isFar,
        // Far out a card is there for the hand; it is seen only while it is dragged.
        mountedNodes: isFar && store.getDragged().length === 0 ? NOTHING : mounted.nodes,
        mountedLinks: mounted.links,
        marks: marksOf(designer, nameOf),
        colours,
        iconOf,
      };
      paintScene(context, painting, pixels);
      extent = next;
      paintedAt = performance.now();
      canvas.style.transform = placeOf(next, view);
      canvas.hidden = false;
      // How often it was painted: what waits for a change on the screen can tell.
      paintings += 1;
      canvas.dataset['painting'] = String(paintings);
    },
  };
}

interface Reasons {
  readonly isMovedOnly: () => void;
  readonly isOutdated: () => void;
  readonly isRecoloured: () => void;
}

/** Everything that can make the bitmap wrong. */
function onReasons({ flow, store, designer }: PainterParts, reasons: Reasons): readonly (() => void)[] {
  const { ui, analysis } = designer;
  let { transform, width, height } = flow.getState();
  let scene: Scene | null = store.getScene();
  return [
    flow.subscribe((now) => {
      if (now.transform === transform && now.width === width && now.height === height) return;
      ({ transform, width, height } = now);
      reasons.isMovedOnly();
    }),
    analysis.subscribe(reasons.isOutdated),
    store.subscribe(() => {
      const now = store.getDragged().length > 0 ? null : store.getScene();
      const isOther = now === null || now !== scene;
      scene = now;
      // Near, a card that has come covers its own picture; the picture goes when enough of them have.
      if (isOther) reasons.isOutdated();
      else reasons.isMovedOnly();
    }),
    ui.subscribe((now, before) => {
      const isSame =
        now.detail === before.detail &&
        now.selectedNodes === before.selectedNodes &&
        now.selectedLinks === before.selectedLinks &&
        now.changes === before.changes;
      if (!isSame) reasons.isOutdated();
    }),
    onLookChange(reasons.isRecoloured),
  ];
}

function resize(canvas: HTMLCanvasElement, { area, zoom }: Extent, pixels: number): void {
  const width = Math.ceil(area.width * zoom);
  const height = Math.ceil(area.height * zoom);
  const isSame = canvas.width === Math.ceil(width * pixels) && canvas.height === Math.ceil(height * pixels);
  if (isSame) canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
  else {
    canvas.width = Math.ceil(width * pixels);
    canvas.height = Math.ceil(height * pixels);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
}

function isMostlyMounted(scene: Scene, { area }: View, store: FlowStore): boolean {
  const { nodes } = store.getMounted();
  let late = 0;
  for (const block of scene.blocks) {
    if (!isPainted(block) || nodes.has(block.id) || !overlaps(block, area)) continue;
    late += 1;
    if (late > LATE_CARDS) return false;
  }
  return true;
}

function marksOf({ ui, analysis }: Designer, nameOf: (block: Block) => string): Marks {
  const { byNode, byLink, types } = analysis.getState();
  const { selectedNodes, selectedLinks, changes } = ui.getState();
  return {
    severityOf: (nodeId) => worstSeverity(byNode.get(nodeId) ?? NO_DIAGNOSTICS),
    linkSeverityOf: (linkId) => worstSeverity(byLink.get(linkId) ?? NO_DIAGNOSTICS),
    baseOf: ({ output }) => types.get(portKey(output.nodeId, output.port))?.base,
    changeOf: (nodeId) => changes.get(nodeId),
    nameOf,
    selectedNodes,
    selectedLinks,
  };
}

/** The page turned dark or light, or its font has arrived. */
function onLookChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
  let isListening = true;
  void document.fonts.ready.then(() => {
    if (isListening) listener();
  });
  return () => {
    isListening = false;
    observer.disconnect();
  };
}
