import { fromWire, toWire } from '@premia/decimal';
import type { AppRouter, ErrorData } from '@premia/service';
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';

export type { AppRouter };

const TRPC_URL = '/trpc';
/** The service refuses longer batches. */
const BATCH_ITEMS_MAX = 10;
/** A batch answers when its slowest call does; these go alone, so that nothing waits for them and they fail alone. */
const SLOW_NAMESPACES: ReadonlySet<string> = new Set(['simulation', 'dashboards']);

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** Traces hold exact rationals, for which JSON has no numbers; the service does the same. */
const transformer = { serialize: toWire, deserialize: fromWire };

/** Queries go as POST too: some carry a whole document, which must not have to fit into an address. */
export function createClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: TRPC_URL, transformer }),
        false: splitLink({
          condition: (operation) => SLOW_NAMESPACES.has(operation.path.split('.')[0] ?? ''),
          true: httpLink({ url: TRPC_URL, methodOverride: 'POST', transformer }),
          false: httpBatchLink({ url: TRPC_URL, maxItems: BATCH_ITEMS_MAX, methodOverride: 'POST', transformer }),
        }),
      }),
    ],
  });
}

/** A failed call in the service's own terms: `code` is worded by `@premia/locale`, `requestId` is what support asks for. */
export interface CallFailure {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  readonly requestId: string | null;
}

/** Null for a lost connection: then there was no answer at all. */
export function callFailure(error: unknown): CallFailure | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  if (!isErrorData(data)) return null;
  return { code: data.failure, details: data.details, requestId: data.requestId === '' ? null : data.requestId };
}

function isErrorData(data: unknown): data is ErrorData {
  return typeof data === 'object' && data !== null && 'failure' in data && typeof data.failure === 'string';
}
