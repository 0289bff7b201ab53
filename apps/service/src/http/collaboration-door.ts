import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DraftRooms, Editor } from '../features/collaboration/draft-rooms.ts';
import type { Logger } from '../observability/logging.ts';
import type { UseCases } from '../use-cases.ts';
import { sessionTokenIn } from './session-cookie.ts';

export const COLLABORATION_PATH = '/collaboration';
/** The whole of a scheme at its limit of 5,000 nodes stays well below this. */
const MESSAGE_BYTES_MAX = 8 * 1024 * 1024;

export interface CollaborationDoorOptions {
  readonly rooms: DraftRooms;
  readonly useCases: UseCases;
  readonly log: Logger;
  readonly origins: readonly string[];
  readonly behindHttps: boolean;
}

/** Web sockets to the rooms, for people with a session, from our own pages only. */
export function openCollaborationDoor(server: FastifyInstance, options: CollaborationDoorOptions): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_MAX });
  server.server.on('upgrade', (request, socket, head) => {
    letIn(request, socket, options)
      .then((editor) => {
        if (editor === null) return;
        sockets.handleUpgrade(request, socket, head, (webSocket) => seat({ webSocket, request, editor, options }));
      })
      .catch((error: unknown) => {
        options.log.error({ err: error }, 'Somebody could not be let in to a draft');
        socket.destroy();
      });
  });
  server.addHook('preClose', async () => {
    await options.rooms.stop();
    for (const webSocket of sockets.clients) webSocket.terminate();
    sockets.close();
  });
}

async function letIn(
  request: IncomingMessage,
  socket: Duplex,
  { useCases, origins, behindHttps }: CollaborationDoorOptions,
): Promise<Editor | null> {
  const url = new URL(request.url ?? '/', 'http://service');
  if (url.pathname !== COLLABORATION_PATH) return refuse(socket, '404 Not Found');
  if (isForeign(request, origins, behindHttps)) return refuse(socket, '403 Forbidden');
  const token = sessionTokenIn(request.headers.cookie, behindHttps);
  const current = async () => (token === null ? null : useCases.session.callerOf(token));
  const actor = await current();
  if (actor === null) return refuse(socket, '401 Unauthorized');
  const { name } = await useCases.session.me(actor);
  return { actor, name, current, checkedAt: Date.now() };
}

/** Browsers do not keep other sites from opening a web socket to us with our cookie; the origin tells. */
function isForeign(request: IncomingMessage, origins: readonly string[], behindHttps: boolean): boolean {
  const { origin, host } = request.headers;
  return (
    origin !== `${behindHttps ? 'https' : 'http'}://${host}` && (origin === undefined || !origins.includes(origin))
  );
}

function refuse(socket: Duplex, status: string): null {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  return null;
}

interface Seat {
  readonly webSocket: WebSocket;
  readonly request: IncomingMessage;
  readonly editor: Editor;
  readonly options: CollaborationDoorOptions;
}

function seat({ webSocket, request, editor, options }: Seat): void {
  const headers = new Headers({ host: request.headers.host ?? '' });
  const connection = options.rooms.hocuspocus.handleConnection(
    webSocket,
    new Request(`http://${request.headers.host ?? 'service'}${request.url ?? '/'}`, { headers }),
    editor,
  );
  webSocket.binaryType = 'nodebuffer';
  webSocket.on('message', (data: Buffer) => connection.handleMessage(new Uint8Array(data)));
  webSocket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
  webSocket.on('error', (error) => options.log.warn({ err: error }, 'A connection to a draft failed'));
}
