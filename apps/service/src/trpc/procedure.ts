import { type Action, scopeFor } from '@premia/access';
import { fromWire, toWire } from '@premia/decimal';
import { initTRPC } from '@trpc/server';
import { ABSENT } from '../failure.ts';
import type { RequestContext } from './context.ts';
import { errorDataOf, sessionRequired, toTrpcError } from './errors.ts';

/** Proxies cut silent connections after a minute or so; the browser reconnects by itself after a missed ping. */
const SSE_PING_MS = 15_000;
const SSE_RECONNECT_AFTER_INACTIVITY_MS = 40_000;

/**
 * How long a stream may stay open before the browser comes back with its cookie: a role taken away or a session
 * ended elsewhere reaches open portals within this time.
 */
const SSE_DURATION_MAX_MS = 300_000;

const asIs = { serialize: (value: unknown) => value, deserialize: (value: unknown) => value };

const trpc = initTRPC.context<RequestContext>().create({
  // Traces hold exact rationals, for which JSON has no numbers. Nobody sends us one, so none is read: reducing a
  // fraction of a million digits would keep the process busy.
  transformer: { input: asIs, output: { serialize: toWire, deserialize: fromWire } },
  // Stacks stay in the log.
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: SSE_PING_MS },
    maxDurationMs: SSE_DURATION_MAX_MS,
    client: { reconnectAfterInactivityMs: SSE_RECONNECT_AFTER_INACTIVITY_MS },
  },
  errorFormatter({ shape, error, ctx }) {
    const data = errorDataOf(error, ctx?.requestId ?? '');
    return { ...shape, message: data.failure, data: { ...shape.data, ...data } };
  },
});

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

const observed = trpc.procedure.use(async ({ ctx, path, next }) => {
  const finished = ctx.observe(path);
  const result = await next();
  finished(result.ok);
  return result;
});

/**
 * The only way to build a procedure for people who are signed in: every one names its action, and an action
 * without an entry in the policy does not compile. Not allowed looks like not there.
 */
export function proc(action: Action) {
  return observed.use(({ ctx, next }) => {
    if (ctx.caller === null) {
      throw sessionRequired();
    }
    if (scopeFor(ctx.caller, action) === null) {
      throw toTrpcError(ABSENT.failure);
    }
    return next({ ctx: { ...ctx, caller: ctx.caller } });
  });
}

/** Doors that stand open to a visitor without a session; the list is closed on purpose. */
export function visitorProc(_door: 'session.demoPeople' | 'session.me' | 'session.signIn' | 'session.signOut') {
  return observed;
}
