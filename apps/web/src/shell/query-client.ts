import { QueryClient } from '@tanstack/react-query';
import { callFailure } from './api.ts';

const RETRIES_MAX = 2;
const FRESH_MS = 15_000;

/** A refusal of the service is an answer, not an accident: only lost connections are tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => callFailure(error) === null && failures < RETRIES_MAX,
        refetchOnWindowFocus: true,
      },
    },
  });
}
