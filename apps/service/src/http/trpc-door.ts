import { type FastifyHandlerOptions, fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../observability/logging.ts';
import type { Metrics } from '../observability/metrics.ts';
import { type AppRouter, appRouter } from '../router.ts';
import type { RequestContext } from '../trpc/context.ts';
import { isDefect } from '../trpc/errors.ts';
import type { UseCases } from '../use-cases.ts';
import { judgeJson } from './json-guard.ts';
import { comesFromElsewhere } from './origin-check.ts';
import { sessionCookieOf } from './session-cookie.ts';

/** A scheme at its limit of 5,000 nodes stays well below this. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;
export const BATCH_SIZE_MAX = 10;

export interface TrpcDoorOptions {
  readonly useCases: UseCases;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly origins: readonly string[];
  readonly behindHttps: boolean;
}

/** tRPC over HTTP with our own body handling: JSON only, judged before it is parsed, commands only from our pages. */
export function trpcDoor(options: TrpcDoorOptions) {
  return async (server: FastifyInstance): Promise<void> => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: BODY_BYTES_MAX },
      (_request, body, done) => done(null, body),
    );
    server.addHook('preHandler', async (request, reply) => refuseHostileRequest(request, reply, options.origins));

    const handlerOptions = trpcHandlerOptions(options);
    server.all<{ Params: { '*': string } }>('/*', { bodyLimit: BODY_BYTES_MAX }, (request, reply) =>
      fastifyRequestHandler({ ...handlerOptions, req: request, res: reply, path: request.params['*'] }),
    );
  };
}

async function refuseHostileRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  origins: readonly string[],
): Promise<FastifyReply | undefined> {
  if (comesFromElsewhere(request, origins)) {
    return reply.code(403).send({ error: 'request/other-origin' });
  }
  const { input } = request.query as { readonly input?: unknown };
  for (const text of [request.body, input]) {
    if (typeof text === 'string' && judgeJson(text) !== 'fine') {
      return reply.code(400).send({ error: 'request/invalid' });
    }
  }
  return undefined;
}

function trpcHandlerOptions(options: TrpcDoorOptions): FastifyHandlerOptions<AppRouter, FastifyRequest, FastifyReply> {
  const { useCases, metrics, log } = options;
  return {
    router: appRouter,
    maxBatchSize: BATCH_SIZE_MAX,
    allowMethodOverride: true,
    async createContext({ req, res }): Promise<RequestContext> {
      const session = sessionCookieOf(req, res, options.behindHttps);
      const caller = session.token === null ? null : await useCases.session.callerOf(session.token);
      return {
        caller,
        useCases,
        session,
        requestId: req.id,
        observe(path) {
          const stop = metrics.procedureSeconds.startTimer({ procedure: path });
          return (succeeded) => stop({ outcome: succeeded ? 'ok' : 'failed' });
        },
      };
    },
    onError({ error, path, ctx }) {
      if (isDefect(error)) {
        log.error({ requestId: ctx?.requestId, procedure: path, err: error }, 'A procedure failed');
      }
    },
  };
}
