import '@xyflow/react/dist/base.css';
import { useLanguage } from '@premia/ui';
import {
  type FinalConnectionState,
  type Connection as FlowConnection,
  MiniMap,
  type OnConnectStartParams,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useSession } from '../../../shell/session.ts';
import { useClipboard } from '../clipboard/use-clipboard.ts';
import { FindPanel } from '../find/FindPanel.tsx';
import { createFlowStore, type FlowStore } from '../flow-adapter/flow-store.ts';
import type { FlowLink, FlowNode } from '../flow-adapter/flow-types.ts';
import { endOfHandle } from '../flow-adapter/to-flow.ts';
import { portKey } from '../preview/value-store.ts';
import { type Designer, useDesigner, useDocumentPart, useUi } from '../state/designer-context.tsx';
import { type Detail, type PortEnd, selectNothing } from '../state/designer-ui.ts';
import { BypassBanner } from '../structure/BypassBanner.tsx';
import { InsidePath } from '../structure/InsidePath.tsx';
import { SelectionBar } from '../structure/SelectionBar.tsx';
import { SnapLines } from '../structure/SnapLines.tsx';
import { TourOffer } from '../tour/TourOffer.tsx';
import classes from './Canvas.module.css';
import { CanvasControls } from './CanvasControls.tsx';
import { CommentMarks } from './CommentMarks.tsx';
import { ConnectionHint } from './ConnectionHint.tsx';
import { canvasMessages as messages } from './canvas.messages.ts';
import { checkConnection, compatiblePorts, inputOf, toConnection } from './connection-check.ts';
import { dropEdits, frameAt } from './drop-on-canvas.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { AreaView, CardView, FrameView, StickerView } from './FlowNodeViews.tsx';
import { CANVAS_ID, focusCanvas } from './focus-canvas.ts';
import { LinkEdge } from './LinkEdge.tsx';
import { RefusedLink } from './RefusedLink.tsx';
import { RemotePeople } from './RemotePeople.tsx';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { rememberedViewport, rememberViewport } from './viewport-memory.ts';

const NODE_TYPES = { card: CardView, frame: FrameView, area: AreaView, sticker: StickerView };
const EDGE_TYPES = { link: LinkEdge };
const FIT = { padding: 0.12, maxZoom: 1 } as const;
const MINIMAP_SIZE = { width: 160, height: 104 } as const;
const ZOOM_MIN = 0.08;
const ZOOM_MAX = 2;
const CONNECTION_RADIUS = 28;
const SNAP: [number, number] = [8, 8];
/** Of the drawing, where text stops being readable (EXPERIENCE, 2.1). */
const MIDDLE_BELOW = 0.75;
const FAR_BELOW = 0.45;

/** The drawing: everything that is dragged, wired, zoomed and walked through with the arrows. */
export function Canvas() {
  const designer = useDesigner();
  const { draft, ui, schemeId, isReadOnly } = designer;
  const { translate: t } = useLanguage();
  const store = useFlowStore(designer);
  const picture = useSyncExternalStore(store.subscribe, store.getPicture);
  const isEmpty = useDocumentPart((document) => document.nodes.length === 0);
  const detail = useUi((state) => state.detail);
  const focusedNode = useUi((state) => state.focusedNode);
  const { employeeId: personId } = useSession();
  const memory = useMemo(() => ({ personId, schemeId }), [personId, schemeId]);
  const viewport = useMemo(() => rememberedViewport(memory), [memory]);
  const connecting = useConnecting(designer);
  const flow = useReactFlow<FlowNode, FlowLink>();
  const onKeyDown = useCanvasKeys();
  const clipboard = useClipboard();
  // Whoever opens a scheme is about to work on it: the arrows start at once, unless a field was entered already.
  useEffect(() => {
    if (document.activeElement === document.body) focusCanvas();
  }, []);

  const onNodeDragStop = useCallback(
    (event: MouseEvent | TouchEvent, _node: FlowNode, dragged: FlowNode[]) => {
      ui.setState({ snapLines: [] });
      const edits = dropEdits(draft.getDocument(), whereTheyLie(store, dragged), ui.getState().inside);
      const inserted =
        dragged.length === 1 && dragged[0] !== undefined && insertIntoLinkUnder(designer, event, dragged[0].id);
      if (!inserted) {
        if (edits.length === 0) store.resetDrag();
        else designer.actions.drop(edits);
      }
      store.resetDrag();
    },
    [designer, draft, store, ui],
  );

  return (
    // One tab stop for the whole drawing; inside, the arrows decide where the focus is.
    <div
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
      <ReactFlow<FlowNode, FlowLink>
        ref={withoutRole}
        nodes={picture.nodes}
        edges={picture.links}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={store.changeNodes}
        onEdgesChange={store.changeLinks}
        onNodeDragStop={onNodeDragStop}
        onNodeClick={(_, node) => ui.setState({ focusedNode: node.id, focusedPort: null })}
        onPaneClick={() => selectNothing(ui)}
        onEdgeDoubleClick={(event, link) => {
          if (isReadOnly) return;
          const place = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
          openPalette(designer, place, { event, linkKey: link.id });
        }}
        // The view of a frame is fitted when it is looked into; the whole scheme is what one comes back to.
        onMoveEnd={(_, moved) => {
          if (ui.getState().inside === null) rememberViewport(memory, moved);
        }}
        {...connecting}
        {...(viewport === null ? { fitView: true, fitViewOptions: FIT } : { defaultViewport: viewport })}
        onlyRenderVisibleElements
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        connectOnClick
        connectionRadius={CONNECTION_RADIUS}
        deleteKeyCode={null}
        panActivationKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={['Meta', 'Control']}
        selectionMode={SelectionMode.Partial}
        zoomOnDoubleClick={false}
        minZoom={ZOOM_MIN}
        maxZoom={ZOOM_MAX}
        snapToGrid
        snapGrid={SNAP}
        noWheelClassName="nowheel"
        elevateNodesOnSelect={false}
      >
        <DetailByZoom />
        <SnapLines />
        <ConnectionHint />
        <RemotePeople />
        <CommentMarks />
        <MiniMap
          className={classes['minimap'] ?? ''}
          ariaLabel={t(messages.minimap)}
          pannable
          style={MINIMAP_SIZE}
          zoomable
          nodeColor={miniMapColour}
          nodeBorderRadius={12}
          maskColor="color-mix(in srgb, var(--paper) 65%, transparent)"
        />
      </ReactFlow>
      {isEmpty && <EmptyCanvas />}
      <FindPanel />
      <InsidePath />
      <SelectionBar />
      <BypassBanner />
      <TourOffer />
      <RefusedLink />
      <CanvasControls />
    </div>
  );
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

function isPane(target: EventTarget): boolean {
  return target instanceof Element && target.classList.contains('react-flow__pane');
}

const GROUP_COLOURS: Readonly<Record<string, string>> = {
  frame: 'color-mix(in srgb, var(--type-series) 25%, transparent)',
  card: 'var(--line-strong)',
  area: 'color-mix(in srgb, var(--focus) 14%, transparent)',
  sticker: 'color-mix(in srgb, var(--gold) 45%, transparent)',
};

function miniMapColour(node: FlowNode): string {
  if (node.type === 'card' && node.data.node.kind === 'payout') return 'var(--gold)';
  return GROUP_COLOURS[node.type ?? 'card'] ?? 'var(--line-strong)';
}

/**
 * The only subscription to the zoom: crossing a threshold changes one attribute, and CSS does the rest. It hears of
 * the zoom together with the cards, so that a thousand of them are not drawn in full first and thinned out after.
 */
function DetailByZoom() {
  const { ui } = useDesigner();
  const store = useStoreApi();
  useLayoutEffect(() => {
    const follow = ({ transform: [, , zoom] }: { readonly transform: readonly [number, number, number] }) => {
      const detail: Detail = zoom < FAR_BELOW ? 'far' : zoom < MIDDLE_BELOW ? 'middle' : 'full';
      if (detail !== ui.getState().detail) ui.setState({ detail });
    };
    follow(store.getState());
    return store.subscribe(follow);
  }, [store, ui]);
  return null;
}

type Place = { readonly x: number; readonly y: number };

interface PaletteOpening {
  readonly event: { readonly clientX: number; readonly clientY: number };
  readonly linkKey: string | null;
}

function openPalette({ draft, ui }: Designer, place: Place, { event, linkKey }: PaletteOpening): void {
  ui.setState({
    palette: {
      screen: [event.clientX, event.clientY],
      place: [place.x, place.y],
      from: null,
      linkKey,
      frame: frameAt(draft.getDocument(), place),
    },
  });
}

/** Links that are drawn with the mouse. */
function useConnecting(designer: Designer) {
  const { draft, ui, actions, analysis } = designer;
  const flow = useReactFlow<FlowNode, FlowLink>();
  return useMemo(() => {
    const begin = (_: unknown, { nodeId, handleId }: OnConnectStartParams) => {
      if (nodeId === null || handleId === null) return;
      const from: PortEnd = endOfHandle(nodeId, handleId);
      const ports = compatiblePorts(draft.getDocument(), from, analysis.getState().types);
      const compatible = new Set(ports.map((port) => portKey(port.nodeId, `${port.side}.${port.port}`)));
      ui.setState({ connecting: { from, compatible } });
    };
    const connect = (link: FlowConnection) => {
      const connection = connectionOf(link);
      if (connection === null) return;
      const document = draft.getDocument();
      if (!checkConnection(document, connection).ok) return;
      actions.connect(connection, inputOf(document, connection)?.many === true);
    };
    const end = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const { connecting } = ui.getState();
      ui.setState({ connecting: null, cycle: new Set() });
      if (connecting === null) return;
      const at = pointOf(event);
      const { toHandle } = state;
      if (toHandle !== null && state.isValid === false && toHandle.id !== null && toHandle.id !== undefined) {
        const to: PortEnd = endOfHandle(toHandle.nodeId, toHandle.id);
        const isSame = to.nodeId === connecting.from.nodeId && to.port === connecting.from.port;
        if (!isSame) ui.setState({ refused: { from: connecting.from, to, screen: [at.clientX, at.clientY] } });
        return;
      }
      if (toHandle !== null || state.toNode !== null) return;
      const place = flow.screenToFlowPosition({ x: at.clientX, y: at.clientY });
      ui.setState({
        palette: {
          screen: [at.clientX, at.clientY],
          place: [place.x, place.y],
          from: connecting.from,
          linkKey: null,
          frame: frameAt(draft.getDocument(), place),
        },
      });
    };
    const isValidConnection = (link: FlowConnection | FlowLink) => {
      const { connecting } = ui.getState();
      const connection = connectionOf(link);
      if (connection === null) return false;
      if (connecting === null) return true;
      const other =
        connecting.from.side === 'out'
          ? portKey(connection.to.nodeId, `in.${connection.to.port}`)
          : portKey(connection.from.nodeId, `out.${connection.from.port}`);
      return connecting.compatible.has(other);
    };
    return { onConnectStart: begin, onConnect: connect, onConnectEnd: end, isValidConnection };
  }, [draft, ui, actions, analysis, flow]);
}

function connectionOf(link: {
  readonly source: string;
  readonly target: string;
  readonly sourceHandle?: string | null | undefined;
  readonly targetHandle?: string | null | undefined;
}) {
  if (!link.sourceHandle || !link.targetHandle) return null;
  return toConnection(endOfHandle(link.source, link.sourceHandle), endOfHandle(link.target, link.targetHandle));
}

function pointOf(event: MouseEvent | TouchEvent): { readonly clientX: number; readonly clientY: number } {
  if ('changedTouches' in event) return event.changedTouches[0] ?? { clientX: 0, clientY: 0 };
  return event;
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
