import '@xyflow/react/dist/base.css';
import type { SchemeEdit } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import {
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStoreApi,
  type Viewport,
} from '@xyflow/react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useSession } from '../../../shell/session.ts';
import { useClipboard } from '../clipboard/use-clipboard.ts';
import { extractionEdits } from '../edits/heal-links.ts';
import { FindPanel } from '../find/FindPanel.tsx';
import { createFlowStore, type FlowStore } from '../flow-adapter/flow-store.ts';
import type { FlowLink, FlowNode } from '../flow-adapter/flow-types.ts';
import { type Point, stretchNearest, type ViaPoint } from '../flow-adapter/link-path.ts';
import { hasTable } from '../node-views/table/use-table.ts';
import { type Designer, useDesigner, useDocumentPart, useUi } from '../state/designer-context.tsx';
import { openTable, selectNode, selectNothing } from '../state/designer-ui.ts';
import { throughAreas } from '../structure/area-edits.ts';
import { BypassBanner } from '../structure/BypassBanner.tsx';
import { InsidePath } from '../structure/InsidePath.tsx';
import { SelectionBar } from '../structure/SelectionBar.tsx';
import { SnapLines } from '../structure/SnapLines.tsx';
import { TourOffer } from '../tour/TourOffer.tsx';
import { bringIntoView, type Flow, READABLE_ZOOM } from './bring-into-view.ts';
import classes from './Canvas.module.css';
import { CanvasControls } from './CanvasControls.tsx';
import { CommentMarks } from './CommentMarks.tsx';
import { ConnectionHint } from './ConnectionHint.tsx';
import { canvasMessages as messages } from './canvas.messages.ts';
import { Distance } from './distance/Distance.tsx';
import { blockAt } from './distance/hit-test.ts';
import { useBoxSelection } from './distance/use-box-selection.ts';
import { dropEdits } from './drop-on-canvas.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { AreaView, CardView, FrameView, StickerView } from './FlowNodeViews.tsx';
import { CANVAS_ID, focusCanvas } from './focus-canvas.ts';
import { Ghosts } from './Ghosts.tsx';
import { LinkEdge } from './LinkEdge.tsx';
import { Overview } from './Overview.tsx';
import { PointerHint } from './PointerHint.tsx';
import { RefusedLink } from './RefusedLink.tsx';
import { RemotePeople } from './RemotePeople.tsx';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { openPalette, pointOf, useConnecting } from './use-connecting.ts';
import { useCrowding } from './use-crowding.ts';
import { drawnScene, firstViewport, ZOOM_MAX, ZOOM_MIN } from './use-fit.ts';
import { usePointing } from './use-pointing.ts';
import { type Place, rememberedViewport, rememberViewport } from './viewport-memory.ts';

const NODE_TYPES = { card: CardView, frame: FrameView, area: AreaView, sticker: StickerView };
const EDGE_TYPES = { link: LinkEdge };
const CONNECTION_RADIUS = 28;
const SNAP: [number, number] = [8, 8];

/** The drawing: everything that is dragged, wired, zoomed and walked through with the arrows. */
export function Canvas() {
  const designer = useDesigner();
  const { draft, ui, isReadOnly } = designer;
  const memory = usePlaceInMemory(designer);
  const { translate: t } = useLanguage();
  const isEmpty = useDocumentPart((document) => document.nodes.length === 0);
  const detail = useUi((state) => state.detail);
  const focusedNode = useUi((state) => state.focusedNode);
  const flow = useReactFlow<FlowNode, FlowLink>();
  const onKeyDown = useCanvasKeys();
  const clipboard = useClipboard();
  const root = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState<Viewport | null>(null);
  usePointing(root);
  // The first view is known before anything is drawn: the whole scheme is never mounted to find out how large it is.
  useLayoutEffect(() => {
    const size = { width: root.current?.clientWidth ?? 0, height: root.current?.clientHeight ?? 0 };
    setViewport(
      rememberedViewport(memory) ?? firstViewport(drawnScene(draft.getDocument(), ui.getState().inside), size) ?? START,
    );
  }, [memory, draft, ui]);
  // Whoever opens a scheme is about to work on it: the arrows start at once, unless a field was entered already.
  useEffect(() => {
    if (document.activeElement === document.body) focusCanvas();
  }, []);

  return (
    // One tab stop for the whole drawing; inside, the arrows decide where the focus is.
    <div
      ref={root}
      id={CANVAS_ID}
      className={classes['canvas']}
      data-detail={detail}
      role="application"
      aria-label={t(messages.canvas)}
      aria-roledescription={t(messages.canvasRole)}
      aria-activedescendant={focusedNode === null ? undefined : `node-${focusedNode}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: `application` is where keys are handled
      tabIndex={0}
      onKeyDown={onKeyDown}
      onCopy={clipboard.onCopy}
      onCut={clipboard.onCut}
      onPaste={clipboard.onPaste}
      onDoubleClick={(event) => {
        if (isReadOnly || !isPane(event.target)) return;
        openPalette(designer, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }), {
          event,
          linkKey: null,
        });
      }}
    >
      {viewport !== null && <Drawing viewport={viewport} />}
      {isEmpty && <EmptyCanvas />}
      <FindPanel />
      <InsidePath />
      <SelectionBar />
      <BypassBanner />
      <TourOffer />
      <RefusedLink />
      <PointerHint />
      <CanvasControls />
    </div>
  );
}

/** Whose view of which scheme is remembered. */
function usePlaceInMemory({ schemeId }: Designer): Place {
  const { employeeId: personId } = useSession();
  return useMemo(() => ({ personId, schemeId }), [personId, schemeId]);
}

const START: Viewport = { x: 0, y: 0, zoom: 1 };

/** The canvas library with the cards and links that are near; `Distance` says which, and paints the others. */
function Drawing({ viewport }: { readonly viewport: Viewport }) {
  const designer = useDesigner();
  const store = useFlowStore(designer);
  const picture = useSyncExternalStore(store.subscribe, store.getPicture);
  const connecting = useConnecting(designer);
  const handlers = useHandlers(designer, store);
  const around = useAround(store);
  useBoxSelection(store);
  useCrowding(store);
  useComingNear(designer);
  return (
    <ReactFlow<FlowNode, FlowLink>
      ref={withoutRole}
      nodes={picture.nodes}
      edges={picture.links}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      {...handlers}
      {...connecting}
      defaultViewport={viewport}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      nodesDraggable={!designer.isReadOnly}
      nodesConnectable={!designer.isReadOnly}
      edgesReconnectable={!designer.isReadOnly}
      connectOnClick
      connectionRadius={CONNECTION_RADIUS}
      deleteKeyCode={null}
      panActivationKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={MULTI_SELECTION_KEYS}
      selectionMode={SelectionMode.Partial}
      zoomOnDoubleClick={false}
      minZoom={ZOOM_MIN}
      maxZoom={ZOOM_MAX}
      snapToGrid
      snapGrid={SNAP}
      noWheelClassName="nowheel"
      elevateNodesOnSelect={false}
    >
      {around}
    </ReactFlow>
  );
}

/** What is drawn around the nodes; the same elements, so that cards coming into view draw nothing of it again. */
function useAround(store: FlowStore) {
  return useMemo(
    () => (
      <>
        <Distance store={store} />
        <SnapLines />
        <ConnectionHint />
        <RemotePeople />
        <Ghosts />
        <CommentMarks />
        <Overview store={store} />
      </>
    ),
    [store],
  );
}

/** A name or a setting that is about to be typed is brought near enough to be read. */
function useComingNear(designer: Designer): void {
  const flow = useReactFlow();
  useEffect(
    () =>
      designer.ui.subscribe((now, before) => {
        const nodeId = now.renaming ?? now.editing?.nodeId ?? null;
        const was = before.renaming ?? before.editing?.nodeId ?? null;
        if (nodeId === null || nodeId === was || now.detail !== 'far') return;
        bringIntoView(designer, flow, { nodeId, zoomAtLeast: READABLE_ZOOM });
      }),
    [designer, flow],
  );
}

const MULTI_SELECTION_KEYS = ['Meta', 'Control'];

/** What the mouse does to nodes, links and the paper between them; the same objects from one drawing to the next. */
function useHandlers(designer: Designer, store: FlowStore) {
  const flow = useReactFlow();
  const view = useStoreApi<FlowNode, FlowLink>();
  const memory = usePlaceInMemory(designer);
  return useMemo(() => {
    const { draft, ui, isReadOnly } = designer;
    const isBoxDrawn = () => view.getState().userSelectionRect !== null;
    return {
      onNodesChange: (changes: NodeChange<FlowNode>[]) =>
        store.changeNodes(isBoxDrawn() ? changes.filter(({ type }) => type !== 'select') : changes),
      onEdgesChange: (changes: EdgeChange<FlowLink>[]) =>
        store.changeLinks(isBoxDrawn() ? changes.filter(({ type }) => type !== 'select') : changes),
      onNodeDragStop: (event: MouseEvent | TouchEvent, _node: FlowNode, dragged: FlowNode[]) => {
        ui.setState({ snapLines: [] });
        const edits = dropEdits(draft.getDocument(), whereTheyLie(store, dragged), ui.getState().inside);
        const taken = event.altKey && dragged.length === 1 ? takeOut(designer, dragged[0]?.id ?? '', edits) : false;
        const inserted =
          taken ||
          (dragged.length === 1 && dragged[0] !== undefined && insertIntoLinkUnder(designer, event, dragged[0].id));
        if (!inserted) {
          if (edits.length === 0) store.resetDrag();
          else designer.actions.drop(edits);
        }
        store.resetDrag();
      },
      onNodeClick: (event: ClickKeys, node: FlowNode) => pickClicked(designer, event, node),
      onNodeDoubleClick: (event: { readonly target: EventTarget | null }, { id }: FlowNode) => {
        const node = draft.getDocument().nodes.find((one) => one.id === id);
        if (ui.getState().detail === 'far') bringIntoView(designer, flow, { nodeId: id, zoomAtLeast: READABLE_ZOOM });
        else if (node !== undefined && hasTable(node) && !isField(event.target)) openTable(ui, id);
      },
      onPaneClick: (event: { readonly clientX: number; readonly clientY: number }) => {
        const hit = ui.getState().detail === 'far' ? blockUnder(store, flow, event) : null;
        // A finger does not hover, so what it taps far out is a picture still.
        if (hit === null) selectNothing(ui);
        else selectNode(ui, hit);
      },
      onEdgeClick: (event: { readonly altKey: boolean }, { data }: FlowLink) => {
        if (event.altKey && !isReadOnly && data !== undefined)
          designer.actions.remove({ nodes: NONE, links: [data.link] });
      },
      onEdgeDoubleClick: (event: { readonly clientX: number; readonly clientY: number }, link: FlowLink) => {
        if (isReadOnly) return;
        const edits = pointEdits(store, link, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
        if (edits !== null) designer.actions.bend(edits.link, edits.via);
      },
      // The view of a frame is fitted when it is looked into; the whole scheme is what one comes back to.
      onMoveEnd: (_: unknown, moved: Viewport) => {
        if (ui.getState().inside === null) rememberViewport(memory, moved);
      },
    };
  }, [designer, store, flow, view, memory]);
}

/** A double click on the line of a link takes hold of it there; one seen to end at a folded area has no points. */
function pointEdits(store: FlowStore, { id, data }: FlowLink, at: Point) {
  const curve = store.getScene().curves.find((one) => one.id === id);
  if (curve === undefined || data === undefined || !('via' in data)) return null;
  const point: ViaPoint = [Math.round(at.x - curve.from.x), Math.round(at.y - curve.from.y)];
  const via = (data.via ?? []).toSpliced(stretchNearest(curve.stretches, at), 0, point);
  return { link: data.link, via };
}

type ClickKeys = Readonly<Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>>;

/** A plain click narrows a selection to what was clicked; the library would keep all of it. */
function pickClicked({ draft, ui }: Designer, event: ClickKeys, { id }: FlowNode): void {
  const isAdding = event.ctrlKey || event.metaKey || event.shiftKey;
  const narrowed = isAdding ? {} : { selectedNodes: throughAreas(draft.getDocument(), [id]) };
  ui.setState({ focusedNode: id, focusedPort: null, ...narrowed });
}

function blockUnder(
  store: FlowStore,
  flow: Flow,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): string | null {
  const place = flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
  return blockAt(store.getScene(), place, flow.getZoom())?.id ?? null;
}

/** The library forgets that what it dragged was pulled onto a line; the picture does not. */
function whereTheyLie(store: FlowStore, dragged: readonly FlowNode[]): readonly FlowNode[] {
  const shown = new Map(store.getPicture().nodes.map((node) => [node.id, node]));
  return dragged.map((node) => shown.get(node.id) ?? node);
}

function useFlowStore({ draft, ui }: Designer): FlowStore {
  const [store] = useState(() => createFlowStore(draft, ui));
  useEffect(() => store.connect(), [store]);
  return store;
}

/** The library calls its own wrapper an application too; one is enough, and ours has the name and the keys. */
function withoutRole(wrapper: HTMLDivElement | null): void {
  wrapper?.setAttribute('role', 'presentation');
}

/** Where a double click means the field, not the block around it. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input, select') !== null;
}

function isPane(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane');
}

const NONE: ReadonlySet<string> = new Set();

/** Alt while a node is dragged takes it out of its wire, which heals behind it. */
function takeOut({ draft, analysis, actions }: Designer, nodeId: string, drop: readonly SchemeEdit[]): boolean {
  const edits = extractionEdits(draft.getDocument(), nodeId, analysis.getState().types);
  return edits !== null && actions.takeOut(nodeId, [...edits, ...drop]).ok;
}

/** A node dropped on a link goes into it, when it has no links of its own and fits. */
function insertIntoLinkUnder(designer: Designer, event: MouseEvent | TouchEvent, nodeId: string): boolean {
  const { clientX, clientY } = pointOf(event);
  const element = document
    .elementsFromPoint(clientX, clientY)
    .map((hit) => hit.closest('.react-flow__edge'))
    .find((hit) => hit !== null && hit !== undefined);
  const linkKey = element?.getAttribute('data-id');
  return typeof linkKey === 'string' && designer.actions.insertExisting(nodeId, linkKey);
}
