import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Vite puts a content hash into every name under this folder. */
const HASHED_ASSETS = '/assets/';
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** The page itself is asked for anew each time, so that a new release is seen at the next visit. */
const REVALIDATE = 'no-cache';

/** Serves the built browser app; every address that is not a file and not a door of the service is one of its pages. */
export async function serveWebApp(server: FastifyInstance, webRoot: string): Promise<void> {
  const built = existsSync(join(webRoot, 'index.html'));
  if (built) {
    await server.register(fastifyStatic, {
      root: webRoot,
      wildcard: true,
      cacheControl: false,
      index: ['index.html'],
      setHeaders(reply, path) {
        reply.header('cache-control', path.replaceAll('\\', '/').includes(HASHED_ASSETS) ? IMMUTABLE : REVALIDATE);
      },
    });
  }
  server.setNotFoundHandler(async (request, reply) => {
    if (built && isPage(request)) {
      return reply.header('cache-control', REVALIDATE).sendFile('index.html');
    }
    return reply.code(404).send({ error: 'request/absent' });
  });
}

function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  const isDoor = path.startsWith('/trpc') || path.startsWith('/api/') || path.startsWith(HASHED_ASSETS);
  return request.method === 'GET' && !isDoor && (request.headers.accept ?? '').includes('text/html');
}
