import type { FastifyRequest } from 'fastify';

/**
 * Cross-site request forgery: a browser names the page a command comes from. A command is taken only from our own
 * pages; callers without a browser send neither `Origin` nor a session cookie.
 */
export function comesFromElsewhere(request: FastifyRequest, origins: readonly string[]): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') {
    return false;
  }
  const { origin } = request.headers;
  if (origin !== undefined) {
    return origin !== `${request.protocol}://${request.host}` && !origins.includes(origin);
  }
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    return site !== 'same-origin' && site !== 'none';
  }
  return request.headers.cookie !== undefined;
}
