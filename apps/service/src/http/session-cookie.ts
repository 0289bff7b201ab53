import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionCookie } from '../trpc/context.ts';

/** `__Host-` binds the cookie to this host and to https; browsers refuse the prefix without https. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-premia_session' : 'premia_session';
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export function sessionCookieOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): SessionCookie {
  const name = cookieName(secure);
  const attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  const sent = request.cookies[name];
  return {
    token: sent !== undefined && TOKEN.test(sent) ? sent : null,
    set(token, expiresAt) {
      reply.setCookie(name, token, { ...attributes, expires: expiresAt });
    },
    clear() {
      reply.clearCookie(name, attributes);
    },
  };
}
