import { randomUUID } from 'node:crypto';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { type FactsDoorOptions, factsDoor } from '../ingest/facts-door.ts';

import { type CollaborationDoorOptions, openCollaborationDoor } from './collaboration-door.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { type TrpcDoorOptions, trpcDoor } from './trpc-door.ts';
import { serveWebApp } from './web-app.ts';

/** Smaller answers cost more to compress than to send. */
const COMPRESS_FROM_BYTES = 1024;
const BODY_BYTES_MAX = 64 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;

export interface ServerOptions extends TrpcDoorOptions, FactsDoorOptions, CollaborationDoorOptions {
  readonly webRoot: string;
  /** Null while the truth can be reached; otherwise why not. */
  readonly health: () => Promise<string | null>;
}

/** The whole HTTP surface: tRPC, facts, shared drafts, health, metrics and the browser app. */
export async function createHttpServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    trustProxy: options.behindHttps,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
    // Portals that are waiting for changes must not hold up the end.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2_000 },
  });
  addSecurityHeaders(server, options.behindHttps);
  await server.register(fastifyCookie);
  await server.register(fastifyCompress, { threshold: COMPRESS_FROM_BYTES });

  server.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      options.log.error({ requestId: request.id, err: error }, 'A request failed');
      return reply.code(500).send({ error: 'service/defect', requestId: request.id });
    }
    return reply.code(status).send({ error: status === 413 ? 'request/too-large' : 'request/invalid' });
  });

  server.get('/health', async (_request, reply) => {
    const trouble = await options.health();
    return reply.code(trouble === null ? 200 : 503).send({ ok: trouble === null, trouble });
  });
  server.get('/metrics', async (_request, reply) => {
    reply.type(options.metrics.registry.contentType);
    return options.metrics.registry.metrics();
  });
  await server.register(trpcDoor(options), { prefix: '/trpc' });
  await server.register(factsDoor(options), { prefix: '/api' });
  openCollaborationDoor(server, options);
  await serveWebApp(server, options.webRoot);
  return server;
}
