import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionCookie } from '../trpc/context.ts';

/** `__Host-` binds the cookie to this host and to https; browsers refuse the prefix without https. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-premia_session' : 'premia_session';
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session's secret in a raw `Cookie` header, for connections that are no requests. */
export function sessionTokenIn(header: string | undefined, secure: boolean): string | null {
  const name = `${cookieName(secure)}=`;
  const pair = header?.split(';').find((part) => part.trim().startsWith(name));
  const token = pair?.trim().slice(name.length);
  return token !== undefined && TOKEN.test(token) ? token : null;
}

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
