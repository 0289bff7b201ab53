import type { SchemeLink } from '@premia/scheme';
import {
  type FinalConnectionState,
  type Connection as FlowConnection,
  type OnConnectStartParams,
  useReactFlow,
} from '@xyflow/react';
import { useMemo } from 'react';
import type { FlowLink, FlowNode } from '../flow-adapter/flow-types.ts';
import { endOfHandle } from '../flow-adapter/to-flow.ts';
import { portKey } from '../preview/value-store.ts';
import type { Designer } from '../state/designer-context.tsx';
import type { PortEnd } from '../state/designer-ui.ts';
import { checkConnection, compatiblePorts, inputOf, toConnection } from './connection-check.ts';
import { frameAt } from './drop-on-canvas.ts';

type Place = { readonly x: number; readonly y: number };

interface PaletteOpening {
  readonly event: { readonly clientX: number; readonly clientY: number };
  readonly linkKey: string | null;
}

export function openPalette({ draft, ui }: Designer, place: Place, { event, linkKey }: PaletteOpening): void {
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
export function useConnecting(designer: Designer) {
  const { draft, ui, actions, analysis } = designer;
  const flow = useReactFlow<FlowNode, FlowLink>();
  return useMemo(() => {
    /** The link whose end was taken hold of, until it is let go. */
    let taken: SchemeLink | null = null;
    const begin = (_: unknown, { nodeId, handleId }: OnConnectStartParams) => {
      if (nodeId === null || handleId === null) return;
      const from: PortEnd = endOfHandle(nodeId, handleId);
      const ports = compatiblePorts(draft.getDocument(), from, analysis.getState().types);
      const compatible = new Set(ports.map((port) => portKey(port.nodeId, `${port.side}.${port.port}`)));
      ui.setState({ connecting: { from, link: taken, compatible } });
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
        const { from, link } = connecting;
        if (!isSame)
          ui.setState({ refused: { from, to, ...(link === null ? {} : { link }), screen: [at.clientX, at.clientY] } });
        return;
      }
      // An end that is let go over nothing springs back.
      if (connecting.link !== null) return;
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
    const reconnect = ({ data }: FlowLink, to: FlowConnection) => {
      const connection = connectionOf(to);
      if (data === undefined || connection === null) return;
      const document = draft.getDocument();
      const links = document.links.filter((link) => link !== data.link);
      if (!checkConnection({ ...document, links }, connection).ok) return;
      actions.reconnect(data.link, connection, inputOf(document, connection)?.many === true);
    };
    return {
      onConnectStart: begin,
      onConnect: connect,
      onConnectEnd: end,
      isValidConnection,
      onReconnectStart: (_: unknown, { data }: FlowLink) => {
        taken = data?.link ?? null;
      },
      onReconnect: reconnect,
      onReconnectEnd: () => {
        taken = null;
      },
    };
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

export function pointOf(event: MouseEvent | TouchEvent): { readonly clientX: number; readonly clientY: number } {
  if ('changedTouches' in event) return event.changedTouches[0] ?? { clientX: 0, clientY: 0 };
  return event;
}
